package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.LockMode;
import dev.evenkeel.drill.hazard.Relation;
import dev.evenkeel.drill.hazard.Shape;
import dev.evenkeel.plan.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Looks at one server from inside of the session that is watched. */
interface Eyes {
  /** The whole of it, between two migrations. */
  Shape shape(Connection session) throws SQLException;

  /** What one statement can have changed. */
  Glimpse glimpse(Connection session) throws SQLException;

  /** How the server would change the table; empty where it was not found out. */
  Optional<String> algorithm(Connection session, String sql, String gist) throws SQLException;

  /** Whether a statement may share a transaction with others. */
  boolean hasTransactions();

  static Eyes of(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? new PostgresEyes() : new MysqlEyes();
  }

  /**
   * One look.
   *
   * @param relations by their id
   * @param locks the strongest that the session holds, by relation
   * @param scans how often the session has read a table from end to end
   * @param lockTimeout as SHOW writes it; empty where there is none to ask for
   */
  record Glimpse(
      Map<Long, Relation> relations,
      Map<Long, LockMode> locks,
      Map<Long, Long> scans,
      String lockTimeout) {
    static final Glimpse NOTHING = new Glimpse(Map.of(), Map.of(), Map.of(), "");
  }
}
