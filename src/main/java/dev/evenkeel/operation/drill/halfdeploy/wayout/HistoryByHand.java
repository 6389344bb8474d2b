package dev.evenkeel.operation.drill.halfdeploy.wayout;

import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person writes into a tool's own tables, so that they say what they say elsewhere. */
final class HistoryByHand {
  private HistoryByHand() {}

  /**
   * The statements, each with the fewest rows.
   *
   * @return empty where the tables say the same already, and where one is not there yet
   */
  static List<String> statements(
      Map<String, HistoryTable> from, Map<String, HistoryTable> to, Dialect dialect) {
    if (!from.keySet().containsAll(to.keySet())) {
      return List.of();
    }
    var statements = new ArrayList<String>();
    from.forEach(
        (name, table) -> {
          HistoryTable other = to.get(name);
          // A tool that has not run yet has no table; an empty one says the same.
          HistoryTable wanted = other == null ? table.emptied() : other;
          statements.addAll(table.towards(wanted, dialect));
        });
    return statements;
  }

  static Map<String, HistoryTable> tables(Workbench bench, Place place) {
    try (Connection connection = place.dataSource().getConnection()) {
      return HistoryTable.of(connection, bench.rig().sandbox().engine().dialect());
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the history of " + place.name() + " could not be read: " + e.getMessage(),
          "run the drill again",
          e);
    } finally {
      bench.awaitNoSessions(place);
    }
  }

  /** The same of a place that others copy meanwhile, which would end this session. */
  static Map<String, HistoryTable> tablesOfCopied(Workbench bench, Place place) {
    Place copy = bench.rig().sandbox().copy(place);
    try {
      return tables(bench, copy);
    } finally {
      bench.rig().sandbox().drop(copy);
    }
  }
}
