package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification in a network namespace of its own, which has no interface that is up. */
class NetworkCutTest {
  @TempDir Path directory;
  private Shell shell;
  private Apart cut;

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
    cut = new Apart(directory, "-rn");
    assumeTrue(
        cut.possible(),
        "verification was not run without a network: unshare -rn is not here or is refused");
    Apart.Ran routes = cut.run("cat", "/proc/net/route");
    assertTrue(routes.output().lines().count() <= 1, "no route: " + routes.output());
    Apart.Ran log = evenkeel("--data", "log", "--against", "receipt", "--trust", "policy");
    assertEquals(ExitCode.PASSED, log.code(), log.output());
    assertTrue(log.output().contains("the log holds"), log.output());
    Apart.Ran pack = evenkeel("--pack", "pack", "--against", "receipt", "--trust", "policy");
    assertEquals(ExitCode.PASSED, pack.code(), pack.output());
    assertTrue(pack.output().contains("the pack holds"), pack.output());
    shell.file("pack/contents/0-0", "what was not seen");
    assertEquals(ExitCode.INTEGRITY, evenkeel("--pack", "pack").code());
  }

  private Apart.Ran evenkeel(String... options) throws Exception {
    return cut.evenkeel(
        Stream.concat(Stream.of("trail", "verify"), Stream.of(options)).toArray(String[]::new));
  }
}
