package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.LockMode;
import dev.evenkeel.drill.hazard.Relation;
import dev.evenkeel.drill.hazard.Shape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL says of its own session what it holds, what it has rewritten and what it has read from
 * end to end, also of a transaction that nobody else can see into.
 */
final class PostgresEyes implements Eyes {
  /** The system's own objects have smaller ids. */
  private static final String OURS =
      "c.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

  private static final String RELATIONS =
      "SELECT c.oid, n.nspname || '.' || c.relname, c.relkind::text,"
          + " coalesce(pg_relation_filenode(c.oid), 0),"
          + " coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = c.oid), 0),"
          + " c.relrowsecurity, (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid),"
          + " CASE WHEN c.relkind IN ('r', 'm') THEN pg_stat_get_xact_numscans(c.oid) ELSE 0 END"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
          + OURS;

  private static final String LOCKS =
      "SELECT relation, mode FROM pg_locks WHERE pid = pg_backend_pid() AND granted"
          + " AND locktype = 'relation' AND relation >= 16384";

  private static final String COLUMNS =
      "SELECT c.oid, a.attname, format_type(a.atttypid, a.atttypmod),"
          + " EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary"
          + " AND a.attnum = ANY (i.indkey))"
          + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm') AND "
          + OURS
          + " ORDER BY c.oid, a.attnum";

  private static final String CONSTRAINTS =
      "SELECT k.conrelid, k.conname, k.convalidated FROM pg_constraint k"
          + " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE "
          + OURS;

  private static final String TRIGGERS =
      "SELECT t.tgrelid, t.tgname, t.tgenabled <> 'D' FROM pg_trigger t"
          + " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE "
          + OURS;

  private static final String ROUTINES =
      "SELECT c.oid, n.nspname || '.' || c.proname, pg_get_function_identity_arguments(c.oid),"
          + " coalesce(pg_get_function_result(c.oid), '') FROM pg_proc c"
          + " JOIN pg_namespace n ON n.oid = c.pronamespace WHERE "
          + OURS;

  private static final String TIMEOUTS =
      "SELECT name, current_setting(name)"
          + " FROM unnest(ARRAY['lock_timeout', 'statement_timeout']) name";

  private static final String LOCK_TIMEOUT = "lock_timeout";

  @Override
  public boolean hasTransactions() {
    return true;
  }

  @Override
  public Optional<String> algorithm(Connection session, String sql, String gist) {
    return Optional.empty();
  }

  @Override
  public Glimpse glimpse(Connection session) throws SQLException {
    var relations = new HashMap<Long, Relation>();
    var scans = new HashMap<Long, Long>();
    var locks = new HashMap<Long, LockMode>();
    try (Statement statement = session.createStatement()) {
      relations(statement, relations, scans);
      try (ResultSet rows = statement.executeQuery(LOCKS)) {
        while (rows.next()) {
          long relation = rows.getLong(1);
          LockMode.named(rows.getString(2))
              .ifPresent(mode -> locks.merge(relation, mode, (a, b) -> a.compareTo(b) > 0 ? a : b));
        }
      }
      return new Glimpse(
          relations, locks, scans, timeouts(statement).getOrDefault(LOCK_TIMEOUT, ""));
    }
  }

  private static void relations(
      Statement statement, Map<Long, Relation> relations, Map<Long, Long> scans)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(RELATIONS)) {
      while (rows.next()) {
        long id = rows.getLong(1);
        relations.put(
            id,
            new Relation(
                id,
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getBoolean(6),
                rows.getInt(7)));
        if (rows.getLong(8) > 0) {
          scans.put(id, rows.getLong(8));
        }
      }
    }
  }

  @Override
  public Shape shape(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      var relations = new HashMap<Long, Relation>();
      relations(statement, relations, new HashMap<>());
      return new Shape(
          relations,
          all(
              statement,
              COLUMNS,
              row ->
                  new Shape.Column(
                      row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4))),
          all(
              statement,
              CONSTRAINTS,
              row -> new Shape.Constraint(row.getLong(1), row.getString(2), row.getBoolean(3))),
          all(
              statement,
              TRIGGERS,
              row -> new Shape.Trigger(row.getLong(1), row.getString(2), row.getBoolean(3))),
          routines(statement),
          timeouts(statement));
    }
  }

  private static Map<Long, Shape.Routine> routines(Statement statement) throws SQLException {
    var routines = new HashMap<Long, Shape.Routine>();
    for (Shape.Routine routine :
        all(
            statement,
            ROUTINES,
            row ->
                new Shape.Routine(
                    row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))) {
      routines.put(routine.id(), routine);
    }
    return routines;
  }

  private static Map<String, String> timeouts(Statement statement) throws SQLException {
    var timeouts = new HashMap<String, String>();
    try (ResultSet rows = statement.executeQuery(TIMEOUTS)) {
      while (rows.next()) {
        timeouts.put(rows.getString(1), rows.getString(2));
      }
    }
    return timeouts;
  }

  private interface OfRow<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Statement statement, String query, OfRow<T> of)
      throws SQLException {
    var all = new ArrayList<T>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        all.add(of.read(rows));
      }
    }
    return all;
  }
}
