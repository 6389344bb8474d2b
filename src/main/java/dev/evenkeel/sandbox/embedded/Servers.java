package dev.evenkeel.sandbox.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending servers, those of a run that is no more among them. */
final class Servers {
  private static final List<String> PROGRAMS = List.of("postgres", "mariadbd");

  private Servers() {}

  /** Servers that were started on files of this folder, whoever started them. */
  static void endThoseIn(Path folder) {
    String inside = folder + "/";
    ProcessHandle.allProcesses()
        .filter(each -> isServer(each) && worksIn(each, inside))
        .forEach(Servers::endAtOnce);
  }

  private static boolean isServer(ProcessHandle process) {
    Optional<String> command = process.info().command();
    return command.isPresent() && PROGRAMS.contains(ServerJars.name(Path.of(command.get())));
  }

  private static boolean worksIn(ProcessHandle process, String inside) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(argument -> argument.contains(inside));
  }

  /**
   * As in a crash. PostgreSQL is told by a signal of its own, so that it takes its children and its
   * shared memory with it; the other one has neither.
   */
  static void endAtOnce(ProcessHandle server) {
    if (server.info().command().filter(name -> name.endsWith("postgres")).isPresent()) {
      signal(server, "QUIT");
      if (isGone(server, 10)) {
        return;
      }
    }
    server.destroyForcibly();
    isGone(server, 10);
  }

  /** Rolls back what is under way, writes all it holds, and leaves nothing to recover. */
  static void endInGoodOrder(ProcessHandle server) {
    signal(server, "INT");
    if (!isGone(server, 60)) {
      endAtOnce(server);
    }
  }

  private static void signal(ProcessHandle server, String signal) {
    try {
      // The JDK sends two signals only, and the one that every shell sends is asked for here.
      new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + server.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      server.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.destroyForcibly();
    }
  }

  private static boolean isGone(ProcessHandle server, int seconds) {
    try {
      server.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !server.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
