package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.SandboxFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that runs as a child of this process, and the last lines of what it said. */
public final class ServerProcess {
  private static final int LINES = 20;
  private static final int PATIENCE_SECONDS = 120;
  private final Process process;
  private final Deque<String> last = new ArrayDeque<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private ServerProcess(Process process, String readyLine) {
    this.process = process;
    // A pipe is read until its writer ends, and that would hold a carrier of virtual threads for
    // good:
    // two servers on two cores would let none run.
    Thread.ofPlatform().daemon().name("server-output").start(() -> listen(readyLine));
  }

  /**
   * Starts a server and waits until it says that it is ready.
   *
   * @param what the server's name for people
   * @param folder where it runs
   * @param readyLine part of the line that it writes when it takes connections
   */
  public static ServerProcess start(
      String what, List<String> command, Path folder, String readyLine) {
    try {
      var server = new ServerProcess(process(command, folder).start(), readyLine);
      server.awaitReady(what);
      return server;
    } catch (IOException e) {
      throw new SandboxFailure(
          what + " did not start: " + e.getMessage(), "give a server: --sandbox URL", e);
    }
  }

  /** Runs a program to its end; fails with what it said where it says no. */
  public static void run(String what, List<String> command, Path folder) {
    run(what, command, folder, Path.of("/dev/null"));
  }

  /** Runs a program to its end on the text of a file. */
  public static void run(String what, List<String> command, Path folder, Path input) {
    try {
      Process process = process(command, folder).redirectInput(input.toFile()).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new SandboxFailure(what + " failed: " + said.strip(), "give a server: --sandbox URL");
      }
    } catch (IOException e) {
      throw new SandboxFailure(
          what + " did not start: " + e.getMessage(), "give a server: --sandbox URL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxFailure(what + " was interrupted", "run it again", e);
    }
  }

  /** In a world of its own: no variable of ours changes what the server does. */
  private static ProcessBuilder process(List<String> command, Path folder) {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  private void awaitReady(String what) {
    try {
      if (!ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SandboxFailure(
            what + " ended at its start: " + said(), "give a server: --sandbox URL");
      }
    } catch (TimeoutException | ExecutionException e) {
      endAtOnce();
      throw new SandboxFailure(
          what + " was not ready after " + PATIENCE_SECONDS + " s: " + said(),
          "give a server: --sandbox URL",
          e);
    } catch (InterruptedException e) {
      endAtOnce();
      Thread.currentThread().interrupt();
      throw new SandboxFailure(what + " was interrupted at its start", "run it again", e);
    }
  }

  private void listen(String readyLine) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (last) {
          last.add(line);
          if (last.size() > LINES) {
            last.remove();
          }
        }
        if (line.contains(readyLine)) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      // Closed with the process: there is nothing more to hear.
    } finally {
      ready.complete(false);
    }
  }

  /** The last lines that the server wrote. */
  public String said() {
    synchronized (last) {
      return String.join(" | ", last);
    }
  }

  /** Ends it as a crash would, and waits until it and its children are gone. */
  public void endAtOnce() {
    Servers.endAtOnce(process.toHandle());
  }

  /** Ends it as an administrator would who does not wait for sessions. */
  public void endInGoodOrder() {
    Servers.endInGoodOrder(process.toHandle());
  }
}
