package dev.evenkeel.operation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.drill.rollback.UnitVerdict;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is made of steps that can be undone is restored; no step whose undo is gone is. */
class InvertiblePlanTest {
  private static final int UNITS = 8;

  /** A step on table {@code t} that makes {@code n}, and its undo. */
  private record Step(String forth, String back) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("CREATE TABLE n (i int PRIMARY KEY, j text)", "DROP TABLE n"),
          new Step("ALTER TABLE t ADD COLUMN n numeric(8,2) DEFAULT 1", "ALTER TABLE t DROP n"),
          new Step("CREATE INDEX n ON t (a DESC) WHERE b IS NOT NULL", "DROP INDEX n"),
          new Step(
              "ALTER TABLE t ADD CONSTRAINT n CHECK (a > 0)", "ALTER TABLE t DROP CONSTRAINT n"),
          new Step("ALTER TABLE t RENAME COLUMN c TO n", "ALTER TABLE t RENAME COLUMN n TO c"),
          new Step("CREATE VIEW n AS SELECT a, b FROM t", "DROP VIEW n"),
          new Step("CREATE TYPE n AS ENUM ('x', 'y')", "DROP TYPE n"),
          new Step("CREATE SEQUENCE n INCREMENT 5", "DROP SEQUENCE n"),
          new Step("COMMENT ON COLUMN t.b IS 'n'", "COMMENT ON COLUMN t.b IS NULL"),
          new Step(
              "CREATE FUNCTION n() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION n()"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatCanBeUndoneIsRestored(long seed) {
    for (Unit unit : drill(seed, false).units()) {
      assertEquals(Optional.of(WayBack.RESTORED), unit.wayBack(), unit::toString);
      assertEquals(Again.SAME, unit.again(), unit::toString);
      assertEquals(UnitVerdict.HELD, unit.verdict(), unit::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3})
  void aWayBackThatDoesNothingIsRedEveryTime(long seed) {
    RollbackRecord drill = drill(seed, true);
    assertEquals(UNITS, drill.with(UnitVerdict.FAILED).size(), drill::toString);
    assertTrue(
        drill.units().stream()
            .skip(1)
            .allMatch(unit -> unit.wayBack().equals(Optional.of(WayBack.NOT_RESTORED))));
  }

  private static RollbackRecord drill(long seed, boolean emptied) {
    var random = new Random(seed);
    var plan = new ArrayList<Migration>();
    plan.add(
        PlainTool.migration(
            "00_t",
            "CREATE TABLE t (a int NOT NULL, b text, c date)",
            emptied ? "SELECT 1" : "DROP TABLE t"));
    boolean renamed = false;
    for (int i = 1; i < UNITS; i++) {
      Step step = STEPS.get(random.nextInt(STEPS.size()));
      if (step.forth().contains("RENAME")) {
        if (renamed) {
          step = STEPS.getFirst();
        }
        renamed = true;
      }
      String name = "made_" + i;
      plan.add(
          PlainTool.migration(
              "0" + i + "_" + name,
              named(step.forth(), name),
              emptied ? "SELECT 1" : named(step.back(), name)));
    }
    return RollbackDrill.run(
        new Setup(
            Servers.postgresql(),
            new PostgresqlCatalog(),
            PlainTool::new,
            PlainTool.plan(plan.toArray(Migration[]::new)),
            Setup.Provision.NOTHING,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Limits.usual(2),
            Progress.NONE),
        List.of(),
        LocalDate.of(2026, 11, 26));
  }

  private static String named(String sql, String name) {
    return sql.replaceAll("\\bn\\b", name);
  }
}
