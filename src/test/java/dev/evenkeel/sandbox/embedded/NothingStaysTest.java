package dev.evenkeel.sandbox.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a drill ends, no server of it runs on, and nothing of it stays on the disk. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are those of POSIX")
final class NothingStaysTest {
  @ParameterizedTest
  @ValueSource(strings = {"close", "throw", "TERM", "INT"})
  void aDrillTakesItsServerWithIt(String way) throws Exception {
    try (var drill = new Drilling("postgresql")) {
      drill.end(way);
      drill.assertGone();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void whatAKilledDrillLeftIsRemovedByTheNextOneAndOnlyThat(String engine) throws Exception {
    Place ours = Servers.postgresql().create();
    try (var drill = new Drilling(engine);
        var living = new Drilling("postgresql")) {
      drill.end("KILL");
      assertTrue(drill.server.isAlive(), "a server outlives a killed drill");
      assertTrue(Files.exists(drill.folder));

      Servers.home().begin().close();

      drill.assertGone();
      assertTrue(living.server.isAlive(), "another drill's server is not ours to end");
      assertTrue(Files.exists(living.folder));
      assertEquals("1", Asked.one(ours, "SELECT 1"));
      living.end("close");
      living.assertGone();
    } finally {
      Servers.postgresql().drop(ours);
    }
  }

  @Test
  void aFolderWithoutAnOwnerIsRemovedToo() throws IOException {
    Path left = Servers.home().begin().folder("x").resolveSibling("").resolveSibling("leftover1");
    Files.createDirectories(left.resolve("postgresql"));
    Files.writeString(left.resolve("postgresql/PG_VERSION"), "18");

    Servers.home().begin().close();

    assertFalse(Files.exists(left));
  }

  /** A child that drills, its server, its folder. */
  private static final class Drilling implements AutoCloseable {
    final Process process;
    final ProcessHandle server;
    final Path folder;

    Drilling(String engine) throws IOException {
      process =
          new ProcessBuilder(
                  ChildJvm.command(
                      List.of("-Devenkeel.project=" + System.getProperty("evenkeel.project", ".")),
                      DrillingChild.class,
                      engine))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String name = said.readLine();
      assertTrue(name != null, "the child did not start");
      Run run = Servers.home().begin();
      folder = run.folder("x").resolveSibling("").resolveSibling(name.split("_")[1]);
      run.close();
      server =
          process
              .children()
              .filter(
                  each ->
                      each.info()
                          .command()
                          .filter(c -> c.matches(".*/(postgres|mariadbd)"))
                          .isPresent())
              .findFirst()
              .orElseThrow();
    }

    void end(String way) throws IOException, InterruptedException {
      switch (way) {
        case "close", "throw" -> {
          process.getOutputStream().write(way.charAt(0));
          process.getOutputStream().close();
        }
        case "KILL" -> process.destroyForcibly();
        default ->
            new ProcessBuilder(List.of("/bin/sh", "-c", "kill -" + way + " " + process.pid()))
                .start()
                .waitFor();
      }
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the drill did not end");
      assertEquals(
          switch (way) {
            case "close" -> 0;
            case "throw" -> 1;
            case "TERM" -> 143;
            case "INT" -> 130;
            default -> 137;
          },
          process.exitValue());
    }

    void assertGone() throws InterruptedException, ExecutionException, TimeoutException {
      server.onExit().get(30, TimeUnit.SECONDS);
      assertFalse(Files.exists(folder), folder + " is still there");
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
