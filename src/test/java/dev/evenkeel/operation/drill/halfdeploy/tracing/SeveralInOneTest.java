package dev.evenkeel.operation.drill.halfdeploy.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commits on its way inside of one call is known, and what commits once is not accused. */
final class SeveralInOneTest {
  private static final Map<String, String> BODIES =
      Map.of(
          "once", "BEGIN IF 1 THEN ALTER TABLE a DROP COLUMN b; END IF; END",
          "twice", "BEGIN UPDATE a SET i = 1; UPDATE a SET j = 1; END",
          "loops", "BEGIN WHILE 1 DO DELETE FROM a LIMIT 10; COMMIT; END WHILE; END",
          "batches", "BEGIN UPDATE a SET i = 1; COMMIT; UPDATE a SET j = 1; END");

  private static int several(Dialect dialect, boolean autocommit, String... texts) {
    var calls = new ArrayList<Boundary>();
    for (String text : texts) {
      calls.add(
          Boundary.call(calls.size(), 0, Boundary.Kind.STATEMENT, text, autocommit).committing());
    }
    return new SeveralInOne(dialect, new HashMap<>(BODIES)).among(List.copyOf(calls)).size();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL twice()",
        "-- why\nCALL `loops`()",
        "CALL nobody_knows()",
        "BEGIN NOT ATOMIC UPDATE a SET i = 1; UPDATE a SET j = 1; END",
        "FOR r IN (SELECT i FROM a) DO DELETE FROM b WHERE i = r.i; END FOR"
      })
  void onMariadbEachChangeOfARoutineIsACommit(String sql) {
    assertEquals(1, several(Dialect.MARIADB, true, sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL once()",
        "IF 1 THEN ALTER TABLE a DROP COLUMN b; END IF",
        "UPDATE a SET i = 1",
        "DO release_lock('x')"
      })
  void whatCommitsOnceIsStoppedOnBothSides(String sql) {
    assertEquals(0, several(Dialect.MARIADB, true, sql));
  }

  @Test
  void insideOfATransactionOnlyWhatEndsItCounts() {
    assertEquals(0, several(Dialect.MARIADB, false, "CALL twice()"));
    assertEquals(1, several(Dialect.MARIADB, false, "CALL batches()"));
  }

  @Test
  void onPostgresqlABlockOrAProcedureThatCommitsCounts() {
    assertEquals(1, several(Dialect.POSTGRESQL, true, "CALL batches()"));
    assertEquals(1, several(Dialect.POSTGRESQL, true, "DO $$BEGIN DELETE FROM a; COMMIT; END$$"));
    assertEquals(0, several(Dialect.POSTGRESQL, true, "CALL twice()"));
    assertEquals(0, several(Dialect.POSTGRESQL, true, "DO $$BEGIN DELETE FROM a; END$$"));
  }

  @Test
  void aProcedureThatIsGoneAgainIsKnownByItsDefinition() {
    assertEquals(
        0,
        several(
            Dialect.MARIADB,
            true,
            "CREATE PROCEDURE p() BEGIN ALTER TABLE a ADD b int; END",
            "CALL p()"));
    assertEquals(
        1,
        several(
            Dialect.MARIADB,
            true,
            "CREATE PROCEDURE p() BEGIN ALTER TABLE a ADD b int; UPDATE a SET b = 1; END",
            "CALL p()"));
  }
}
