package dev.evenkeel.app.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A step in a process group of its own, as a runner starts it, to be cancelled as a runner does.
 */
final class Cancelled {
  private final Process process;
  private final Path said;

  private Cancelled(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** INT may be ignored where the tests were started: the step is to hear it all the same. */
  static Cancelled start(Path folder, Map<String, String> variables, String script)
      throws IOException {
    Path said = Files.createTempFile("said", ".txt");
    var words =
        new ArrayList<>(List.of("env", "--default-signal=INT,TERM", "setsid", "bash", script));
    var builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(variables);
    return new Cancelled(builder.start(), said);
  }

  /** To all processes of the step. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid()).start().waitFor();
  }

  int ended() throws InterruptedException {
    return process.waitFor();
  }

  /** Whether no process of the group is left. */
  boolean isGone() throws IOException, InterruptedException {
    return new ProcessBuilder("kill", "-0", "--", "-" + process.pid())
            .redirectErrorStream(true)
            .start()
            .waitFor()
        != 0;
  }

  String said() throws IOException {
    String text = Files.readString(said);
    Files.delete(said);
    return text;
  }
}
