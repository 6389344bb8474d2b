package dev.evenkeel.operation.drill.halfdeploy;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Runs a step without a cut and learns which of its calls made something durable. */
final class Watermarks {
  /** Another text whenever a transaction that had written something came to its end. */
  private static final String FINISHED = "SELECT pg_current_snapshot()::text";

  private static final Pattern NAMED_LOCK =
      Pattern.compile("(?i)\\b((?:get|release|is_free|is_used)_lock\\s*\\(\\s*)'[^']*'");

  private static final Pattern READS =
      Pattern.compile(
          "(?is)\\s*(/\\*.*?\\*/\\s*)*(select|show|set|use|explain|desc|describe)\\b.*");
  private static final Pattern COMMITS_BY_ITSELF =
      Pattern.compile(
          "(?is)\\s*(/\\*.*?\\*/\\s*)*"
              + "(create|alter|drop|rename|truncate|grant|revoke|lock|analyze|optimize|begin|start"
              + "|commit)\\b.*");

  private Watermarks() {}

  /** What an uninterrupted run did. */
  record Traced(Ran ran, List<Boundary> boundaries) {}

  static Traced trace(Workbench bench, Place place, Function<DataSource, MigrationOutcome> tool) {
    Traced traced =
        bench.rig().sandbox().engine().dialect() == Dialect.POSTGRESQL
            ? observed(bench, place, tool)
            : byText(bench, place, tool);
    bench.settle(traced.ran(), place);
    return new Traced(
        traced.ran(), traced.boundaries().stream().map(call -> anywhere(call, place)).toList());
  }

  /**
   * The call as it would be on another copy: some tools write the database's name into it, and name
   * their lock by a number made from it.
   */
  static Boundary anywhere(Boundary call, Place place) {
    String named = call.sql().replace(place.name(), "DATABASE");
    return call.worded(NAMED_LOCK.matcher(named).replaceAll("$1'LOCK'"));
  }

  private static Traced observed(
      Workbench bench, Place place, Function<DataSource, MigrationOutcome> tool) {
    try (Connection observer = place.dataSource().getConnection();
        Statement statement = observer.createStatement()) {
      Wire wire =
          bench
              .rig()
              .wiring()
              .recording(bench.toolsOwn(place), Optional.of(() -> one(statement, FINISHED)));
      Ran ran = bench.run(place, wire, tool);
      return new Traced(ran, wire.boundaries());
    } catch (SQLException e) {
      throw new SandboxFailure(
          place.name() + " could not be watched: " + e.getMessage(), "run the drill again", e);
    }
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  /** MySQL and MariaDB commit before and after most of what is no query and no row change. */
  private static Traced byText(
      Workbench bench, Place place, Function<DataSource, MigrationOutcome> tool) {
    Wire wire = bench.rig().wiring().recording(bench.toolsOwn(place), Optional.empty());
    Ran ran = bench.run(place, wire, tool);
    var open = new java.util.HashSet<Integer>();
    var marked = new ArrayList<Boundary>();
    for (Boundary call : wire.boundaries()) {
      marked.add(commits(call, open) ? call.committing() : call);
    }
    return new Traced(ran, marked);
  }

  private static boolean commits(Boundary call, java.util.Set<Integer> open) {
    return switch (call.kind()) {
      case CONNECT -> false;
      case COMMIT, AUTOCOMMIT -> open.remove(call.connection());
      case ROLLBACK, CLOSE -> {
        open.remove(call.connection());
        yield false;
      }
      case STATEMENT -> {
        if (COMMITS_BY_ITSELF.matcher(call.sql()).matches()) {
          open.remove(call.connection());
          yield true;
        }
        boolean writes = !READS.matcher(call.sql()).matches();
        if (writes && !call.autocommit()) {
          open.add(call.connection());
        }
        yield writes && call.autocommit();
      }
    };
  }
}
