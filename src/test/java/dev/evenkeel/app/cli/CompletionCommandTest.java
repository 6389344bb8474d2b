package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder);
  }

  @Test
  void bashCompletesEveryVerb() throws Exception {
    Set<String> verbs = CommandLineTool.whole(shell.console()).getSubcommands().keySet();
    assertTrue(new TreeSet<>(bash("''").lines().toList()).containsAll(verbs));
    assertEquals("schema\n", bash("sch"));
  }

  @Test
  void bashCompletesOptionsAndNames() throws Exception {
    assertTrue(bash("init", "--").lines().toList().contains("--force"));
    assertEquals("snapshot\n", bash("schema", "sn"));
  }

  @Test
  void zshReadsTheSameScriptAfterLoadingBashsWay() {
    String zsh = shell.run("completion", "zsh").out();
    assertTrue(zsh.startsWith("autoload -Uz compinit bashcompinit"));
    assertTrue(zsh.endsWith(shell.run("completion", "bash").out()));
  }

  @Test
  void noScriptNamesThisMachine() {
    String script = shell.run("completion", "bash").out();
    assertFalse(script.contains(System.getProperty("user.home") + "/"), script);
  }

  @Test
  void anUnknownShellIsAUsageError() {
    Shell.Ran ran = shell.run("completion", "fish");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("bash"), ran.err());
  }

  /** What bash offers for the last word. */
  private String bash(String... words) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash");
    shell.file("completion.bash", shell.run("completion", "bash").out());
    shell.file(
        "ask.bash",
        """
        source "$1"; shift
        COMP_WORDS=(evenkeel "$@"); COMP_CWORD=$#; COMP_LINE="evenkeel $*"; COMP_POINT=${#COMP_LINE}
        _complete_evenkeel
        printf '%s\\n' "${COMPREPLY[@]}"
        """);
    var command = new java.util.ArrayList<String>();
    command.add("/bin/bash");
    command.add(folder.resolve("ask.bash").toString());
    command.add(folder.resolve("completion.bash").toString());
    for (String word : words) {
      command.add(word.equals("''") ? "" : word);
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return out.replaceAll("(?m) +$", "");
  }
}
