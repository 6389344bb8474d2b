package dev.evenkeel.sandbox.replay;

import static dev.evenkeel.sandbox.replay.Replayed.done;
import static dev.evenkeel.sandbox.replay.Replayed.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayerTest {
  private static final Map<String, String> GOLANG =
      Map.of(
          "1_a.up.sql", "CREATE TABLE a (i int); INSERT INTO a VALUES (1);",
          "1_a.down.sql", "DROP TABLE a;",
          "2_b.up.sql", "CREATE TABLE b (i int);",
          "2_b.down.sql", "DROP TABLE b;");

  @Test
  void golangMigrateKeepsOneRowForthAndBack() {
    try (var run = new Replayed(Layout.GOLANG_MIGRATE, GOLANG)) {
      String row = "SELECT version || ' ' || dirty FROM schema_migrations";
      assertEquals(List.of("1_a"), done(run.forth(0)));
      assertEquals(List.of("1 false"), run.ask(row));
      assertEquals(List.of("2_b"), done(run.forth()));
      assertEquals(List.of("2 false"), run.ask(row));
      assertEquals(List.of(), done(run.forth()));
      assertEquals(List.of("2_b"), done(run.back(1)));
      assertEquals(List.of("1 false"), run.ask(row));
      assertEquals(List.of("1_a"), done(run.back(0)));
      assertEquals(List.of(), run.ask(row));
      assertEquals(List.of(), run.tables());
    }
  }

  @Test
  void golangMigrateLeavesItsRowDirtyAndStopsThere() {
    try (var run =
        new Replayed(
            Layout.GOLANG_MIGRATE,
            Map.of("1_a.up.sql", "CREATE TABLE a (i int);\n-- é\nSELECT 1;\nSELECT i FROM b;"))) {
      MigrationOutcome.Failed failure = failed(run.forth());
      assertEquals("1_a.up.sql:4", failure.at());
      assertEquals(Optional.of("1_a"), failure.migration());
      assertEquals(Optional.of("42P01"), failure.sqlState());
      assertEquals(List.of(), run.tables(), "one text is one implicit transaction");
      assertEquals(
          List.of("1 true"), run.ask("SELECT version || ' ' || dirty FROM schema_migrations"));
      assertTrue(failed(run.forth()).message().contains("Dirty database version 1"));
    }
  }

  @Test
  void indexesThatNeedToBeAloneFailInATextOfSeveralStatements() {
    try (var run =
        new Replayed(
            Layout.PAIRS,
            Map.of(
                "1_a.up.sql", "CREATE TABLE a (i int);",
                "2_b.up.sql", "CREATE INDEX CONCURRENTLY i ON a (i);",
                "3_c.up.sql", "CREATE INDEX CONCURRENTLY j ON a (i); SELECT 1;"))) {
      MigrationOutcome.Failed failure = failed(run.forth());
      assertEquals(Optional.of("3_c"), failure.migration());
      assertEquals(Optional.of("25001"), failure.sqlState());
      assertEquals(List.of("1_a", "2_b"), run.ask("SELECT name FROM evenkeel_pairs ORDER BY 1"));
    }
  }

  @Test
  void dieselRecordsInTheTransactionOfTheScriptAndPutsTheSearchPathBack() {
    try (var run =
        new Replayed(
            Layout.DIESEL,
            Map.of(
                "1_a/up.sql", "SET search_path = pg_catalog; CREATE TABLE public.a (i int);",
                "1_a/down.sql", "DROP TABLE a;",
                "2_b/up.sql", "CREATE TABLE b (i int); SELECT 1/0;",
                "3_c/up.sql", "CREATE INDEX CONCURRENTLY x ON a (i);",
                "3_c/metadata.toml", "run_in_transaction = false"))) {
      assertEquals(Optional.of("22012"), failed(run.forth()).sqlState());
      assertEquals(List.of("a"), run.tables());
      assertEquals(List.of("1"), run.ask("SELECT version FROM __diesel_schema_migrations"));
      assertEquals(List.of("1_a"), done(run.back(0)));
      assertEquals(List.of(), run.ask("SELECT version FROM __diesel_schema_migrations"));
      assertEquals(List.of(), run.tables());
    }
  }

  @Test
  void sqlMigrateRecordsFileNamesAndRefusesWhatNoFileBears() {
    try (var run =
        new Replayed(
            Layout.SQL_MIGRATE,
            Map.of(
                "1_a.sql",
                "-- +migrate Up\nCREATE TABLE a (i int);\n-- +migrate Down\nDROP TABLE a;\n",
                "2_b.sql",
                "-- +migrate Up notransaction\nCREATE INDEX CONCURRENTLY x ON a (i);\n"))) {
      assertEquals(List.of("1_a", "2_b"), done(run.forth()));
      String rows = "SELECT id FROM gorp_migrations ORDER BY 1";
      assertEquals(List.of("1_a.sql", "2_b.sql"), run.ask(rows));
      assertEquals(List.of("1_a"), done(run.back(0)));
      assertEquals(List.of("2_b.sql"), run.ask(rows));
      run.say("INSERT INTO gorp_migrations VALUES ('9_z.sql', now())");
      assertTrue(failed(run.forth()).message().contains("9_z.sql"));
    }
  }

  @Test
  void whatTakesTooLongIsStoppedAndSaid() {
    try (var run =
        new Replayed(
            Layout.PAIRS,
            Map.of("1_a.up.sql", "CREATE TABLE a (i int);\nSELECT pg_sleep(600);"),
            Duration.ofMillis(300))) {
      var hung = assertInstanceOf(MigrationOutcome.Hung.class, run.forth());
      assertEquals("1_a.up.sql:1", hung.at());
      assertEquals(List.of(), run.tables());
    }
  }

  @Test
  void aMigrationWithoutAWayBackIsNotTakenBack() {
    try (var run = new Replayed(Layout.PAIRS, Map.of("1_a.up.sql", "SELECT 1"))) {
      assertEquals(List.of("1_a"), done(run.forth()));
      assertTrue(failed(run.back(0)).message().contains("no way back"));
    }
  }
}
