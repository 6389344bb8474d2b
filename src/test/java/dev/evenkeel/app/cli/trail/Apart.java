package dev.evenkeel.app.cli.trail;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes in namespaces of their own: without a network, or with disks of their own. */
final class Apart {
  /** What a process left; both of its streams. */
  record Ran(int code, String output) {}

  private final Path directory;
  private final String namespaces;

  /**
   * Processes apart.
   *
   * @param namespaces flags of unshare, e.g. {@code -rn}
   */
  Apart(Path directory, String namespaces) {
    this.directory = directory;
    this.namespaces = namespaces;
  }

  boolean possible() throws Exception {
    return run("true").code() == 0;
  }

  Ran evenkeel(String... arguments) throws Exception {
    var command = new ArrayList<>(evenkeel());
    command.addAll(Arrays.asList(arguments));
    return run(command.toArray(String[]::new));
  }

  /** The command line of our program, without arguments. */
  static List<String> evenkeel() {
    return ChildJvm.command(Main.class);
  }

  Ran run(String... command) throws Exception {
    var whole = new ArrayList<>(List.of("unshare", namespaces));
    whole.addAll(Arrays.asList(command));
    var builder = new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", directory.resolve("home").toString());
    builder.environment().remove("XDG_STATE_HOME");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Ran(127, "unshare is not installed");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not end");
    }
    return new Ran(process.exitValue(), output);
  }
}
