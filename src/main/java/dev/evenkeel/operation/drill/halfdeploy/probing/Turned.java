package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sees from the server whether one of a place's sessions is kept waiting by another: it is blocked,
 * or it asked for a lock without waiting, was refused, and has not got it since.
 */
final class Turned implements AutoCloseable {
  private static final String POSTGRESQL =
      """
      SELECT count(*) FROM pg_stat_activity s
      WHERE s.datname = current_database() AND s.pid <> pg_backend_pid()
        AND s.backend_type = 'client backend'
        AND (cardinality(pg_blocking_pids(s.pid)) > 0
          OR (s.state LIKE 'idle%' AND s.query ~* 'pg_try_advisory_'
            AND NOT EXISTS (SELECT 1 FROM pg_locks l
              WHERE l.locktype = 'advisory' AND l.pid = s.pid AND l.granted)
            AND EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
              WHERE l.locktype = 'advisory' AND l.granted AND d.datname = s.datname)))\
      """;

  private static final String MARIADB =
      """
      SELECT (SELECT count(*) FROM information_schema.PROCESSLIST
          WHERE DB = database() AND ID <> connection_id()
            AND (STATE LIKE 'Waiting for%lock%' OR STATE = 'User lock'))
        + (SELECT count(*) FROM information_schema.INNODB_TRX t
          JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
          WHERE p.DB = database() AND t.trx_state = 'LOCK WAIT')\
      """;

  private final Place place;
  private final String question;
  private final Connection connection;

  Turned(Place place, Dialect dialect) {
    this.place = place;
    question = dialect == Dialect.POSTGRESQL ? POSTGRESQL : MARIADB;
    try {
      connection = place.dataSource().getConnection();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  boolean isAny() {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getLong(1) > 0;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private SandboxFailure failed(SQLException e) {
    return new SandboxFailure(
        "who waits for whom in " + place.name() + " could not be seen: " + e.getMessage(),
        "run the drill again",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
