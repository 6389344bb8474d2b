package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.database.CatalogReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a migration leaves that died inside a statement no transaction holds together. */
final class ResidueTest {
  private static List<String> noticed(CatalogReading reading) {
    return reading.notes().stream().map(ResidueTest::text).sorted().toList();
  }

  private static String text(Note note) {
    return note.kind() + " " + String.join("/", note.within());
  }

  private static Mapping schema(CatalogReading reading) {
    return (Mapping) reading.documents().getFirst().root();
  }

  /**
   * Another session holds the table, so that the statement must wait, and gives up by its own
   * timeout where nothing else makes it.
   */
  private static CatalogReading afterCancelling(String before, String held, String statement)
      throws SQLException {
    Place place = Servers.postgresql().create();
    try (Connection mine = place.dataSource().getConnection();
        Connection other = place.dataSource().getConnection()) {
      Databases.run(mine, before);
      other.setAutoCommit(false);
      Databases.run(other, held);
      Databases.run(mine, "SET lock_timeout = '30ms'");
      assertThrows(SQLException.class, () -> Databases.run(mine, statement));
      other.rollback();
      return Databases.read(mine);
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  @Test
  void aCancelledConcurrentIndexIsInvalid() throws SQLException {
    CatalogReading reading =
        afterCancelling(
            "CREATE TABLE t (a int)",
            "INSERT INTO t VALUES (1)",
            "CREATE INDEX CONCURRENTLY t_a ON t (a)");
    assertEquals(List.of("index-invalid public/table/t/index/t_a"), noticed(reading));
    assertEquals("false", schema(reading).text("public", "table", "t", "index", "t_a", "valid"));
  }

  @Test
  void aCancelledConcurrentReindexLeavesAnIndexOfItsOwnName() throws SQLException {
    CatalogReading reading =
        afterCancelling(
            "CREATE TABLE t (a int); CREATE INDEX t_a ON t (a)",
            "INSERT INTO t VALUES (1)",
            "REINDEX INDEX CONCURRENTLY t_a");
    assertEquals(
        List.of(
            "index-invalid public/table/t/index/t_a_ccnew",
            "index-left-over public/table/t/index/t_a_ccnew"),
        noticed(reading));
  }

  @Test
  void aCancelledConcurrentDetachIsPending() throws SQLException {
    CatalogReading reading =
        afterCancelling(
            """
            CREATE TABLE p (a int) PARTITION BY LIST (a);
            CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)
            """,
            "SELECT * FROM p",
            "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY");
    assertEquals(List.of("detach-pending public/table/p1"), noticed(reading));
  }

  @Test
  void whatWasAddedWithoutLookingAtTheRowsIsNoticed() {
    CatalogReading reading =
        Databases.reading(
            """
            CREATE TABLE t (a int, b int);
            ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
            ALTER TABLE t ADD CONSTRAINT b_there NOT NULL b NOT VALID;
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
            ALTER TABLE t DISABLE TRIGGER g
            """);
    assertEquals(
        List.of(
            "constraint-not-valid public/table/t/column/b",
            "constraint-not-valid public/table/t/constraint/positive",
            "trigger-disabled public/table/t/trigger/g"),
        noticed(reading));
  }

  @Test
  void aCopyThatAToolLeftIsNoticedByItsName() {
    assertEquals(
        List.of("ghost-table public/table/pgosc_st_t_1a2b", "ghost-table repack/table/table_4711"),
        noticed(
            Databases.reading(
                "CREATE TABLE pgosc_st_t_1a2b (a int); CREATE SCHEMA repack;"
                    + " CREATE TABLE repack.table_4711 (a int)")));
  }

  @Test
  void aSoundDatabaseHasNothingToNotice() {
    assertEquals(
        List.of(),
        noticed(
            Databases.reading(
                "CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES t, CHECK (b > 0))")));
  }
}
