package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.app.cli.CommandLineTool;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification in a network namespace of its own, which has no interface that is up. */
class NetworkCutTest {
  private record Ran(int code, String output) {}

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void fill() {
    shell = new Shell(directory).variable("HOME", directory.resolve("home").toString());
    // Before any clock that the process below may have: a time to come is a problem of its own.
    shell.on(LocalDate.of(2026, 11, 1)).file("seen.txt", "what was seen");
    for (String key : List.of("k1", "k2")) {
      Shell.Ran ran =
          shell.run(
              "trail",
              "record",
              "--data",
              "log",
              "--change",
              "c",
              "--type",
              "test.result",
              "--key",
              key,
              "--evidence",
              "seen.txt");
      assertEquals(ExitCode.PASSED, ran.code(), ran.err());
      shell.file("receipt", ran.out());
    }
    shell.run("trail", "export", "c", "--data", "log", "--output", "pack");
    shell.file("policy", "log " + shell.read("log/keys/log.pub").strip() + "\nquorum none\n");
  }

  @Test
  void aLogAndAPackVerifyWithTheNetworkCut() throws Exception {
    assumeTrue(
        cut("true").code() == 0,
        "verification was not run without a network: unshare -rn is not here or is refused");
    Ran routes = cut("cat", "/proc/net/route");
    assertTrue(routes.output().lines().count() <= 1, "no route: " + routes.output());
    Ran log = evenkeel("--data", "log", "--against", "receipt", "--trust", "policy");
    assertEquals(ExitCode.PASSED, log.code(), log.output());
    assertTrue(log.output().contains("the log holds"), log.output());
    Ran pack = evenkeel("--pack", "pack", "--against", "receipt", "--trust", "policy");
    assertEquals(ExitCode.PASSED, pack.code(), pack.output());
    assertTrue(pack.output().contains("the pack holds"), pack.output());
    shell.file("pack/contents/0-0", "what was not seen");
    assertEquals(ExitCode.INTEGRITY, evenkeel("--pack", "pack").code());
  }

  private Ran evenkeel(String... options) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                CommandLineTool.class.getPackageName() + ".Main",
                "trail",
                "verify"));
    command.addAll(Arrays.asList(options));
    return cut(command.toArray(String[]::new));
  }

  private Ran cut(String... command) throws Exception {
    var whole = new ArrayList<>(List.of("unshare", "-r", "-n"));
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

  /** Some launchers of tests load them from a class path that is not the process's. */
  private static String classPath() {
    if (CommandLineTool.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }
}
