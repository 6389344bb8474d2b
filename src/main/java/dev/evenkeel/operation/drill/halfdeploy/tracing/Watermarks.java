package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Runs a step without a cut and learns which of its calls made something durable. */
public final class Watermarks {
  /** How often a step is traced again whose calls cannot be told from the work of others. */
  public static final int AGAIN = 8;

  private static final Pattern NAMED_LOCK =
      Pattern.compile("(?i)\\b((?:get|release|is_free|is_used)_lock\\s*\\(\\s*)'[^']*'");

  private static final String WITHOUT_TRANSACTIONS =
      """
      SELECT count(*) FROM information_schema.TABLES t
      WHERE t.TABLE_SCHEMA = database() AND t.TABLE_TYPE = 'BASE TABLE'
        AND t.ENGINE NOT IN (SELECT e.ENGINE FROM information_schema.ENGINES e
          WHERE e.TRANSACTIONS = 'YES')\
      """;

  /** A call in which the server may do several things one after another. */
  private static final Pattern ON_ITS_OWN =
      Pattern.compile("(?i)\\b(?:call|do|atomic|then|loop|while|repeat|for)\\b");

  private Watermarks() {}

  /**
   * What an uninterrupted run did.
   *
   * @param doubtful calls that count as durable, though each time somebody else may have been it
   */
  public record Traced(Ran ran, List<Boundary> boundaries, Set<Integer> doubtful) {
    public Traced {
      boundaries = List.copyOf(boundaries);
      doubtful = Set.copyOf(doubtful);
    }

    /** Whether the call at an index is the same call in another run. */
    private boolean has(Boundary call) {
      if (call.index() >= boundaries.size()) {
        return false;
      }
      Boundary own = boundaries.get(call.index());
      return own.kind() == call.kind()
          && own.connection() == call.connection()
          && own.sql().equals(call.sql());
    }

    /** The same run, with what another run of the same calls leaves no doubt about. */
    private Traced clearedBy(Traced other) {
      var still = new TreeSet<Integer>();
      var calls = new ArrayList<>(boundaries);
      for (int index : doubtful) {
        if (!other.has(calls.get(index)) || other.doubtful.contains(index)) {
          still.add(index);
        } else if (!other.boundaries.get(index).durable()) {
          calls.set(index, calls.get(index).passing());
        }
      }
      return new Traced(ran, calls, still);
    }
  }

  /**
   * Traces a step.
   *
   * @param place is left as the step leaves it
   * @param base what the place is a copy of
   * @param quiet returns when nobody else of the drill is at work on the server
   */
  public static Traced trace(
      Workbench bench,
      Place place,
      Place base,
      Function<DataSource, MigrationOutcome> tool,
      Runnable quiet) {
    if (bench.rig().sandbox().engine().dialect() != Dialect.POSTGRESQL) {
      return byText(bench, place, tool);
    }
    Traced traced = observed(bench, place, tool);
    for (int round = 1; traced.ran().done() && !traced.doubtful().isEmpty(); round++) {
      if (round > AGAIN) {
        return traced;
      }
      if (round > 1) {
        quiet.run();
      }
      Place copy = bench.rig().sandbox().copy(base);
      try {
        traced = traced.clearedBy(observed(bench, copy, tool));
      } finally {
        bench.rig().sandbox().drop(copy);
      }
    }
    return traced;
  }

  /**
   * The call as it would be on another copy: some tools write the database's name into it, and name
   * their lock by a number made from it.
   */
  public static Boundary anywhere(Boundary call, Place place) {
    String named = call.sql().replace(place.name(), "DATABASE");
    return call.worded(NAMED_LOCK.matcher(named).replaceAll("$1'LOCK'"));
  }

  private static Traced observed(
      Workbench bench, Place place, Function<DataSource, MigrationOutcome> tool) {
    Ran ran;
    Wire wire;
    Set<Integer> doubts;
    try (Observer observer = Observer.of(place)) {
      wire = bench.rig().wiring().recording(bench.toolsOwn(place), Optional.of(observer));
      ran = bench.run(place, wire, tool);
      doubts = observer.doubts();
    } catch (SQLException e) {
      throw new SandboxFailure(
          place.name() + " could not be watched: " + e.getMessage(), "run the drill again", e);
    }
    return settled(bench, place, ran, wire.boundaries(), doubts);
  }

  private static Traced byText(
      Workbench bench, Place place, Function<DataSource, MigrationOutcome> tool) {
    Wire wire = bench.unwatched(place);
    Ran ran = bench.run(place, wire, tool);
    bench.settle(ran, place);
    return settled(
        bench, place, ran, CommitsByText.marked(wire.boundaries(), transactional(place)), Set.of());
  }

  /** Whether no table of the place is kept by an engine without transactions. */
  private static boolean transactional(Place place) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet others = statement.executeQuery(WITHOUT_TRANSACTIONS)) {
      return others.next() && others.getLong(1) == 0;
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the engines of the tables of " + place.name() + " could not be read: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }

  private static void unseenInside(Workbench bench, Place place, List<Boundary> calls) {
    if (calls.stream().noneMatch(call -> ON_ITS_OWN.matcher(call.sql()).find())) {
      return;
    }
    Dialect dialect = bench.rig().sandbox().engine().dialect();
    var several = new SeveralInOne(dialect, procedures(place, dialect));
    for (Boundary call : several.among(calls)) {
      bench.unseen(
          "what is left where the deploy dies inside of "
              + anywhere(call, place).label()
              + ", which commits on its way: it was stopped before and after that call alone;"
              + " commit between calls of the tool instead");
    }
    bench.awaitNoSessions(place);
  }

  private static Map<String, String> procedures(Place place, Dialect dialect) {
    var bodies = new HashMap<String, String>();
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                dialect == Dialect.POSTGRESQL
                    ? "SELECT lower(proname), prosrc FROM pg_proc WHERE prokind = 'p'"
                    : "SELECT lower(ROUTINE_NAME), ROUTINE_DEFINITION"
                        + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = database()"
                        + " AND ROUTINE_TYPE = 'PROCEDURE'")) {
      while (found.next()) {
        String body = found.getString(2);
        bodies.merge(found.getString(1), body == null ? "" : body, (one, other) -> one + other);
      }
      return bodies;
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the procedures of " + place.name() + " could not be read: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }

  private static Traced settled(
      Workbench bench, Place place, Ran ran, List<Boundary> calls, Set<Integer> doubtful) {
    bench.settle(ran, place);
    unseenInside(bench, place, calls);
    return new Traced(ran, calls.stream().map(call -> anywhere(call, place)).toList(), doubtful);
  }
}
