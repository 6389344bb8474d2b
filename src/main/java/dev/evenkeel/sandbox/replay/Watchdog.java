package dev.evenkeel.sandbox.replay;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a statement that takes too long. From outside, since a timeout set in the session would be
 * one more setting that a migration can see.
 */
final class Watchdog {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("replay-watchdog").factory());

  private final Duration limit;
  private final AtomicBoolean bitten = new AtomicBoolean();

  Watchdog(Duration limit) {
    this.limit = limit;
  }

  /** Something that takes time at a server. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  <T> T over(Statement statement, Work<T> work) throws SQLException {
    ScheduledFuture<?> cancel =
        CLOCK.schedule(() -> bite(statement), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } finally {
      cancel.cancel(false);
    }
  }

  boolean hasBitten() {
    return bitten.get();
  }

  Duration limit() {
    return limit;
  }

  private void bite(Statement statement) {
    bitten.set(true);
    Thread.ofPlatform().daemon().name("statement-end").start(() -> end(statement));
  }

  private static void end(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // A server that takes no cancel is left: the socket goes, and the statement with it.
      abort(statement);
    }
  }

  private static void abort(Statement statement) {
    try {
      statement.getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("the connection neither ends its statement nor itself", e);
    }
  }
}
