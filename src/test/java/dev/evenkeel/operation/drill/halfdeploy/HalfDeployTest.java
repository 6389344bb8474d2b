package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HalfDeployTest {
  private static final String USERS =
      "CREATE TABLE users (id int PRIMARY KEY, name text);\nINSERT INTO users VALUES (1, 'a');";
  private static final String EMAIL =
      "ALTER TABLE users ADD COLUMN email text;\nUPDATE users SET email = name || '@example.org';";

  private static DrillTester twoMigrations() {
    return DrillTester.flyway().file("V1__users.sql", USERS).file("V2__email.sql", EMAIL);
  }

  @Test
  void flywaysDefaultIsStuckJustBetweenTheTwoCommitsOfAMigration() {
    HalfDeployRecord record = twoMigrations().drill();
    assertEquals(DrillVerdict.FAILED, record.verdict());
    List<FoundState> stuck =
        record.states().stream().filter(s -> s.verdict() == StateVerdict.STUCK).toList();
    assertEquals(
        List.of("inside V1__users", "inside V2__email"),
        stuck.stream().map(FoundState::about).toList());
    stuck.forEach(state -> assertEquals("by-hand", state.runbook().way()));
    stuck.forEach(state -> assertTrue(!state.probes().historyTrue()));
    for (String step : record.steps()) {
      assertEquals(3, boundariesLeaving(record, stuck, step).size(), step);
    }
    assertEquals(0, record.coverage().missed());
  }

  private static Set<Integer> boundariesLeaving(
      HalfDeployRecord record, List<FoundState> states, String step) {
    Set<String> digests =
        states.stream().map(s -> s.fingerprint().digest()).collect(Collectors.toSet());
    return record.points().stream()
        .filter(p -> p.point().step().equals(step))
        .filter(p -> p.state().filter(digests::contains).isPresent())
        .map(p -> p.point().boundary().index())
        .collect(Collectors.toSet());
  }

  @Test
  void withoutTheTransactionalLockEveryPointConverges() {
    HalfDeployRecord record =
        twoMigrations().option("postgresql.transactional.lock", "false").drill();
    assertEquals(DrillVerdict.PASSED, record.verdict());
    assertEquals(
        Set.of(StateVerdict.SAFE, StateVerdict.FORWARD_ONLY),
        record.states().stream().map(FoundState::verdict).collect(Collectors.toSet()));
  }

  @Test
  void aDataMigrationThatIsAppliedTwiceIsSilentlyWrong() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .file("V1__users.sql", USERS)
            .file("V2__shift.sql", "UPDATE users SET id = id + 10;")
            .drill();
    FoundState gap =
        record.states().stream()
            .filter(s -> s.about().equals("inside V2__shift"))
            .findFirst()
            .orElseThrow();
    assertEquals(StateVerdict.SILENT_WRONG, gap.verdict());
    assertEquals("", gap.probes().forward().said(), "and the tool said success");
  }

  @Test
  void anExtensionOrASettingThatIsThereWithoutItsHistoryIsAStateOfItsOwn() {
    for (String left :
        List.of(
            "CREATE EXTENSION pg_trgm;",
            "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 5000',"
                + " current_database()); END$$;")) {
      HalfDeployRecord record =
          DrillTester.replayed(Layout.PAIRS)
              .file("1_x.up.sql", left)
              .withoutControls()
              .drill(Terms.usual("m").with(List.of(Fault.CONNECTION)));
      List<FoundState> inside =
          record.states().stream()
              .filter(
                  state ->
                      state.about().startsWith("inside")
                          && state.fingerprint().history().isEmpty()
                          && state.fingerprint().schema().keySet().stream()
                              .anyMatch(p -> p.contains("pg_trgm") || p.contains("work_mem")))
              .toList();
      assertEquals(1, inside.size(), () -> record.states().toString());
      assertEquals(
          left.contains("EXTENSION"), inside.getFirst().verdict() == StateVerdict.STUCK, left);
    }
  }

  @Test
  void aTableThatOnlyLooksLikeSomeToolsHistoryIsTheApplications() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .file(
                "V1__bands.sql",
                "CREATE TABLE migrations (migration text, batch int, wing int);"
                    + " INSERT INTO migrations VALUES ('geese', 1, 1);")
            .file("V2__shift.sql", "UPDATE migrations SET wing = wing + 10;")
            .withoutControls()
            .drill();
    assertEquals(
        List.of(StateVerdict.SILENT_WRONG),
        record.states().stream()
            .filter(s -> s.about().equals("inside V2__shift"))
            .map(FoundState::verdict)
            .toList());
  }

  @Test
  void anIndexBuiltConcurrentlyWaitsForFlywaysOwnLock() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .file("V1__users.sql", USERS)
            .file("V2__index.sql", "CREATE INDEX CONCURRENTLY users_name ON users (name);")
            .drill();
    assertEquals(DrillVerdict.FAILED, record.verdict());
    assertEquals("hung", record.broken().orElseThrow().how());
    assertEquals("V2__index", record.broken().orElseThrow().step());
    String said = record.broken().orElseThrow().message();
    assertTrue(said.startsWith("it waits for a lock that another of its own sessions holds"), said);
    assertTrue(said.contains("set flyway.postgresql.transactional.lock=false"), said);
  }

  @Test
  void anIndexStoppedInItsMiddleStaysInvalidAndIsHiddenByIfNotExists() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .file("V1__users.sql", USERS)
            .file("V2__i.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON users (name);")
            .drill(Terms.usual("m").with(List.of(Fault.CONNECTION)));
    FoundState invalid =
        record.states().stream()
            .filter(s -> !s.fingerprint().residue().isEmpty())
            .findFirst()
            .orElseThrow();
    assertEquals(StateVerdict.SILENT_WRONG, invalid.verdict());
    assertEquals("", invalid.probes().forward().said(), "and the tool said success");
  }

  @Test
  void queriesThatTheDeployDoesNotTouchWorkInEveryState() {
    HalfDeployRecord record =
        twoMigrations()
            .drill(
                Terms.usual("m")
                    .with(List.of(Fault.KILLED))
                    .asking(List.of("SELECT 1", "SELECT * FROM pg_class LIMIT 0")));
    assertTrue(
        record.states().stream()
            .allMatch(s -> s.probes().oldCode() instanceof Probes.OldCode.Works));
  }

  @Test
  void everyInterruptionPointOfAReplayedToolIsVisited() {
    DrillTester.replayed(Layout.PAIRS)
        .file("1_a.up.sql", "CREATE TABLE a (i int);")
        .file("1_a.down.sql", "DROP TABLE a;")
        .everyPointIsVisitedAndBothModesAgree();
  }

  @Test
  void everyPointHasACommandOfItsOwnThatLeavesTheSameState() {
    DrillTester tester = twoMigrations();
    HalfDeployRecord record = tester.drill();
    StoppedPoint gap =
        record.points().stream()
            .filter(StoppedPoint::wasHit)
            .filter(p -> p.state().flatMap(record::state).filter(FoundState::fails).isPresent())
            .findFirst()
            .orElseThrow();
    HalfDeployRecord alone = tester.drill(Terms.usual("m").hittingOnly(gap.point().id()));
    assertEquals(1, alone.points().size());
    assertEquals(gap.state(), alone.points().getFirst().state());
  }
}
