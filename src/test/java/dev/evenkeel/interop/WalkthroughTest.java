package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/walkthrough.md: one change of the demo's shop, by the commands as they stand there. */
class WalkthroughTest {
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));
  private static final Pattern BLOCK = Pattern.compile("```(sh|text)\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern EXIT = Pattern.compile("\\s+# exit (\\d+)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @TempDir static Path folder;
  private static String stranger = "";

  /** The document's commands that are ours, in order; each does what it says. */
  @BeforeAll
  static void walk() throws IOException {
    Shell shell = shop();
    String page = Files.readString(PROJECT.resolve("docs/walkthrough.md"));
    Matcher block = BLOCK.matcher(page);
    String said = "";
    int ran = 0;
    while (block.find()) {
      if (block.group(1).equals("text")) {
        says(said, block.group(2));
        continue;
      }
      for (String line : block.group(2).lines().toList()) {
        if (line.startsWith("go ")) {
          stranger = line;
          said = "ok";
        } else {
          said = run(shell, line);
          ran++;
        }
      }
    }
    assertTrue(ran > 15, "only " + ran + " commands were found");
  }

  private static Shell shop() throws IOException {
    Shell shell =
        new Shell(folder)
            .variable("HOME", folder.resolve("home").toString())
            .variable(
                "XDG_CACHE_HOME", PROJECT.resolve("target/cache").toAbsolutePath().toString());
    for (String name : resource("files").lines().toList()) {
      shell.file(name, resource(name));
    }
    return shell;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = WalkthroughTest.class.getResourceAsStream("/demo/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** {@code echo 'TEXT' | evenkeel ... # exit N}, the first part and the last where they stand. */
  private static String run(Shell shell, String line) {
    Matcher exit = EXIT.matcher(line);
    int expected = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    String command = EXIT.matcher(line).replaceFirst("");
    if (command.startsWith("echo '")) {
      int end = command.indexOf("' | ");
      shell.input(command.substring("echo '".length(), end) + "\n");
      command = command.substring(end + "' | ".length());
    }
    List<String> words = words(command);
    assertEquals("evenkeel", words.getFirst(), line);
    Shell.Ran ran = shell.run(words.subList(1, words.size()).toArray(String[]::new));
    assertEquals(expected, ran.code(), () -> line + "\n" + ran.out() + ran.err());
    return ran.out();
  }

  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }

  /** The parts of the block stand in what was said, in their order. */
  private static void says(String said, String block) {
    int at = 0;
    for (String part : block.split("\n?\\[\\.\\.\\.]\n", -1)) {
      int found = said.indexOf(part.stripTrailing(), at);
      assertTrue(found >= 0, () -> "not said, in this order:\n" + part + "\nbut:\n" + said);
      at = found + part.stripTrailing().length();
    }
  }

  @Test
  void theAuditorsPageSaysWhatTheLogKnows() throws IOException {
    String page = Files.readString(folder.resolve("change.html"));
    String packed = Files.readString(folder.resolve("pack/change.html"));
    for (String told :
        List.of(
            "it went out although the gate said failed",
            "ROLLED BACK",
            "<strong>carla</strong>",
            "SILENT WRONG",
            "gate of shop-1.8.2",
            "the deployer was killed",
            "by dora")) {
      assertTrue(page.contains(told), told);
      assertTrue(packed.contains(told), told);
    }
  }

  @Test
  void aStrangersToolsAcceptThePack() throws Exception {
    assertEquals("go -C \"$REPOSITORY/src/test/go\" run . pack \"$PWD/pack\"", stranger);
    Stranger.Run said =
        Stranger.go().asked("", "pack", folder.resolve("pack").toAbsolutePath().toString());
    assertEquals(0, said.code(), said.output());
    assertTrue(said.output().startsWith("ok 12 records"), said.output());
  }
}
