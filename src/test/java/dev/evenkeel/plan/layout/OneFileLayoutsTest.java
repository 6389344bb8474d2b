package dev.evenkeel.plan.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts that hold both directions in one file, or whose files carry tags. */
class OneFileLayoutsTest {
  @Test
  void gooseSendsStatementsAndBlocksAndOrdersByNumber() {
    String text =
        """
        -- said first
        -- +goose Up
        -- a comment before a statement is left out
        CREATE TABLE a (
          i int -- inside, it stays;
        );
        -- +goose StatementBegin
        CREATE FUNCTION f() RETURNS void AS $$
        BEGIN PERFORM 1; END;
        $$ LANGUAGE plpgsql;
        -- +goose StatementEnd
        -- +goose Down
        DROP TABLE a;
        """;
    Plan plan = new Folder().file("10_b.sql", text).file("9_a.sql", text).auto();
    assertEquals(Layout.GOOSE, plan.layout());
    assertEquals(List.of("9_a", "10_b"), Folder.ids(plan));
    assertEquals(List.of("9", "10"), Folder.versions(plan));
    Migration first = plan.migrations().getFirst();
    assertEquals(
        List.of(
            "CREATE TABLE a (\n  i int -- inside, it stays;\n);",
            "CREATE FUNCTION f() RETURNS void AS $$\nBEGIN PERFORM 1; END;\n$$ LANGUAGE plpgsql;"),
        Folder.sent(first.forth()));
    assertEquals("9_a.sql:4", first.forth().requests().getFirst().at());
    assertEquals("9_a.sql:8", first.forth().requests().getLast().at());
    assertEquals(List.of("DROP TABLE a;"), Folder.sent(first.back().orElseThrow()));
    assertEquals(List.of(), plan.problems());
  }

  @Test
  void oneMarkOfGooseTakesTheTransactionFromBothDirections() {
    String text = "-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n";
    Migration only = new Folder().file("1_a.sql", text).auto().migrations().getFirst();
    assertFalse(only.forth().transactional());
    assertFalse(only.back().orElseThrow().transactional());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +goose Down\nSELECT 1;\n-- +goose Up\nSELECT 1;\n",
        "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n",
        "SELECT 1;\n-- +goose Up\n",
        " -- +goose Up\nSELECT 1;\n",
        "-- +goose Upp\nSELECT 1;\n",
        "-- +goose Up\n-- +goose Up\nSELECT 1;\n",
      })
  void whatGooseRefusesIsLost(String text) {
    Plan plan = new Folder().file("1_a.sql", text).as(Layout.GOOSE);
    assertEquals(List.of(), plan.migrations());
    assertEquals(List.of("refused-by-tool"), Folder.kinds(plan));
  }

  @Test
  void dbmateSendsItsBlocksWholeWithTheirMarks() {
    String text =
        """
        -- about
        -- migrate:up transaction:false
        CREATE INDEX CONCURRENTLY i ON t (a);

        -- migrate:down
        DROP INDEX i;
        """;
    Plan plan = new Folder().file("10_b.sql", text).file("2_a.sql", text).auto();
    assertEquals(Layout.DBMATE, plan.layout());
    assertEquals(List.of("10_b", "2_a"), Folder.ids(plan), "by name, as texts");
    Migration first = plan.migrations().getFirst();
    assertEquals(
        List.of("-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t (a);\n\n"),
        Folder.sent(first.forth()));
    assertEquals("10_b.sql:3", first.forth().requests().getFirst().at());
    assertFalse(first.forth().transactional());
    assertTrue(first.back().orElseThrow().transactional());
    assertEquals("10_b.sql:6", first.back().orElseThrow().requests().getFirst().at());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- migrate:down\nSELECT 1;\n-- migrate:up\nSELECT 1;\n",
        "SELECT 1;\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n",
      })
  void whatDbmateRefusesIsLost(String text) {
    Plan plan = new Folder().file("1_a.sql", text).as(Layout.DBMATE);
    assertEquals(List.of(), plan.migrations());
    assertEquals(List.of("refused-by-tool"), Folder.kinds(plan));
  }

  @Test
  void whatTheToolRefusesForItsEndIsDrilledAsItStands() {
    Plan goose = new Folder().file("1_a.sql", "-- +goose Up\nSELECT 1\n").as(Layout.GOOSE);
    assertEquals(List.of("SELECT 1"), Folder.sent(goose.migrations().getFirst().forth()));
    assertEquals(List.of("refused-by-tool"), Folder.kinds(goose));
    Plan dbmate = new Folder().file("1_a.sql", "-- migrate:up\nSELECT 1;\n").as(Layout.DBMATE);
    assertTrue(dbmate.migrations().getFirst().back().isEmpty());
    assertEquals(List.of("refused-by-tool"), Folder.kinds(dbmate));
    assertTrue(dbmate.problems().getFirst().fatal());
  }

  @Test
  void sqlxTakesSimpleAndReversibleFilesAndItsMarkAtTheFirstByte() {
    Plan plan =
        new Folder()
            .file("2_b.up.sql", "-- no-transaction\nSELECT 1;")
            .file("2_b.down.sql", " -- no-transaction\nSELECT 1;")
            .file("01_a.sql", "SELECT 1;")
            .file("x_y.sql", "SELECT 1;")
            .as(Layout.SQLX);
    assertEquals(List.of("01_a", "2_b"), Folder.ids(plan));
    assertEquals(List.of("1", "2"), Folder.versions(plan));
    Migration second = plan.migrations().getLast();
    assertFalse(second.forth().transactional());
    assertTrue(second.back().orElseThrow().transactional());
    assertTrue(plan.migrations().getFirst().back().isEmpty());
    assertEquals(List.of("refused-by-tool"), Folder.kinds(plan));
  }

  @Test
  void popTakesTheDialectsFileForEachDirectionAndItsOwnTag() {
    Folder folder =
        new Folder()
            .file("20200101000001_a.up.sql", "SELECT 1;")
            .file("20200101000001_a.postgres.up.sql", "SELECT 2;")
            .file("20200101000001_a.mysql.up.sql", "SELECT 3;")
            .file("20200101000001_a.down.sql", "SELECT 4;")
            .file("20200101000002_b.sqlite.up.sql", "SELECT 5;")
            .file("20200101000003_c.mysql.autocommit.up.sql", "SELECT 6;")
            .file("20200101000003_c.autocommit.up.sql", "SELECT 7;")
            .file("20200101000003_c.down.sql", "SELECT 8;");
    Plan plan = folder.auto();
    assertEquals(Layout.POP, plan.layout());
    assertEquals(
        List.of("20200101000001_a.postgres", "20200101000003_c.autocommit"), Folder.ids(plan));
    assertEquals(List.of("20200101000001", "20200101000003"), Folder.versions(plan));
    assertEquals(List.of("SELECT 2;"), Folder.sent(plan.migrations().getFirst().forth()));
    assertEquals(
        List.of("SELECT 4;"), Folder.sent(plan.migrations().getFirst().back().orElseThrow()));
    assertFalse(plan.migrations().getLast().forth().transactional());
    assertTrue(plan.migrations().getLast().back().orElseThrow().transactional());
    assertEquals(List.of(), plan.problems());
    Plan mysql = folder.auto(Dialect.MYSQL);
    assertEquals(
        List.of("SELECT 3;", "SELECT 6;"),
        mysql.migrations().stream()
            .flatMap(migration -> Stream.of(migration.forth()))
            .flatMap(script -> Folder.sent(script).stream())
            .toList());
  }
}
