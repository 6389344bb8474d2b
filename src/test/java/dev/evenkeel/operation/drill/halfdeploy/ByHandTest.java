package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a tool refuses to go on, the runbook says what a person writes; it was written, and led
 * out.
 */
final class ByHandTest {
  private static final Terms KILLED = Terms.usual("m").with(List.of(Fault.KILLED));
  private static final String FORTH = "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1);\n";

  private static List<FoundState> stuck(HalfDeployRecord record) {
    return record.states().stream().filter(s -> s.verdict() == StateVerdict.STUCK).toList();
  }

  private static List<List<String>> commands(HalfDeployRecord record) {
    return stuck(record).stream().map(state -> state.runbook().commands()).toList();
  }

  private static void everyStuckStateHasAWayOut(HalfDeployRecord record) {
    assertFalse(stuck(record).isEmpty(), "nothing is stuck, so nothing was shown");
    for (FoundState state : stuck(record)) {
      assertEquals("by-hand", state.runbook().way(), state.about() + " " + state.runbook());
      assertTrue(state.runbook().leadsTo().startsWith("as "), state.runbook().leadsTo());
    }
  }

  @Test
  void aDirtyVersionIsForcedToWhatIsThere() {
    HalfDeployRecord record =
        DrillTester.replayed(Layout.GOLANG_MIGRATE)
            .file("1_a.up.sql", FORTH)
            .file("2_b.up.sql", "CREATE TABLE b (i int);")
            .drill(KILLED);
    everyStuckStateHasAWayOut(record);
    String up = "migrate -path . -database \"$DATABASE_URL\" up";
    assertEquals(
        List.of(
            List.of("DELETE FROM schema_migrations;", up),
            List.of("UPDATE schema_migrations SET dirty = false;"),
            List.of("UPDATE schema_migrations SET version = 1, dirty = false;", up),
            List.of("UPDATE schema_migrations SET dirty = false;")),
        commands(record));
  }

  @Test
  void theLockOfADeadDeployerIsSetFreeAndWhatItDidIsWrittenDown() {
    HalfDeployRecord record =
        DrillTester.replayed(Layout.LIQUIBASE_SQL)
            .file("c.sql", "--liquibase formatted sql\n--changeset a:1\n" + FORTH)
            .drill(KILLED);
    everyStuckStateHasAWayOut(record);
    String free = "DELETE FROM databasechangeloglock WHERE id = 1;";
    List<List<String>> commands = commands(record);
    assertTrue(commands.contains(List.of(free, "liquibase update")), commands::toString);
    assertTrue(commands.contains(List.of(free)), commands::toString);
    assertTrue(
        commands.stream()
            .anyMatch(
                lines ->
                    lines.size() == 2
                        && lines.getFirst().startsWith("INSERT INTO databasechangelog (id,")
                        && lines.getFirst().contains("COALESCE(MAX(orderexecuted), 0) + 1")
                        && lines.getLast().equals(free)),
        commands::toString);
  }

  @Test
  void onMariadbTheRestOfTheFileIsRunAndTheRowIsWritten() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .mariadb()
            .file("V1__a.sql", "CREATE TABLE a (i int);\nALTER TABLE a ADD COLUMN j int;")
            .drill(KILLED);
    everyStuckStateHasAWayOut(record);
    List<List<String>> commands = commands(record);
    assertEquals(2, commands.size(), commands::toString);
    assertEquals("ALTER TABLE a ADD COLUMN j int;", commands.getFirst().getFirst());
    for (List<String> lines : commands) {
      assertTrue(
          lines.getLast().startsWith("INSERT INTO flyway_schema_history (installed_rank,"),
          lines::toString);
    }
  }

  @Test
  void aHalfBuiltIndexIsDroppedBeforeTheToolIsRunAgain() {
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .file("V1__a.sql", FORTH)
            .file("V2__i.sql", "CREATE INDEX CONCURRENTLY a_i ON a (i);")
            .drill(Terms.usual("m").with(List.of(Fault.CONNECTION)));
    assertTrue(
        commands(record).stream()
            .anyMatch(lines -> lines.getFirst().equals("DROP INDEX \"public\".\"a_i\";")),
        () -> commands(record).toString());
  }

  /** Outside of a transaction each of them can be stopped between the change and its row. */
  @ParameterizedTest
  @EnumSource(value = Layout.class, mode = EnumSource.Mode.EXCLUDE, names = "FLYWAY")
  @Tag("nightly")
  void whateverTheToolItsOwnTablesAreSaidWhatToSay(Layout layout) {
    var tester = DrillTester.replayed(layout);
    files(layout).forEach(tester::file);
    everyStuckStateHasAWayOut(tester.drill(KILLED));
  }

  private static Map<String, String> files(Layout layout) {
    return switch (layout) {
      case DIESEL -> Map.of("1_a/up.sql", FORTH, "1_a/metadata.toml", "run_in_transaction = false");
      case PRISMA -> Map.of("1_a/migration.sql", FORTH);
      case SQITCH ->
          Map.of(
              "sqitch.plan",
              "%project=p\n\na 2020-01-01T00:00:00Z A <a@example.org>\n",
              "deploy/a.sql",
              FORTH);
      case GOOSE -> Map.of("1_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up\n" + FORTH);
      case SQL_MIGRATE -> Map.of("1_a.sql", "-- +migrate Up notransaction\n" + FORTH);
      // A way back that worked would lead out, and an empty one would be wrong: this one is
      // refused.
      case DBMATE ->
          Map.of(
              "1_a.sql",
              "-- migrate:up transaction:false\n" + FORTH + "-- migrate:down\nDROP TABLE b;\n");
      case ATLAS -> Map.of("1_a.sql", "-- atlas:txmode none\n\n" + FORTH);
      case LIQUIBASE_SQL -> Map.of("c.sql", "--liquibase formatted sql\n--changeset a:1\n" + FORTH);
      case POP -> Map.of("1_a.autocommit.up.sql", FORTH);
      case SQLX -> Map.of("1_a.sql", "-- no-transaction\n" + FORTH);
      case GOLANG_MIGRATE, PAIRS -> Map.of("1_a.up.sql", FORTH);
      case FLYWAY -> Map.of("V1__a.sql", FORTH);
    };
  }
}
