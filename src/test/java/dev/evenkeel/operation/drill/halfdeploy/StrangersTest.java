package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.halfdeploy.bench.Rig;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.sandbox.cut.CuttingWire;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others may be at work on the server: what a tool's calls make durable is the tool's own. */
final class StrangersTest {
  private static final Place ELSEWHERE = Servers.postgresql().create();

  private Connection stranger;
  private Place base;

  @BeforeEach
  void aStrangerIsConnectedToAnotherDatabase() throws SQLException {
    stranger = ELSEWHERE.dataSource().getConnection();
    sent(stranger, "CREATE TABLE IF NOT EXISTS t (i int)");
    base = Servers.postgresql().create();
    Asked.run(base, "CREATE TABLE a (i int)");
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    stranger.close();
    Servers.postgresql().drop(base);
  }

  private static void sent(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The stranger commits while a call is made, and hears of it before the call is looked at.
   *
   * @param disturbs says so of a call's number plus the number of the trace
   */
  private record Disturbed(Connection stranger, IntPredicate disturbs, AtomicInteger traces)
      implements Wire.Wiring {
    @Override
    public Wire recording(DataSource real, Optional<Wire.Watermark> mark) {
      if (mark.isEmpty()) {
        return CuttingWire.WIRING.recording(real, mark);
      }
      int trace = traces.getAndIncrement();
      Wire.Watermark own = mark.get();
      return CuttingWire.WIRING.recording(
          real,
          Optional.of(
              new Wire.Watermark() {
                @Override
                public void before(Boundary call) throws SQLException {
                  own.before(call);
                  if (disturbs.test(call.index() + trace)) {
                    sent(stranger, "INSERT INTO t VALUES (1)");
                  }
                }

                @Override
                public boolean lasts(Boundary call) throws SQLException {
                  return own.lasts(call);
                }
              }));
    }

    @Override
    public Wire pausing(DataSource real, int boundary, Runnable meanwhile) {
      return CuttingWire.WIRING.pausing(real, boundary, meanwhile);
    }

    @Override
    public Wire cutting(DataSource real, Cut cut, Wire.Striker striker) {
      return CuttingWire.WIRING.cutting(real, cut, striker);
    }
  }

  private Disturbed when(IntPredicate disturbs) {
    return new Disturbed(stranger, disturbs, new AtomicInteger());
  }

  private static MigrationOutcome calls(DataSource target) {
    try (Connection connection = target.getConnection()) {
      sent(connection, "SELECT 1");
      sent(connection, "UPDATE a SET i = 2");
      sent(connection, "CREATE TABLE IF NOT EXISTS a (i int)");
      sent(connection, "CREATE TABLE b (i int)");
      sent(connection, "INSERT INTO a SELECT 1");
      sent(connection, "UPDATE a SET i = 3");
      sent(connection, "PREPARE p AS SELECT 1");
      connection.setAutoCommit(false);
      sent(connection, "SELECT count(*) FROM a");
      connection.commit();
      sent(connection, "INSERT INTO a VALUES (1)");
      sent(connection, "INSERT INTO b VALUES (1)");
      connection.commit();
      sent(connection, "SELECT 2");
      return new MigrationOutcome.Done(List.of());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final Set<String> DURABLE =
      Set.of(
          "CREATE TABLE b (i int)",
          "INSERT INTO a SELECT 1",
          "UPDATE a SET i = 3",
          "second commit");

  private Traced traced(Wire.Wiring wiring, Runnable quiet) {
    var migrator = new FlywayMigrator(Path.of("."), Map.of(), false);
    var rig = new Rig(Servers.postgresql(), wiring, migrator, new PostgresqlCatalog(), List.of());
    var bench = new Workbench(rig, Duration.ofSeconds(60));
    Place place = Servers.postgresql().copy(base);
    try {
      return Watermarks.trace(bench, place, base, StrangersTest::calls, quiet);
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  private static Set<String> durable(Traced traced) {
    return traced.boundaries().stream()
        .filter(Boundary::durable)
        .map(call -> call.kind() == Boundary.Kind.COMMIT ? commit(call) : call.label())
        .collect(Collectors.toSet());
  }

  private static String commit(Boundary call) {
    return call.index() > 11 ? "second commit" : "first commit";
  }

  @Test
  void whoeverIsAloneNeedsOneLook() {
    var wiring = when(any -> false);
    Traced traced = traced(wiring, () -> {});
    assertEquals(DURABLE, durable(traced));
    assertEquals(Set.of(), traced.doubtful());
    assertEquals(1, wiring.traces().get());
  }

  @Test
  void whatAStrangerCommitsMakesNoCallDurable() {
    assertEquals(DURABLE, durable(traced(when(at -> at % 3 == 0), () -> {})));
    assertEquals(DURABLE, durable(traced(when(at -> at % 3 != 0), () -> {})));
  }

  /**
   * Where doubts stay, the drill waits for its own runners, whom nobody can tell from strangers.
   */
  @Test
  void whereDoubtsStayTheDrillIsKeptQuiet() {
    var waited = new AtomicInteger();
    Traced traced = traced(when(at -> waited.get() == 0), waited::incrementAndGet);
    assertEquals(DURABLE, durable(traced));
    assertEquals(Set.of(), traced.doubtful());
    assertNotEquals(0, waited.get());
  }

  /** Missing a call would be worse than stopping one more. */
  @Test
  void whatIsInDoubtTillTheEndCountsAsDurable() {
    Traced traced = traced(when(any -> true), () -> {});
    assertEquals(
        Set.of(),
        DURABLE.stream()
            .filter(call -> !durable(traced).contains(call))
            .collect(Collectors.toSet()));
    assertNotEquals(Set.of(), traced.doubtful());
  }

  @Test
  void theCoverageOfADrillIsTheSame() {
    HalfDeployRecord alone = drilled(CuttingWire.WIRING);
    HalfDeployRecord among = drilled(when(at -> at % 4 < 2));
    assertEquals(alone.coverage(), among.coverage());
    assertEquals(alone.verdict(), among.verdict());
    assertEquals(DrillTester.verdicts(alone), DrillTester.verdicts(among));
  }

  /** The stranger is on the same server. */
  private static final Terms NO_CRASH =
      Terms.usual("migrations").with(List.of(Fault.CONNECTION, Fault.KILLED));

  private static HalfDeployRecord drilled(Wire.Wiring wiring) {
    return DrillTester.flyway()
        .option("postgresql.transactional.lock", "false")
        .file("V1__a.sql", "CREATE TABLE a (i int);")
        .file("V2__b.sql", "INSERT INTO a VALUES (1);")
        .withoutControls()
        .wiring(wiring)
        .drill(NO_CRASH);
  }
}
