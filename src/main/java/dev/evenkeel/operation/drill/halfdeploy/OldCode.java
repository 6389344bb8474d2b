package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The running version's queries, asked of a state on a connection that is new there and on one that
 * was at work before the deploy began, with its statements prepared. Whatever a query writes is
 * taken back.
 */
final class OldCode {
  /** After so many executions the driver keeps a plan on the server. */
  private static final int WARM = 6;

  private final Workbench bench;
  private final List<String> queries;

  private OldCode(Workbench bench, List<String> queries) {
    this.bench = bench;
    this.queries = queries;
  }

  /** Asks nothing. */
  static OldCode none(Workbench bench) {
    return new OldCode(bench, List.of());
  }

  /**
   * Those of the queries that work before the deploy; only of them anything can be said.
   *
   * @param remarks gets a line for each of the others
   */
  static OldCode of(Workbench bench, List<String> queries, Place base, List<String> remarks) {
    var working = new ArrayList<String>();
    try (Connection connection = base.dataSource().getConnection()) {
      for (String query : queries) {
        Optional<String> refused = refused(connection, query);
        if (refused.isEmpty()) {
          working.add(query);
        } else {
          remarks.add(
              "a query of the running version does not work before the deploy and was left out: "
                  + query
                  + ": "
                  + refused.get());
        }
      }
    } catch (SQLException e) {
      throw unreachable(base, e);
    }
    bench.awaitNoSessions(base);
    return new OldCode(bench, working);
  }

  /**
   * Asks them of a state.
   *
   * @param before what the connections were at work on
   * @param getThere brings that to the state, as the deploy did
   */
  Probes.OldCode ask(Place before, Consumer<Place> getThere) {
    if (queries.isEmpty()) {
      return new Probes.OldCode.NotAsked();
    }
    Place place = bench.rig().sandbox().copy(before);
    try (Connection warmed = place.dataSource().getConnection()) {
      for (String query : queries) {
        for (int i = 0; i < WARM; i++) {
          if (refused(warmed, query).isPresent()) {
            break;
          }
        }
      }
      getThere.accept(place);
      try (Connection fresh = place.dataSource().getConnection()) {
        return first("fresh", fresh).or(() -> first("warmed", warmed)).orElseGet(this::works);
      }
    } catch (SQLException e) {
      throw unreachable(place, e);
    } finally {
      bench.rig().sandbox().drop(place);
    }
  }

  private Probes.OldCode works() {
    return new Probes.OldCode.Works(queries.size());
  }

  private Optional<Probes.OldCode> first(String where, Connection connection) {
    for (String query : queries) {
      Optional<String> refused = refused(connection, query);
      if (refused.isPresent()) {
        return Optional.of(new Probes.OldCode.Breaks(where, query, refused.get()));
      }
    }
    return Optional.empty();
  }

  /** As an application does it: in a transaction. What was said where it failed. */
  private static Optional<String> refused(Connection connection, String query) {
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.execute();
      } finally {
        connection.rollback();
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static SandboxFailure unreachable(Place place, SQLException e) {
    return new SandboxFailure(
        place.name() + " does not answer: " + e.getMessage(), "run the drill again", e);
  }
}
