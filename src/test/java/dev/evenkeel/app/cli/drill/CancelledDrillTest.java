package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drill that is ended while it is at work: what it was at fails, and that must not end it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "arguments of processes are read as Linux has them")
class CancelledDrillTest {
  private static final String DATA = "/postgresql";

  /** template0, template1 and postgres. */
  private static final int OF_EVERY_SERVER = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void itEndsByTheSignalAndLeavesNeitherServerNorFile(String signal, int code) throws Exception {
    for (int i = 1; i <= 20; i++) {
      Files.writeString(folder.resolve("V" + i + "__a.sql"), "CREATE TABLE t" + i + " (id int);");
    }
    var command =
        new ProcessBuilder(
                ChildJvm.command(
                    Main.class, "drill", "half-deploy", folder.toString(), "--death", "ci-cancel"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    String project = System.getProperty("evenkeel.project", ".");
    command
        .environment()
        .put(
            "XDG_CACHE_HOME",
            Path.of(project, "target", "sandbox-of-tests").toAbsolutePath().toString());
    Process drill = command.start();
    try {
      Path data = dataOfServer(drill);
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + drill.pid()).start().waitFor();
      assertTrue(drill.waitFor(60, TimeUnit.SECONDS), "the drill did not end");
      assertEquals(code, drill.exitValue());
      assertFalse(Files.exists(data.resolveSibling("")), data + " is still there");
    } finally {
      drill.destroyForcibly();
    }
  }

  /** Where the server's files are, once the drill has made databases of its own there. */
  private static Path dataOfServer(Process drill) throws IOException {
    while (drill.isAlive()) {
      Optional<Path> data =
          drill
              .descendants()
              .flatMap(each -> each.info().arguments().stream().flatMap(Arrays::stream))
              .filter(argument -> argument.startsWith("/") && argument.endsWith(DATA))
              .map(Path::of)
              .findFirst();
      if (data.isPresent() && databases(data.get()) > OF_EVERY_SERVER) {
        return data.get();
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new AssertionError("the drill ended by itself");
  }

  private static long databases(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data.resolve("base"))) {
      return all.count();
    }
  }
}
