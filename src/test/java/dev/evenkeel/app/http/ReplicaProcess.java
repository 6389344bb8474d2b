package dev.evenkeel.app.http;

import dev.evenkeel.store.postgresql.ThrownAway;
import java.nio.file.Path;

/**
 * A replica of the service in a process of its own; prints its port and serves until it is ended.
 */
final class ReplicaProcess {
  private ReplicaProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    RunningTrail trail =
        RunningTrail.in(Path.of(arguments[0]))
            .storage(() -> ThrownAway.open(arguments[1], arguments[2], arguments[3]))
            .start();
    System.out.println(trail.server.port());
    System.out.flush();
    Thread.currentThread().join();
  }
}
