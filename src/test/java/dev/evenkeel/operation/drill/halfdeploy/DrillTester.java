package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.MigratorFactory;
import dev.evenkeel.operation.drill.Progress;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.sandbox.cut.CuttingWire;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.replay.Replayer;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drills a plan of a few files, and walks every interruption point itself: whatever a step does,
 * the points that were inferred must leave what they leave when they are hit.
 */
final class DrillTester {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> flyway = new TreeMap<>();
  private final Layout layout;
  private Dialect dialect = Dialect.POSTGRESQL;
  private Optional<Migrator> tool = Optional.empty();
  private Optional<String> from = Optional.empty();
  private boolean controls = true;
  private Setup.Provision before = Setup.Provision.NOTHING;
  private Limits limits = Limits.usual(2);
  private Wire.Wiring wiring = CuttingWire.WIRING;

  private DrillTester(Layout layout) {
    this.layout = layout;
  }

  static DrillTester flyway() {
    return new DrillTester(Layout.FLYWAY);
  }

  /** Any layout whose tool is replayed. */
  static DrillTester replayed(Layout layout) {
    return new DrillTester(layout);
  }

  /** On the embedded MariaDB. */
  DrillTester mariadb() {
    dialect = Dialect.MARIADB;
    return this;
  }

  DrillTester file(String name, String sql) {
    files.put(name, sql);
    return this;
  }

  DrillTester option(String key, String value) {
    flyway.put(key, value);
    return this;
  }

  /** Another tool than the layout's. */
  DrillTester tool(Migrator other) {
    tool = Optional.of(other);
    return this;
  }

  /** The newest migration that is applied already. */
  DrillTester from(String id) {
    from = Optional.of(id);
    return this;
  }

  /** What the environment provides. */
  DrillTester before(Setup.Provision provided) {
    before = provided;
    return this;
  }

  /** Other wires between the tool and its database. */
  DrillTester wiring(Wire.Wiring other) {
    wiring = other;
    return this;
  }

  /** Without what shows that a drill can be believed, which other tests look at. */
  DrillTester withoutControls() {
    controls = false;
    return this;
  }

  /** How long one run of the tool may take. */
  DrillTester patience(Duration patience) {
    limits =
        new Limits(
            limits.budget(),
            limits.units(),
            limits.statement(),
            limits.lock(),
            patience,
            limits.workers());
    return this;
  }

  HalfDeployRecord drill() {
    return drill(Terms.usual("migrations"));
  }

  HalfDeployRecord drill(Terms terms) {
    Plan plan = plan();
    assertEquals(List.of(), plan.problems(), "the tester's own plan");
    return drill(plan, terms);
  }

  /** Where the plan is meant to have something that is said of it. */
  HalfDeployRecord drillWithProblems() {
    return drill(plan(), Terms.usual("migrations"));
  }

  private Plan plan() {
    return Layouts.read(
        Optional.of(layout),
        files.entrySet().stream().map(f -> new MigrationFile(f.getKey(), f.getValue())).toList(),
        dialect);
  }

  private HalfDeployRecord drill(Plan plan, Terms terms) {
    Path folder = written();
    MigratorFactory factory =
        tool.isPresent()
            ? any -> tool.get()
            : layout == Layout.FLYWAY
                ? any ->
                    new FlywayMigrator(
                        folder, flyway, plan.migrations().stream().anyMatch(Migration::repeatable))
                : part -> new Replayer(part, dialect, Limits.usual(2).statement());
    var setup =
        new Setup(
            dialect == Dialect.POSTGRESQL ? Servers.postgresql() : Servers.mariadb(),
            dialect == Dialect.POSTGRESQL ? new PostgresqlCatalog() : new MysqlCatalog(),
            factory,
            plan,
            before,
            List.of(),
            Optional.empty(),
            from.flatMap(
                id -> plan.migrations().stream().filter(m -> m.id().equals(id)).findFirst()),
            Optional.empty(),
            limits,
            Progress.NONE);
    return controls
        ? DrillHalfDeploy.run(setup, wiring, terms)
        : DrillHalfDeploy.withoutControls(setup, wiring, terms);
  }

  private Path written() {
    try {
      Path folder = Files.createTempDirectory("evenkeel-drill");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> removed(folder)));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations are written down", e);
    }
  }

  private static void removed(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      below.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("the migrations are removed", e);
    }
  }

  /** Hits every point for real, and holds the default mode's answer against each of them. */
  void everyPointIsVisitedAndBothModesAgree() {
    everyPointIsVisitedAndBothModesAgree(Terms.usual("migrations"));
  }

  void everyPointIsVisitedAndBothModesAgree(Terms terms) {
    HalfDeployRecord usual = drill(terms);
    HalfDeployRecord every = drill(terms.hittingEveryPoint());
    var notVisited = new ArrayList<String>();
    var disagreeing = new ArrayList<String>();
    Map<String, StoppedPoint> said =
        usual.points().stream().collect(Collectors.toMap(p -> p.point().id(), p -> p));
    for (StoppedPoint point : every.points()) {
      String id = point.point().id();
      if (!point.wasHit()) {
        notVisited.add(id + " " + point.point().boundary().label() + ": " + point.missed());
      }
      StoppedPoint other = said.remove(id);
      if (other == null || !other.state().equals(point.state())) {
        disagreeing.add(
            id
                + " "
                + point.point().boundary().label()
                + ": hit "
                + named(every, point.state())
                + ", by default "
                + (other == null ? "no point" : named(usual, other.state())));
      }
    }
    assertEquals(List.of(), notVisited, "points that were not visited");
    assertEquals(List.of(), disagreeing, "points on which the two modes disagree");
    assertEquals(Map.of(), said, "points of the default mode that nobody visited");
    assertEquals(verdicts(usual), verdicts(every));
  }

  private static String named(HalfDeployRecord record, Optional<String> digest) {
    return digest.flatMap(record::state).map(FoundState::about).orElse("nothing");
  }

  /** Verdicts by what the state is about, in the record's order. */
  static Map<String, List<StateVerdict>> verdicts(HalfDeployRecord record) {
    var verdicts = new TreeMap<String, List<StateVerdict>>();
    for (FoundState state : record.states()) {
      verdicts.computeIfAbsent(state.about(), about -> new ArrayList<>()).add(state.verdict());
    }
    return verdicts;
  }
}
