package dev.evenkeel.operation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.drill.rollback.UnitVerdict;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.postgresql.IsolatedPostgresSandbox;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One small plan for each word of the record, and for each trap, on a real server. */
final class RollbackDrillTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final Migration TABLE =
      migration("1_a", "CREATE TABLE a (id int, b text, c text)", "DROP TABLE a");

  private static final String RESET = "ALTER DATABASE %I RESET work_mem";
  private static final String UNLIMITED = "ALTER DATABASE %I CONNECTION LIMIT -1";
  private static final String GIVEN = "GRANT TEMPORARY ON DATABASE %I TO PUBLIC";
  private static final String OWNED = "ALTER DATABASE %I OWNER TO CURRENT_USER";
  private static final String UNSAID = "COMMENT ON DATABASE %I IS NULL";

  @Test
  void aTableThatIsMadeAndDroppedIsRestored() {
    RollbackRecord drill = drill(TABLE);
    assertEquals(WayBack.RESTORED, only(drill).wayBack().orElseThrow(), only(drill).detail());
    assertEquals(Again.SAME, only(drill).again());
    assertEquals(DrillVerdict.PASSED, drill.verdict());
    assertEquals(1, drill.depth());
    assertTrue(drill.harness().size() >= 4);
    assertTrue(drill.harness().stream().allMatch(HarnessCheck::held), drill.harness()::toString);
  }

  @Test
  void aColumnThatIsMadeAgainStandsElsewhereAndHasLostItsRows() {
    Unit unit =
        last(
            drill(
                TABLE,
                migration(
                    "2_b", "ALTER TABLE a DROP COLUMN b", "ALTER TABLE a ADD COLUMN b text")));
    assertEquals(WayBack.RESTORED_BUT_COLUMN_ORDER, unit.wayBack().orElseThrow(), unit.detail());
    assertTrue(unit.lossy());
    assertEquals(UnitVerdict.FAILED, unit.verdict());
    assertEquals(Again.SAME, unit.again());
  }

  @Test
  void aGeneratedColumnIsToldByItsStorageLikeAnyOther() {
    Unit unit =
        last(
            drill(
                TABLE,
                migration(
                    "2_b",
                    "ALTER TABLE a ADD g text GENERATED ALWAYS AS (b) STORED",
                    "ALTER TABLE a DROP COLUMN g"),
                migration(
                    "3_g",
                    "ALTER TABLE a DROP COLUMN g",
                    "ALTER TABLE a ADD g text GENERATED ALWAYS AS (b) STORED")));
    assertEquals(WayBack.RESTORED, unit.wayBack().orElseThrow(), unit.detail());
    assertTrue(unit.lossy());
  }

  @Test
  void aColumnThatIsRenamedAndRenamedBackIsRestoredAndLosesNothing() {
    Unit unit =
        last(
            drill(
                TABLE,
                migration(
                    "2_b",
                    "ALTER TABLE a RENAME COLUMN b TO d",
                    "ALTER TABLE a RENAME COLUMN d TO b")));
    assertEquals(WayBack.RESTORED, unit.wayBack().orElseThrow(), unit.detail());
    assertFalse(unit.lossy());
  }

  @Test
  void anIndexThatTheWayBackForgetsIsNamed() {
    Unit unit =
        last(
            drill(
                TABLE,
                migration("2_i", "CREATE INDEX forgotten ON a (b)", "SELECT 'nothing to do'")));
    assertEquals(WayBack.NOT_RESTORED, unit.wayBack().orElseThrow());
    assertEquals(Again.FAILED, unit.again());
    assertTrue(unit.detail().contains("forgotten"), unit.detail());
  }

  @Test
  void whatTheWayBackLeavesSetOrTakenOfTheDatabaseIsNamed() {
    RollbackRecord drill =
        drill(
            TABLE,
            ofDatabase("2_set", "ALTER DATABASE %I SET work_mem = ''5MB''", "SELECT %L"),
            ofDatabase("3_revoke", "REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC", "SELECT %L"));
    for (Unit unit : drill.units().subList(1, 3)) {
      assertEquals(WayBack.NOT_RESTORED, unit.wayBack().orElseThrow(), unit.detail());
    }
    assertTrue(
        drill.units().get(1).detail().contains("database/setting/work_mem"),
        drill.units()::toString);
    assertTrue(
        drill.units().get(2).detail().contains("database/privileges"), drill.units()::toString);
  }

  @Test
  void whatIsOfTheDatabaseIsInEveryCopyOfItAndTakenBackIsRestored() {
    RollbackRecord drill =
        drill(
            TABLE,
            ofDatabase("2_set", "ALTER DATABASE %I SET work_mem = ''5MB''", RESET),
            ofDatabase("3_limit", "ALTER DATABASE %I CONNECTION LIMIT 50", UNLIMITED),
            ofDatabase("4_revoke", "REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC", GIVEN),
            ofDatabase("5_owner", "ALTER DATABASE %I OWNER TO pg_monitor", OWNED),
            ofDatabase("6_comment", "COMMENT ON DATABASE %I IS ''dear''", UNSAID),
            migration("7_c", "ALTER TABLE a ADD e int", "ALTER TABLE a DROP COLUMN e"));
    for (Unit unit : drill.units()) {
      assertEquals(WayBack.RESTORED, unit.wayBack().orElseThrow(), unit.id() + unit.detail());
      assertEquals(Again.SAME, unit.again(), unit.id() + unit.detail());
    }
    assertTrue(drill.harness().stream().allMatch(HarnessCheck::held), drill.harness()::toString);
    assertEquals(7, drill.depth());
  }

  @Test
  void aRoleOfAServerThatCopiesShareIsNoDifference() throws SQLException {
    RollbackRecord drill =
        drill(
            TABLE,
            migration(
                "2_r",
                "DO 'BEGIN EXECUTE ''CREATE '' || ''ROLE evenkeel_meanwhile''; EXCEPTION WHEN"
                    + " duplicate_object THEN NULL; END'",
                "SELECT 1"));
    Place place = Servers.postgresql().create();
    Asked.run(place, "DROP ROLE evenkeel_meanwhile");
    Servers.postgresql().drop(place);
    assertEquals(WayBack.RESTORED, last(drill).wayBack().orElseThrow(), last(drill).detail());
    assertEquals(Again.SAME, last(drill).again());
  }

  @Test
  void aRoleThatIsLeftOnAServerOfItsOwnIsNamed() {
    Migration role = migration("2_r", "CREATE ROLE evenkeel_left", "SELECT 1");
    try (Sandbox isolated = IsolatedPostgresSandbox.start(Servers.home(), Servers.jars())) {
      Migration[] plan = {TABLE, role};
      Unit unit = last(drill(plan, List.of(), TODAY, Limits.usual(2), isolated));
      assertEquals(WayBack.NOT_RESTORED, unit.wayBack().orElseThrow(), unit.detail());
      assertTrue(unit.detail().contains("evenkeel_left"), unit.detail());
    }
  }

  @Test
  void aWayBackThatBreaksIsNamedWithItsPlaceAndEndsTheDepth() {
    RollbackRecord drill =
        drill(
            TABLE,
            migration("2_b", "ALTER TABLE a ADD d int", "ALTER TABLE a DROP COLUMN no_such"),
            migration("3_c", "ALTER TABLE a ADD e int", "ALTER TABLE a DROP COLUMN e"));
    Unit unit = drill.units().get(1);
    assertEquals(WayBack.DOWN_FAILED, unit.wayBack().orElseThrow());
    assertTrue(unit.detail().contains("2_b.down.sql:1"), unit.detail());
    assertTrue(unit.detail().contains("no_such"), unit.detail());
    assertEquals(1, drill.depth());
    assertTrue(drill.stopped().startsWith("2_b failed"), drill.stopped());
    assertEquals(
        WayBack.RESTORED,
        last(drill).wayBack().orElseThrow(),
        "damage of one unit never reaches the next");
  }

  @Test
  void anEmptyWayBackIsRedWhereTheWayForthChangedSomethingAndCountsForTheDepth() {
    RollbackRecord drill =
        drill(
            TABLE,
            migration("2_b", "ALTER TABLE a ADD d int", ""),
            PlainTool.migration("3_c", List.of(), Optional.of(List.of())));
    assertEquals(WayBack.EMPTY_DOWN, drill.units().get(1).wayBack().orElseThrow());
    assertEquals(UnitVerdict.FAILED, drill.units().get(1).verdict());
    assertEquals(WayBack.NOTHING_TO_UNDO, last(drill).wayBack().orElseThrow());
    assertEquals(UnitVerdict.HELD, last(drill).verdict());
    assertEquals(3, drill.depth());
  }

  @Test
  void aMissingWayBackIsRedAndEndsTheDepthAndWhereThereIsNoneAtAllNothingWasDrilled() {
    Migration oneWay =
        PlainTool.migration("2_b", List.of("ALTER TABLE a ADD d int"), Optional.empty());
    RollbackRecord drill = drill(TABLE, oneWay);
    assertEquals(WayBack.NO_DOWN, last(drill).wayBack().orElseThrow());
    assertEquals(DrillVerdict.FAILED, drill.verdict());
    assertEquals(0, drill.depth());
    assertEquals(
        DrillVerdict.INCONCLUSIVE,
        drill(PlainTool.migration("1", List.of("CREATE TABLE z (i int)"), Optional.empty()))
            .verdict());
  }

  @Test
  void aWayForthThatFailsIsUndecidedAndTheDrillGoesOnWithoutIt() {
    RollbackRecord drill =
        drill(
            TABLE,
            migration("2_bad", "CREATE TABLE x (i no_such_type)", "DROP TABLE x"),
            migration("3_needs", "ALTER TABLE x ADD j int", "ALTER TABLE x DROP COLUMN j"),
            migration("4_c", "ALTER TABLE a ADD e int", "ALTER TABLE a DROP COLUMN e"));
    assertEquals(
        List.of(UnitVerdict.HELD, UnitVerdict.UNDECIDED, UnitVerdict.UNDECIDED, UnitVerdict.HELD),
        drill.units().stream().map(Unit::verdict).toList());
    assertEquals(DrillVerdict.INCONCLUSIVE, drill.verdict());
    assertTrue(drill.units().get(2).detail().contains("it may need 2_bad"));
    assertEquals(2, drill.depth());
  }

  @Test
  void whatReachesOutOfTheSandboxIsNotRunAndTheRestIs() {
    RollbackRecord drill =
        drill(
            TABLE,
            migration("2_out", "COPY a FROM PROGRAM 'touch /tmp/evenkeel-was-here'", "SELECT 1"),
            migration("3_c", "ALTER TABLE a ADD e int", "ALTER TABLE a DROP COLUMN e"));
    assertEquals(UnitVerdict.UNDECIDED, drill.units().get(1).verdict());
    assertTrue(drill.units().get(1).detail().startsWith("not run: 2_out.up.sql:1"));
    assertFalse(java.nio.file.Files.exists(java.nio.file.Path.of("/tmp/evenkeel-was-here")));
    assertEquals(UnitVerdict.HELD, last(drill).verdict());
  }

  @Test
  void aMigrationThatLoopsOrWaitsEndsAndIsNamed() {
    Limits limits =
        new Limits(
            Optional.empty(),
            Integer.MAX_VALUE,
            java.time.Duration.ofSeconds(2),
            java.time.Duration.ofSeconds(2),
            java.time.Duration.ofSeconds(6),
            2);
    RollbackRecord drill =
        drill(
            limits,
            TABLE,
            migration("2_slow", "SELECT pg_sleep(60)", "SELECT 1"),
            PlainTool.migration(
                "3_loop",
                List.of("SET statement_timeout = 0", "DO 'BEGIN LOOP PERFORM 1; END LOOP; END'"),
                Optional.of(List.of("SELECT 1"))));
    assertEquals(UnitVerdict.HELD, drill.units().getFirst().verdict());
    for (Unit unit : drill.units().subList(1, 3)) {
      assertEquals(UnitVerdict.UNDECIDED, unit.verdict());
      assertTrue(unit.detail().contains("it loops, or waits"), unit.detail());
    }
  }

  @Test
  void aDeclaredLossIsDeclaredOneWayUntilItExpires() {
    Migration[] plan = {
      TABLE, migration("2_b", "ALTER TABLE a DROP COLUMN b", "ALTER TABLE a ADD COLUMN b text")
    };
    var declared =
        new OneWay("2_b", "frees 40 GB", "dba", TODAY, "a report reads b", "evenkeel.yaml:9");
    RollbackRecord drill = drill(plan, List.of(declared), TODAY);
    assertEquals(UnitVerdict.DECLARED_ONE_WAY, last(drill).verdict());
    assertEquals(DrillVerdict.PASSED, drill.verdict());
    RollbackRecord later = drill(plan, List.of(declared), TODAY.plusDays(1));
    assertEquals(DrillVerdict.FAILED, later.verdict());
    assertTrue(last(later).detail().contains("expired"), last(later).detail());
  }

  @Test
  void theSameDrillTwiceIsTheSameRecord() {
    Migration[] plan = {
      TABLE, migration("2_b", "ALTER TABLE a DROP COLUMN b", "ALTER TABLE a ADD COLUMN b text")
    };
    assertEquals(drill(plan), drill(plan));
  }

  /** Statements on the database they run in, whatever its name. */
  private static Migration ofDatabase(String id, String forth, String back) {
    return migration(id, ofDatabase(forth), ofDatabase(back));
  }

  private static String ofDatabase(String statement) {
    return "DO $$BEGIN EXECUTE format('" + statement + "', current_database()); END$$";
  }

  private static Migration migration(String id, String forth, String back) {
    return PlainTool.migration(id, forth, back);
  }

  private static Unit only(RollbackRecord drill) {
    assertEquals(1, drill.units().size());
    return drill.units().getFirst();
  }

  private static Unit last(RollbackRecord drill) {
    return drill.units().getLast();
  }

  @Test
  void whatAllWaysBackLeaveAndNoSingleOneDidMakesTheDrillInconclusive() {
    RollbackRecord drill =
        drill(
            migration(
                "1_a",
                "CREATE TABLE a (id int)",
                "DO 'BEGIN IF NOT EXISTS (SELECT FROM a) THEN DROP TABLE a; END IF; END'"),
            migration("2_row", "INSERT INTO a VALUES (1)", "SELECT 1"));
    for (Unit unit : drill.units()) {
      assertEquals(UnitVerdict.HELD, unit.verdict(), unit.detail());
    }
    assertEquals(2, drill.depth());
    assertEquals(DrillVerdict.INCONCLUSIVE, drill.verdict());
    assertTrue(drill.remarks().toString().contains("public/table/a"), drill.remarks()::toString);
  }

  @Test
  void rowsThatCannotBeReadLeaveTheUnitsUndecidedAndTheDrillGoesOn() {
    Plan plan = PlainTool.plan(TABLE, migration("2_i", "CREATE INDEX i ON a (b)", "DROP INDEX i"));
    RollbackRecord drill =
        RollbackDrill.run(
            new Setup(
                Servers.postgresql(),
                PostgresqlCatalog.ofDatabase(),
                PlainTool::new,
                plan,
                RollbackDrillTest::unreadable,
                List.of(),
                Optional.of(place -> new SeedReport(List.of())),
                Optional.empty(),
                Optional.empty(),
                Limits.usual(2),
                Progress.NONE),
            List.of(),
            TODAY);
    assertEquals(2, drill.units().size());
    for (Unit unit : drill.units()) {
      assertEquals(UnitVerdict.UNDECIDED, unit.verdict(), unit.detail());
      assertTrue(unit.detail().contains("unreadable"), unit.detail());
    }
    assertEquals(2, drill.depth());
    assertEquals(DrillVerdict.INCONCLUSIVE, drill.verdict());
  }

  /** A materialized view that nobody can fill again. */
  private static void unreadable(Place place) {
    try {
      Asked.run(
          place,
          "CREATE TABLE z (x int);"
              + " CREATE MATERIALIZED VIEW unreadable AS SELECT 1 / x AS n FROM z;"
              + " INSERT INTO z VALUES (0)");
    } catch (SQLException e) {
      throw new IllegalStateException("what the test provides", e);
    }
  }

  private static RollbackRecord drill(Migration... migrations) {
    return drill(migrations, List.of(), TODAY);
  }

  private static RollbackRecord drill(Limits limits, Migration... migrations) {
    return drill(migrations, List.of(), TODAY, limits);
  }

  private static RollbackRecord drill(
      Migration[] migrations, List<OneWay> declared, LocalDate today) {
    return drill(migrations, declared, today, Limits.usual(2));
  }

  private static RollbackRecord drill(
      Migration[] migrations, List<OneWay> declared, LocalDate today, Limits limits) {
    return drill(migrations, declared, today, limits, Servers.postgresql());
  }

  private static RollbackRecord drill(
      Migration[] migrations,
      List<OneWay> declared,
      LocalDate today,
      Limits limits,
      Sandbox sandbox) {
    Plan plan = PlainTool.plan(migrations);
    return RollbackDrill.run(
        new Setup(
            sandbox,
            PostgresqlCatalog.ofDatabase(),
            PlainTool::new,
            plan,
            Setup.Provision.NOTHING,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            limits,
            Progress.NONE),
        declared,
        today);
  }
}
