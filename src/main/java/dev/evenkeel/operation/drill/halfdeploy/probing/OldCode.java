package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Probes.OldCode.Refusal;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.terms.Asking;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The running version's queries, asked of a state on a connection that is new there and on one that
 * was at work before the deploy began, with its statements prepared. Whatever a query writes is
 * taken back.
 */
public final class OldCode {
  /** After so many executions the driver keeps a plan on the server. */
  private static final int WARM = 6;

  private final Workbench bench;
  private final List<String> queries;
  private final int leftOut;
  private final Session session;

  private OldCode(Workbench bench, List<String> queries, int leftOut, Session session) {
    this.bench = bench;
    this.queries = queries;
    this.leftOut = leftOut;
    this.session = session;
  }

  /** Asks nothing. */
  public static OldCode none(Workbench bench) {
    return new OldCode(bench, List.of(), 0, Session.PLAIN);
  }

  /**
   * Those of the queries that work before the deploy; only of them anything can be said.
   *
   * @param remarks gets a line for each of the others
   */
  public static OldCode of(Workbench bench, Asking asking, Place base, List<String> remarks) {
    var working = new ArrayList<String>();
    Session session = asking.session();
    try (Connection connection = base.dataSource(session).getConnection()) {
      for (String query : asking.oldCode()) {
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
    return new OldCode(bench, working, asking.oldCode().size() - working.size(), session);
  }

  /**
   * Asks them of a state.
   *
   * @param before what the connections were at work on
   * @param getThere brings that to the state, as the deploy did
   */
  public Probes.OldCode ask(Place before, Consumer<Place> getThere) {
    return queries.isEmpty()
        ? new Probes.OldCode.NotAsked(leftOut)
        : bench.costs().of("oldCode", () -> asked(before, getThere));
  }

  private Probes.OldCode asked(Place before, Consumer<Place> getThere) {
    Place place = bench.rig().sandbox().copy(before);
    try (Connection warmed = place.dataSource(session).getConnection()) {
      for (String query : queries) {
        for (int i = 0; i < WARM; i++) {
          if (refused(warmed, query).isPresent()) {
            break;
          }
        }
      }
      Map<String, Optional<RowSecurity.Sight>> sights = sights(place, warmed);
      getThere.accept(place);
      try (Connection fresh = place.dataSource(session).getConnection()) {
        var refusals = new ArrayList<>(refusals(Refusal.FRESH, fresh));
        refusals.addAll(hidden(sights, sights(place, fresh)));
        refusals.addAll(refusals(Refusal.WARMED, warmed));
        return refusals.isEmpty()
            ? new Probes.OldCode.Works(queries.size())
            : new Probes.OldCode.Breaks(refusals, queries.size());
      }
    } catch (SQLException e) {
      throw unreachable(place, e);
    } finally {
      bench.rig().sandbox().drop(place);
    }
  }

  /** Asks them on a place as it is, of new connections alone. */
  Probes.OldCode restarted(Place place) {
    if (queries.isEmpty()) {
      return new Probes.OldCode.NotAsked(leftOut);
    }
    try (Connection fresh = place.dataSource(session).getConnection()) {
      List<Refusal> refusals = refusals(Refusal.FRESH, fresh);
      return refusals.isEmpty()
          ? new Probes.OldCode.Works(queries.size())
          : new Probes.OldCode.Breaks(refusals, queries.size());
    } catch (SQLException e) {
      throw unreachable(place, e);
    }
  }

  /** What row security lets each query see that is answered; nothing where none can have a say. */
  private Map<String, Optional<RowSecurity.Sight>> sights(Place place, Connection role)
      throws SQLException {
    var sights = new LinkedHashMap<String, Optional<RowSecurity.Sight>>();
    if (session.equals(Session.PLAIN)
        || bench.rig().sandbox().engine().dialect() != Dialect.POSTGRESQL) {
      return sights;
    }
    try (Connection owner = place.dataSource().getConnection()) {
      for (String query : queries) {
        if (refused(role, query).isEmpty()) {
          try {
            sights.put(query, RowSecurity.of(role, owner, query));
          } catch (SQLException e) {
            bench.unseen(query + ": what row security hides from it: " + e.getMessage());
          }
        }
      }
    }
    return sights;
  }

  /** Rows that are hidden are a refusal that nobody is told of. */
  private List<Refusal> hidden(
      Map<String, Optional<RowSecurity.Sight>> before,
      Map<String, Optional<RowSecurity.Sight>> now) {
    var hidden = new ArrayList<Refusal>();
    now.forEach(
        (query, sight) -> {
          if (before.containsKey(query)) {
            switch (RowSecurity.between(before.get(query), sight)) {
              case RowSecurity.Answer.Fine fine -> {}
              case RowSecurity.Answer.Hidden(String said) ->
                  hidden.add(new Refusal(Refusal.FRESH, query, said));
              case RowSecurity.Answer.Unknown(String why) ->
                  bench.unseen("what row security hides from --old-code: " + query + ": " + why);
            }
          }
        });
    return hidden;
  }

  private List<Refusal> refusals(String where, Connection connection) {
    var refusals = new ArrayList<Refusal>();
    for (String query : queries) {
      refused(connection, query).ifPresent(said -> refusals.add(new Refusal(where, query, said)));
    }
    return refusals;
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
