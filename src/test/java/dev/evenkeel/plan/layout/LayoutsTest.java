package dev.evenkeel.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutsTest {
  @Test
  void dieselOrdersByVersionWithoutDashesAndReadsItsTransactionMark() {
    Plan plan =
        new Folder()
            .file("2020-01-02-000000_b/up.sql", "SELECT 2;")
            .file("2020-01-02-000000_b/metadata.toml", "run_in_transaction = false\n")
            .file("20200101000000_a/up.sql", "-- first\nSELECT 1;\nSELECT 3;")
            .file("20200101000000_a/down.sql", "SELECT 0;")
            .auto();
    assertEquals(Layout.DIESEL, plan.layout());
    assertEquals(List.of("20200101000000_a", "2020-01-02-000000_b"), Folder.ids(plan));
    assertEquals(List.of("20200101000000", "20200102000000"), Folder.versions(plan));
    Migration first = plan.migrations().getFirst();
    assertEquals(List.of("-- first\nSELECT 1;\nSELECT 3;"), Folder.sent(first.forth()));
    assertEquals("20200101000000_a/up.sql:2", first.forth().requests().getFirst().at());
    assertTrue(first.forth().transactional());
    assertTrue(first.back().isPresent());
    assertFalse(plan.migrations().getLast().forth().transactional());
  }

  @Test
  void golangMigrateOrdersByNumberAndPairsByVersion() {
    Plan plan =
        new Folder()
            .file("10_c.up.sql", "SELECT 10;")
            .file("9_b.up.sql", "SELECT 9;")
            .file("009_other_name.down.sql", "SELECT 0;")
            .auto();
    assertEquals(Layout.GOLANG_MIGRATE, plan.layout());
    assertEquals(List.of("9_b", "10_c"), Folder.ids(plan));
    assertEquals(List.of("9", "10"), Folder.versions(plan));
    assertTrue(plan.migrations().getFirst().back().isPresent());
    assertFalse(plan.migrations().getFirst().forth().transactional());
  }

  @Test
  void aFileWithoutADirectionBesidePairsIsAMigrationOfSqlxUnlessItsVersionIsTakenOrTheFirst() {
    var pairs =
        new Folder()
            .file("1_a.up.sql", "SELECT 1;")
            .file("1_a.down.sql", "SELECT 1;")
            .file("3_c.up.sql", "SELECT 1;");
    assertEquals(Layout.GOLANG_MIGRATE, pairs.auto().layout());
    assertEquals(Layout.GOLANG_MIGRATE, pairs.file("3_dump.sql", "SELECT 1;").auto().layout());
    Plan plan = pairs.file("2_b.sql", "SELECT 1;").auto();
    assertEquals(Layout.SQLX, plan.layout());
    assertTrue(Folder.ids(plan).contains("2_b"));
    var dump =
        new Folder().file("1_a.up.sql", "SELECT 1;").file("0_schema.sql", "SELECT 1;").auto();
    assertEquals(Layout.GOLANG_MIGRATE, dump.layout());
  }

  @Test
  void aVersionThatTwoFilesClaimIsNamedAndHasNoWayBack() {
    Plan plan =
        new Folder()
            .file("1_a.up.sql", "SELECT 1;")
            .file("1_a.down.sql", "SELECT 1;")
            .file("1_b.up.sql", "SELECT 1;")
            .file("1_b.down.sql", "SELECT 1;")
            .auto();
    assertEquals(List.of("1_a", "1_b"), Folder.ids(plan));
    assertEquals(List.of("duplicate-version"), Folder.kinds(plan));
    assertTrue(plan.migrations().stream().allMatch(migration -> migration.back().isEmpty()));
  }

  @Test
  void aWayBackWithoutAWayForthIsLost() {
    Plan plan = new Folder().file("1_a.down.sql", "SELECT 1;").file("2_b.up.sql", "X").auto();
    assertEquals(List.of("2_b"), Folder.ids(plan));
    assertEquals(List.of("missing-up"), Folder.kinds(plan));
    assertTrue(plan.problems().getFirst().fatal());
  }

  @Test
  void aMigrationThatIsAProgramIsLostAndSaid() {
    Plan plan = new Folder().file("1_a.up.go", "package x").file("2_b.up.sql", "SELECT 1").auto();
    assertEquals(List.of("2_b"), Folder.ids(plan));
    assertEquals(List.of("code-migration"), Folder.kinds(plan));
  }

  @Test
  void pairsOrderByLeadingNumberThenNameAndATieIsNoError() {
    Plan plan =
        new Folder()
            .file("V0002.B.up.sql", "SELECT 1")
            .file("V0010.C.up.sql", "SELECT 1")
            .file("V0001.b_down.sql", "SELECT 1")
            .file("V0001.b_up.sql", "SELECT 1")
            .file("V0001.a.up.sql", "SELECT 1")
            .file("last.up.sql", "SELECT 1")
            .auto();
    assertEquals(Layout.PAIRS, plan.layout());
    assertEquals(List.of("V0001.a", "V0001.b", "V0002.B", "V0010.C", "last"), Folder.ids(plan));
    assertEquals(List.of(), plan.problems());
  }

  @Test
  void sqlMigrateSendsWhatItsLinesEnd() {
    String text =
        """
        -- a comment before
        -- +migrate Up
        -- a comment inside
        CREATE TABLE a (i int); -- said
        -- +migrate StatementBegin
        CREATE FUNCTION f() RETURNS void AS $$
        BEGIN PERFORM 1;
        END; $$ LANGUAGE plpgsql;
        -- +migrate StatementEnd
        INSERT INTO a VALUES (1); INSERT INTO a
        VALUES (2);
        -- +migrate Down notransaction
        DROP TABLE a;
        """;
    Plan plan =
        new Folder().file("2_b.sql", text).file("10_c.sql", text).file("x.sql", text).auto();
    assertEquals(Layout.SQL_MIGRATE, plan.layout());
    assertEquals(List.of("2_b", "10_c", "x"), Folder.ids(plan));
    assertEquals(List.of("2_b.sql", "10_c.sql", "x.sql"), Folder.versions(plan));
    Migration first = plan.migrations().getFirst();
    assertEquals(
        List.of(
            "CREATE TABLE a (i int); -- said",
            "CREATE FUNCTION f() RETURNS void AS $$\nBEGIN PERFORM 1;\nEND; $$ LANGUAGE plpgsql;",
            "INSERT INTO a VALUES (1); INSERT INTO a\nVALUES (2);"),
        Folder.sent(first.forth()));
    assertEquals("2_b.sql:4", first.forth().requests().getFirst().at());
    assertEquals("2_b.sql:6", first.forth().requests().get(1).at());
    assertTrue(first.forth().transactional());
    assertFalse(first.back().orElseThrow().transactional());
  }

  @Test
  void whatSqlMigrateRefusesIsLostAtItsLine() {
    Plan plan =
        new Folder()
            .file("1.sql", "-- +migrate Up\nSELECT 1\n-- +migrate Down\nSELECT 2;\n")
            .file("2.sql", "-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n")
            .file("3.sql", "-- +migrate Up\nSELECT 1;\n-- +migrate Down;\nSELECT 2;\n")
            .auto();
    assertEquals(List.of("1", "3"), Folder.ids(plan), "an unfinished statement is sent as it is");
    assertEquals(List.of("refused-by-tool", "refused-by-tool", "unknown-mark"), Folder.kinds(plan));
    assertEquals("1.sql:2", plan.problems().getFirst().at());
    assertEquals(List.of("SELECT 1"), Folder.sent(plan.migrations().getFirst().forth()));
    assertEquals(2, plan.migrations().getLast().forth().requests().size());
  }

  @Test
  void flywayOrdersByPartsAndKeepsUndoConfigurationRepeatableAndCallbackApart() {
    Plan plan =
        new Folder()
            .file("R__view.sql", "CREATE VIEW v AS SELECT 1;")
            .file("V10__ten.sql", "SELECT 1; SELECT 2;")
            .file("sub/V2_1__two.sql", "CREATE INDEX CONCURRENTLY i ON t (a);")
            .file("V2__x.sql", "SELECT 1;")
            .file("V2__x.sql.conf", "executeInTransaction=false")
            .file("U10__ten.sql", "SELECT 0;")
            .file("beforeMigrate.sql", "SELECT 0;")
            .file("V10.0__again.sql", "SELECT 0;")
            .auto();
    assertEquals(Layout.FLYWAY, plan.layout());
    assertEquals(List.of("V2__x", "V2_1__two", "V10.0__again", "R__view"), Folder.ids(plan));
    assertEquals(List.of("2", "2.1", "10.0", ""), Folder.versions(plan));
    assertEquals(
        List.of(false, false, true, true),
        plan.migrations().stream().map(migration -> migration.forth().transactional()).toList());
    assertTrue(plan.migrations().get(2).back().isPresent());
    assertTrue(plan.migrations().getLast().repeatable());
    assertEquals(List.of("duplicate-version", "flyway-callback"), Folder.kinds(plan));
  }

  @Test
  void theFolderOfTheDialectIsReadWhereSeveralLieSideBySide() {
    var folder =
        new Folder().file("postgres/1_a.up.sql", "SELECT 1").file("mysql/1_b.up.sql", "SELECT 1");
    assertEquals(List.of("1_a"), Folder.ids(folder.auto(Dialect.POSTGRESQL)));
    assertEquals(List.of("1_b"), Folder.ids(folder.auto(Dialect.MARIADB)));
    assertEquals(List.of("dialect-folder"), Folder.kinds(folder.auto()));
  }

  @Test
  void badTextsAreNamedAtTheirLines() {
    Plan plan =
        new Folder()
            .file("1_a.up.sql", "-- nothing\n")
            .file("2_b.up.sql", "")
            .file("3_c.up.sql", "\nSELECT 1;\n\\i other.sql\n")
            .file("4_d.up.sql", "SELECT 1;\nSELECT 'x;\n")
            .file("V1__e.sql", "SELECT 1;")
            .file("README.md", "text")
            .auto();
    assertEquals(4, plan.migrations().size());
    assertEquals(
        List.of(
            "other-layout-file V1__e.sql:1",
            "empty-migration 1_a.up.sql:1",
            "empty-migration 2_b.up.sql:1",
            "psql-meta-command 3_c.up.sql:3",
            "unterminated-text 4_d.up.sql:2"),
        plan.problems().stream().map(problem -> problem.kind() + " " + problem.at()).toList());
  }

  @Test
  void aQuotedTextThatTheToolCutsIsNotCalledUnclosed() {
    String text =
        """
        -- +migrate Up
        CREATE FUNCTION f() RETURNS void AS $$
        BEGIN PERFORM 1;
        END; $$ LANGUAGE plpgsql;
        """;
    List<Plan.Problem> problems = new Folder().file("1_a.sql", text).auto().problems();
    assertEquals(
        List.of("unterminated-text 1_a.sql:2"),
        problems.stream().map(problem -> problem.kind() + " " + problem.at()).toList());
    assertTrue(problems.getFirst().message().contains("closed further down"));
    assertTrue(problems.getFirst().next().contains("StatementBegin"));
  }

  @Test
  void aFolderOfNoKnownToolIsAnEmptyPlanThatSaysSo() {
    Plan plan = new Folder().file("a.txt", "x").auto();
    assertEquals(List.of("unknown-layout"), Folder.kinds(plan));
    assertTrue(plan.problems().getFirst().fatal());
    assertTrue(plan.migrations().isEmpty());
  }

  private static Plan.Problem unknown(Folder folder) {
    Plan plan = folder.auto();
    assertTrue(plan.migrations().isEmpty());
    assertEquals("unknown-layout", plan.problems().getLast().kind());
    return plan.problems().getLast();
  }

  @Test
  void aFolderThatIsNamedTooHighUpIsToldWhereItsMigrationsLie() {
    Plan.Problem high =
        unknown(
            new Folder()
                .file("README.md", "")
                .file("db/migrations/1_a/up.sql", "SELECT 1")
                .file("db/migrations/1_a/down.sql", "SELECT 1")
                .file("db/dump.sql", "CREATE TABLE a (i int);"));
    assertTrue(high.message().endsWith("further down, in db/migrations (diesel)"), high.message());
    assertTrue(high.next().startsWith("name that folder instead: db/migrations;"), high.next());
    Plan.Problem several =
        unknown(
            new Folder()
                .file("db/core/1_a.up.sql", "SELECT 1")
                .file("db/queue/1_a.sql", "-- migrate:up\nSELECT 1")
                .file("db/x.txt", ""));
    assertTrue(
        several.message().endsWith("in db/core (golang-migrate), db/queue (dbmate)"),
        several.message());
  }

  @Test
  void databasesSideBySideBelowAreOneFolderToName() {
    Plan.Problem high =
        unknown(
            new Folder()
                .file("app/migrations/postgres/1_a/up.sql", "SELECT 1")
                .file("app/migrations/sqlite/1_a/up.sql", "SELECT 1"));
    assertTrue(high.message().endsWith("in app/migrations (diesel)"), high.message());
  }

  @Test
  void aFolderThatIsNamedTooLowIsToldToGoUp() {
    Plan.Problem low =
        unknown(new Folder().file("up.sql", "SELECT 1").file("down.sql", "SELECT 1"));
    assertTrue(low.message().contains("the folder of one migration"), low.message());
    assertTrue(low.next().startsWith("name the folder that it lies in"), low.next());
  }

  @Test
  void schemaFilesAreCalledThatAndNotMigrations() {
    Plan.Problem schema =
        unknown(
            new Folder()
                .file("01-shop.sql", "USE shop;\ncreate table a (i int);")
                .file("01-shop_next.sql", "CREATE TABLE a (i int);\nALTER TABLE a ADD j int;")
                .file("02-users.sql", "CREATE USER u;"));
    assertTrue(
        schema.message().contains("2 of them make tables (01-shop.sql, 01-shop_next.sql)"),
        schema.message());
    assertTrue(schema.next().contains("--before"), schema.next());
  }

  @Test
  void aNamedLayoutThatFindsNothingIsToldTheSame() {
    Plan plan =
        new Folder().file("m/1_a/up.sql", "SELECT 1").file("x.txt", "").as(Layout.GOLANG_MIGRATE);
    assertTrue(plan.problems().getLast().message().endsWith("in m (diesel)"));
  }

  @Test
  void numbersThatTheToolComparesAsTextsAreNamed() {
    Plan plan =
        new Folder()
            .file("9_a/up.sql", "SELECT 1")
            .file("10_b/up.sql", "SELECT 1")
            .file("20200101000000_c/up.sql", "SELECT 1")
            .auto();
    assertEquals(List.of("10_b", "20200101000000_c", "9_a"), Folder.ids(plan));
    assertEquals(List.of(), Folder.kinds(plan), "a time beside a count is somebody's choice");
    Plan counted =
        new Folder().file("9_a/up.sql", "SELECT 1").file("10_b/up.sql", "SELECT 1").auto();
    assertEquals(List.of("unpadded-version"), Folder.kinds(counted));
    assertEquals("9_a/up.sql:1", counted.problems().getFirst().at());
  }

  @Test
  void aFolderOfAnotherLayoutSaysWhoseItIs() {
    Plan plan = new Folder().file("1_a.up.sql", "SELECT 1").as(Layout.DIESEL);
    assertEquals(List.of("other-layout-file", "unknown-layout"), Folder.kinds(plan));
    assertTrue(plan.problems().getLast().message().contains("golang-migrate"));
    assertTrue(plan.problems().getLast().fatal());
  }

  @Test
  void thePlansDigestNamesItsTextsAndNotTheOrderOfItsFiles() {
    var one = new Folder().file("1_a.up.sql", "SELECT 1").file("2_b.up.sql", "SELECT 2");
    var other = new Folder().file("2_b.up.sql", "SELECT 2").file("1_a.up.sql", "SELECT 1");
    var third = new Folder().file("1_a.up.sql", "SELECT 1").file("2_b.up.sql", "SELECT 3");
    assertEquals(one.auto().digest(), other.auto().digest());
    assertNotEquals(one.auto().digest(), third.auto().digest());
    assertNotEquals(one.auto().digest(), one.as(Layout.PAIRS).digest());
  }

  @Test
  void anotherCallbackMakesItAnotherPlanForItIsRunToo() {
    String bare = new Folder().file("V1__a.sql", "SELECT 1;").auto().digest();
    String around =
        new Folder()
            .file("V1__a.sql", "SELECT 1;")
            .file("afterMigrate.sql", "SELECT 2;")
            .auto()
            .digest();
    String other =
        new Folder()
            .file("V1__a.sql", "SELECT 1;")
            .file("afterMigrate.sql", "SELECT 3;")
            .auto()
            .digest();
    assertNotEquals(bare, around);
    assertNotEquals(around, other);
  }
}
