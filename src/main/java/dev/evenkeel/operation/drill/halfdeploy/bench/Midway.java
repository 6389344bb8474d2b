package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps PostgreSQL in the middle of a statement that commits on its way: such a statement waits for
 * every transaction that may write to its table, so one that may is held open.
 */
public final class Midway implements Wire.Striker {
  /** By this name the drill's own session is told from the tool's. */
  static final String HOLDER = "evenkeel holds a lock";

  private static final String LOCK_EVERY_TABLE =
      """
      DO $$ DECLARE t regclass; BEGIN
        FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        LOOP EXECUTE 'LOCK TABLE ' || t || ' IN ROW EXCLUSIVE MODE'; END LOOP;
      END $$\
      """;

  private static final String WAITING =
      " FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
          + " AND wait_event_type = 'Lock'";

  /** Long, for it costs nothing where the server gets there. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private static final long GLANCE = 500_000;

  private final Place place;
  private final Runnable crash;
  private @Nullable Connection holder;
  private @Nullable Connection observer;
  private volatile boolean released;

  public Midway(Place place, Runnable crash) {
    this.place = place;
    this.crash = crash;
  }

  @Override
  public void crash() {
    crash.run();
  }

  @Override
  public void hold() {
    try {
      observer = place.dataSource().getConnection();
      Connection opened = place.dataSource().getConnection();
      holder = opened;
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET application_name = '" + HOLDER + "'");
        opened.setAutoCommit(false);
        statement.execute(LOCK_EVERY_TABLE);
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the tables of " + place.name() + " could not be held: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }

  @Override
  public boolean awaitMiddle() {
    long deadline = System.nanoTime() + PATIENCE;
    while (!released && System.nanoTime() < deadline) {
      if (number("SELECT count(*)" + WAITING) > 0) {
        return true;
      }
      LockSupport.parkNanos(GLANCE);
    }
    return false;
  }

  @Override
  public void endSession() {
    number("SELECT count(pg_terminate_backend(pid))" + WAITING);
  }

  private long number(String question) {
    Connection open = observer;
    if (open == null) {
      return 0;
    }
    try (Statement statement = open.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() ? answer.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  @Override
  public void release() {
    released = true;
    close(holder);
    close(observer);
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The server has died, and the connection with it: that may be the fault that was drilled.
        return;
      }
    }
  }
}
