package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.Relation;
import dev.evenkeel.drill.hazard.Shape;
import dev.evenkeel.plan.statement.Alteration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * MariaDB and MySQL show no lock of a statement that is done; but they say beforehand which
 * algorithm they refuse, and that is tried on an empty table of the same form.
 */
final class MysqlEyes implements Eyes {
  private static final String TWIN = "evenkeel_twin";

  /** ER_ALTER_OPERATION_NOT_SUPPORTED, with and without a reason. */
  private static final Set<Integer> REFUSALS = Set.of(1845, 1846);

  private static final List<String> BEST_FIRST = List.of("INSTANT", "INPLACE, LOCK=NONE");

  @Override
  public boolean hasTransactions() {
    return false;
  }

  @Override
  public Shape shape(Connection session) throws SQLException {
    return new Shape(relations(session), List.of(), List.of(), List.of(), Map.of(), Map.of());
  }

  @Override
  public Glimpse glimpse(Connection session) throws SQLException {
    return new Glimpse(relations(session), Map.of(), Map.of(), "");
  }

  /** A table has no id there that outlives its being rebuilt: it is known by its name. */
  private static Map<Long, Relation> relations(Connection session) throws SQLException {
    var relations = new HashMap<Long, Relation>();
    try (Statement statement = session.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name, table_type FROM information_schema.tables"
                    + " WHERE table_schema = database()")) {
      while (rows.next()) {
        String name = rows.getString(1);
        String kind = rows.getString(2).contains("VIEW") ? "v" : "r";
        relations.put(
            (long) name.hashCode(), new Relation(name.hashCode(), name, kind, 0, 0, false, 0));
      }
    }
    return relations;
  }

  @Override
  public Optional<String> algorithm(Connection session, String sql, String gist)
      throws SQLException {
    Optional<Alteration> alteration = Alteration.of(gist);
    if (alteration.isEmpty() || asksItself(gist) || reachesFurther(gist)) {
      return Optional.empty();
    }
    String table = alteration.get().table();
    int at = sql.indexOf(table);
    if (at < 0) {
      return Optional.empty();
    }
    String onTwin = sql.substring(0, at) + TWIN + sql.substring(at + table.length());
    try (Statement statement = session.createStatement()) {
      for (String algorithm : BEST_FIRST) {
        statement.execute("DROP TABLE IF EXISTS " + TWIN);
        statement.execute("CREATE TABLE " + TWIN + " LIKE " + table);
        Optional<Boolean> taken = taken(statement, onTwin + ", ALGORITHM=" + algorithm);
        if (taken.isEmpty()) {
          return Optional.empty();
        }
        if (taken.get()) {
          return Optional.of(algorithm.startsWith("INSTANT") ? "instant" : "inplace");
        }
      }
      return Optional.of("copy");
    } catch (SQLException e) {
      // What has no twin (a view, another engine) is not found out about in this way.
      return Optional.empty();
    } finally {
      try (Statement statement = session.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS " + TWIN);
      }
    }
  }

  /** Whoever asks for an algorithm hears from the server itself when it is refused. */
  private static boolean asksItself(String gist) {
    return gist.matches("(?is).*\\b(ALGORITHM|LOCK)\\s*=?\\s*(INSTANT|INPLACE|NOCOPY|NONE)\\b.*");
  }

  /** What names another table would do it to that one, or give the twin its name. */
  private static boolean reachesFurther(String gist) {
    return gist.matches(
        "(?is).*\\b(RENAME\\s+(?!COLUMN|INDEX|KEY)|EXCHANGE\\s+PARTITION|(DISCARD|IMPORT)\\s+TABLESPACE"
            + "|CONVERT\\s+(PARTITION|TABLE)).*");
  }

  /** Empty where the server minds something else. */
  private static Optional<Boolean> taken(Statement statement, String alter) {
    try {
      statement.execute(alter);
      return Optional.of(true);
    } catch (SQLException e) {
      return REFUSALS.contains(e.getErrorCode()) ? Optional.of(false) : Optional.empty();
    }
  }
}
