package dev.evenkeel.operation.drill.halfdeploy.wayout;

import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Phase;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Ways out of a state in which the tool refuses, and a person has to write something: tried one
 * after another in the sandbox, each on a copy, until one leads out.
 */
final class ByHand {
  private static final Pattern INVALID_INDEX =
      Pattern.compile("index-(?:invalid|left-over) ([^/]+)/table/[^/]+/index/([^/]+)");

  private final Workbench bench;
  private final Migrator migrator;
  private final Dialect dialect;
  private final Map<Integer, Books> books = new ConcurrentHashMap<>();

  /** What the tool's own tables held before a step and after it. */
  private record Books(Map<String, HistoryTable> before, Map<String, HistoryTable> after) {}

  ByHand(Workbench bench) {
    this.bench = bench;
    this.migrator = bench.rig().migrator();
    this.dialect = bench.rig().sandbox().engine().dialect();
  }

  /**
   * One that led out.
   *
   * @param commands as they were executed
   * @param leadsTo what the database is afterwards
   */
  record Walked(List<String> commands, String leadsTo, long millis) {}

  /**
   * What is tried.
   *
   * @param statements of a person, in order
   * @param then what the tool does after them
   * @param commands of the tool, as a person types them
   */
  private record Way(
      List<String> statements,
      Optional<Function<DataSource, MigrationOutcome>> then,
      List<String> commands) {}

  /** Walks them; empty where none leads out. */
  Optional<Walked> walk(Leg leg, Point point, Place still, Fingerprint state) {
    for (Way way : ways(leg, point, still, state)) {
      Optional<Walked> walked = walked(leg.step(), still, way);
      if (walked.isPresent()) {
        return walked;
      }
    }
    return Optional.empty();
  }

  /** The less a person has to write, the earlier. */
  private List<Way> ways(Leg leg, Point point, Place still, Fingerprint state) {
    Step step = leg.step();
    Books books = books(step);
    Map<String, HistoryTable> here = HistoryByHand.tables(bench, still);
    List<String> applied = HistoryByHand.statements(here, books.after(), dialect);
    List<String> forgotten = HistoryByHand.statements(here, books.before(), dialect);
    var ways = new ArrayList<Way>();
    if (!applied.isEmpty() && done(state, step)) {
      ways.add(new Way(applied, Optional.empty(), List.of()));
    }
    if (!forgotten.isEmpty()) {
      ways.add(forth(step, forgotten));
    }
    List<String> drops = drops(state);
    if (!drops.isEmpty()) {
      ways.add(forth(step, joined(drops, forgotten)));
    }
    for (List<String> rest : rests(leg, point)) {
      boolean forth = leg.direction() == Direction.FORTH;
      ways.add(new Way(joined(rest, forth ? applied : forgotten), Optional.empty(), List.of()));
    }
    if (!applied.isEmpty() && step.migration().back().isPresent()) {
      ways.add(
          new Way(
              applied,
              Optional.of(target -> migrator.back(target, step.migration())),
              migrator.backCommand(step.migration())));
    }
    return ways;
  }

  /** A lock or an unfinished row is residue, and just what is to be written. */
  private static boolean done(Fingerprint state, Step step) {
    return state.schema().equals(step.after().schema()) && state.sameRows(step.after());
  }

  private Books books(Step step) {
    return books.computeIfAbsent(
        step.number(),
        number ->
            new Books(
                HistoryByHand.tablesOfCopied(bench, step.base()),
                HistoryByHand.tablesOfCopied(bench, step.goal())));
  }

  private Way forth(Step step, List<String> statements) {
    return new Way(statements, Optional.of(step.forth(migrator)), migrator.forthCommand());
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** An index that a statement left half-built keeps its name until somebody drops it. */
  private static List<String> drops(Fingerprint state) {
    var drops = new ArrayList<String>();
    for (String left : state.residue()) {
      Matcher index = INVALID_INDEX.matcher(left);
      if (index.matches()) {
        drops.add("DROP INDEX \"" + index.group(1) + "\".\"" + index.group(2) + "\"");
      }
    }
    return drops;
  }

  /**
   * What of the script was not done yet: after the last statement that was made to last, and after
   * the last one that was sent, for what is sent may last by itself.
   */
  private static List<List<String>> rests(Leg leg, Point point) {
    Optional<Script> script =
        leg.direction() == Direction.FORTH
            ? Optional.of(leg.step().migration().forth())
            : leg.step().migration().back();
    List<Request> requests = script.map(Script::requests).orElse(List.of());
    int sent = 0;
    int durable = 0;
    for (var call : leg.trace().boundaries()) {
      int at = point.boundary().index();
      boolean reached = call.index() < at || (call.index() == at && point.phase() != Phase.BEFORE);
      if (reached && sent < requests.size() && same(call.sql(), requests.get(sent).sql())) {
        sent++;
        durable = call.durable() ? sent : durable;
      }
    }
    var rests = new ArrayList<List<String>>();
    for (int done : new TreeSet<>(List.of(durable, sent))) {
      if (done > 0 && done < requests.size()) {
        rests.add(
            requests.subList(done, requests.size()).stream()
                .map(request -> plain(request.sql()))
                .toList());
      }
    }
    return rests;
  }

  private static boolean same(String one, String other) {
    return plain(one).replaceAll("\\s+", " ").equals(plain(other).replaceAll("\\s+", " "));
  }

  private static String plain(String sql) {
    return sql.strip().replaceFirst(";\\s*$", "");
  }

  private Optional<Walked> walked(Step step, Place still, Way way) {
    Place place = bench.rig().sandbox().copy(still);
    try {
      long start = System.nanoTime();
      if (!ran(place, way.statements())) {
        return Optional.empty();
      }
      bench.awaitNoSessions(place);
      if (way.then().isPresent() && !bench.runUncut(place, way.then().get()).done()) {
        return Optional.empty();
      }
      long millis = Workbench.millisSince(start);
      return reached(step, bench.read(place))
          .map(
              where ->
                  new Walked(
                      joined(
                          way.statements().stream().map(each -> each + ";").toList(),
                          way.commands()),
                      where,
                      millis));
    } finally {
      bench.rig().sandbox().drop(place);
    }
  }

  private static Optional<String> reached(Step step, Fingerprint reached) {
    if (reached.same(step.after())) {
      return Optional.of("as after an uninterrupted " + step.id());
    }
    boolean back =
        reached.sameHistory(step.before())
            && reached.sameSchemaButOrder(step.before())
            && reached.sameRows(step.before());
    return back ? Optional.of("as before " + step.id()) : Optional.empty();
  }

  /** Whether the server took all of them. */
  private boolean ran(Place place, List<String> statements) {
    try (Connection connection = bench.toolsOwn(place).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
      return true;
    } catch (SQLException e) {
      // A way that a server refuses is none; the next one is tried.
      return false;
    }
  }
}
