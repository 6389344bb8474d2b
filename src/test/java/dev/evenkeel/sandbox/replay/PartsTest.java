package dev.evenkeel.sandbox.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a server commits on its way through a text, a drill can stop. */
class PartsTest {
  private static List<String> parts(String sql, Dialect dialect) {
    return Parts.of(new Request(sql, "1.up.sql", 1), dialect).stream()
        .map(part -> part.line() + " " + part.sql())
        .toList();
  }

  @Test
  void mariadbTakesATextApartIntoItsStatements() {
    assertEquals(
        List.of("1 INSERT INTO a VALUES (';')", "2 CREATE TABLE b (id int)"),
        parts("INSERT INTO a VALUES (';');\nCREATE TABLE b (id int);\n", Dialect.MARIADB));
  }

  @Test
  void postgresqlCommitsWhereTheTextSaysSo() {
    assertEquals(
        List.of("1 BEGIN; SELECT 1; COMMIT", "2 SELECT 2; END", "3 SELECT 3"),
        parts("BEGIN; SELECT 1; COMMIT;\nSELECT 2; END;\nSELECT 3;", Dialect.POSTGRESQL));
  }

  @Test
  void aTextThatIsOneTransactionStaysWhole() {
    for (String sql :
        List.of(
            "SELECT 1; SELECT 2;",
            "SELECT 'x'; COMMIT AND CHAIN; SELECT 1",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 2")) {
      assertEquals(List.of("1 " + sql), parts(sql, Dialect.POSTGRESQL));
    }
  }
}
