package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class RowReaderTest {
  private static RowDigests rows(String sql) {
    return Databases.with(sql, RowReaderTest::read);
  }

  private static RowDigests read(Connection connection) throws SQLException {
    return new PostgresqlCatalog().rows(connection);
  }

  @Test
  void neitherTheOrderOfRowsNorThatOfColumnsMatters() {
    assertEquals(
        rows("CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, NULL), (2, NULL)"),
        rows(
            "CREATE TABLE t (b text, a int);"
                + " INSERT INTO t (a, b) VALUES (2, NULL), (1, 'x'), (2, NULL)"));
  }

  @Test
  void anotherValueAnotherNumberOfEqualRowsAndNullInsteadOfEmptyAllShow() {
    var start = "CREATE TABLE t (a int, b text); INSERT INTO t VALUES ";
    RowDigests.Rows two = rows(start + "(1, 'x'), (1, 'x')").tables().get("public/table/t");
    for (String other :
        new String[] {
          "(1, 'x'), (1, 'y')", "(1, 'x')", "(1, 'x'), (1, 'x'), (1, 'x')", "(1, ''), (1, 'x')"
        }) {
      assertNotEquals(two, rows(start + other).tables().get("public/table/t"), other);
    }
    assertNotEquals(rows(start + "(1, '')").tables(), rows(start + "(1, NULL)").tables());
  }

  @Test
  void howAValueIsPrintedDoesNotDependOnTheSession() {
    Databases.with(
        """
        CREATE TABLE t (a float8, b timestamptz, c interval, d bytea, e money);
        INSERT INTO t VALUES (0.1 + 0.2, '2026-01-02 03:04:05+00', '1 day 2 hours', '\\x00ff', 12.5)
        """,
        connection -> {
          RowDigests before = read(connection);
          Databases.run(
              connection,
              """
              SET timezone = 'Asia/Tokyo'; SET datestyle = 'ISO, DMY'; SET bytea_output = 'escape';
              SET intervalstyle = 'sql_standard'; SET extra_float_digits = -3
              """);
          assertEquals(before, read(connection));
          return 0;
        });
  }

  @Test
  void rowsThatAPolicyHidesAreUnreadAndNotAbsent() {
    Databases.with(
        """
        CREATE TABLE t (a int); INSERT INTO t VALUES (1); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
        CREATE TABLE hidden (a int); CREATE TABLE seen (a int);
        DROP ROLE IF EXISTS row_reader; CREATE ROLE row_reader;
        GRANT SELECT ON t, seen TO row_reader
        """,
        connection -> {
          Databases.run(connection, "SET ROLE row_reader");
          RowDigests rows = read(connection);
          assertEquals(java.util.Set.of("public/table/seen"), rows.tables().keySet());
          assertEquals(2, rows.unread().size(), () -> rows.unread().toString());
          Databases.run(connection, "RESET ROLE");
          Databases.run(connection, "DROP OWNED BY row_reader; DROP ROLE row_reader");
          return 0;
        });
  }

  @Test
  void aTableWithoutColumnsStillHasANumberOfRows() {
    RowDigests rows = rows("CREATE TABLE t (); INSERT INTO t DEFAULT VALUES");
    assertEquals(1, rows.tables().get("public/table/t").count());
  }

  @Test
  void aSequencesPositionStandsApart() {
    RowDigests before = rows("CREATE SEQUENCE s");
    RowDigests after = rows("CREATE SEQUENCE s; SELECT nextval('s')");
    assertEquals(before.tables(), after.tables());
    assertNotEquals(before.sequences(), after.sequences());
    assertTrue(after.sequences().containsKey("public/sequence/s"));
  }

  @Test
  void aLargeObjectsContentCounts() {
    assertTrue(rows("").tables().isEmpty());
    RowDigests one = rows("SELECT lo_from_bytea(30000, 'abc')");
    RowDigests other = rows("SELECT lo_from_bytea(30000, 'abd')");
    assertEquals(1, one.tables().get(RowReader.LARGE_OBJECTS_PATH).count());
    assertNotEquals(one.tables(), other.tables());
  }

  @Test
  void aSequenceThatMayNotBeReadIsUnreadAndNotUnused() {
    Databases.with(
        """
        CREATE SEQUENCE s; SELECT nextval('s');
        DROP ROLE IF EXISTS no_reader; CREATE ROLE no_reader
        """,
        connection -> {
          Databases.run(connection, "SET ROLE no_reader");
          RowDigests rows = read(connection);
          assertTrue(rows.sequences().isEmpty());
          assertEquals(1, rows.unread().size());
          Databases.run(connection, "RESET ROLE; DROP ROLE no_reader");
          return 0;
        });
  }

  @Test
  void aMaterializedViewIsFreshWhereItsQueryGivesWhatItHoldsAndStaleWhereItDoesNot() {
    String made =
        "CREATE TABLE t (a int, \"B\" text); INSERT INTO t VALUES (1, 'x');"
            + " CREATE MATERIALIZED VIEW m (\"N\", a) AS SELECT \"B\", a FROM t;";
    String path = "public/materialized-view/m";
    RowDigests.Filled fresh = rows(made).views().get(path);
    assertTrue(fresh.fresh());
    assertEquals(1, fresh.rows().count());
    RowDigests.Filled stale = rows(made + "UPDATE t SET a = 2").views().get(path);
    assertEquals(new RowDigests.Filled(fresh.rows(), false), stale);
    RowDigests.Filled refreshed =
        rows(made + "UPDATE t SET a = 2; REFRESH MATERIALIZED VIEW m").views().get(path);
    assertTrue(refreshed.fresh());
    assertNotEquals(fresh.rows(), refreshed.rows());
    assertEquals(
        java.util.Map.of(), rows(made + "REFRESH MATERIALIZED VIEW m WITH NO DATA").views());
  }

  @Test
  void aMaterializedViewWhoseQueryNeverGivesTheSameTwiceIsSetApart() {
    for (String chance : new String[] {"now()", "random()"}) {
      RowDigests rows = rows("CREATE MATERIALIZED VIEW m AS SELECT " + chance + " AS at");
      assertEquals(java.util.Set.of("public/materialized-view/m"), rows.wavering());
      assertEquals(java.util.Map.of(), rows.views());
    }
  }
}
