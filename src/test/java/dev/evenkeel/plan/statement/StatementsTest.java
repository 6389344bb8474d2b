package dev.evenkeel.plan.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  private static List<String> texts(String script, Dialect dialect) {
    return Statements.split(script, dialect).stream().map(Statement::text).toList();
  }

  /** Texts that are likely to open, close and nest something. */
  @Provide
  Arbitrary<String> scripts() {
    return Arbitraries.of(
            "'",
            "''",
            "E'",
            "\\'",
            "\"",
            "`",
            "$$",
            "$a$",
            "$1",
            "--",
            "-- x\n",
            "#",
            "/*",
            "*/",
            "/*!",
            ";",
            "\n",
            "\r\n",
            " ",
            "(",
            ")",
            "BEGIN",
            "END",
            "CASE",
            "IF",
            "CREATE ",
            "FUNCTION ",
            "f",
            "ATOMIC ",
            "DELIMITER //\n",
            "//",
            "\\i x",
            "é",
            "\uFEFF",
            "1")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property
  void theTokensAreTheText(@ForAll("scripts") String script, @ForAll Dialect dialect) {
    String joined =
        Statements.tokens(script, dialect)
            .map(token -> script.substring(token.start(), token.end()))
            .collect(Collectors.joining());
    assertEquals(script, joined);
  }

  @Property
  void whatStandsBetweenStatementsSaysNothing(
      @ForAll("scripts") String script, @ForAll Dialect dialect) {
    int at = 0;
    for (Statement found : Statements.split(script, dialect)) {
      assertEquals(found.text(), script.substring(found.start(), found.end()));
      assertTrue(found.start() >= at, "statements overlap");
      assertSilent(script.substring(at, found.start()), dialect);
      at = found.end();
    }
    assertSilent(script.substring(at), dialect);
  }

  /** Terminators, comments, space, and the mysql client's own command. */
  private static void assertSilent(String between, Dialect dialect) {
    String rest = between.replaceAll("(?i)DELIMITER[ \\t]+\\S+[^\\r\\n]*", "").replace("//", ";");
    for (Token token : Statements.tokens(rest, dialect).toList()) {
      assertTrue(
          token.kind().trivia() || token.kind() == Kind.SEMICOLON,
          () -> "lost between statements: " + between);
    }
  }

  /** Statements that are one, whatever they hold. */
  @Provide
  Arbitrary<String> wholes() {
    return Arbitraries.of(
        "SELECT 'a;b'",
        "SELECT 'it''s; -- no comment'",
        "SELECT E'\\';'",
        "SELECT \"a;b\"",
        "DO $$ BEGIN PERFORM 1; END $$",
        "DO $x$ SELECT $$;$$; $x$",
        "SELECT /* ; /* ; */ ; */ 1",
        "SELECT 1 -- ;\n + 1",
        "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END;"
            + " END",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END",
        "CREATE TABLE t (\"begin\" int, b int)",
        "INSERT INTO t VALUES (1, $1)");
  }

  @Property
  void statementsPutTogetherComeApartTheSame(@ForAll("listsOfWholes") List<String> statements) {
    String script = String.join(";\n-- between; them\n", statements) + "\n;";
    assertEquals(statements, texts(script, Dialect.POSTGRESQL));
  }

  @Provide
  Arbitrary<List<String>> listsOfWholes() {
    return wholes().list().ofMaxSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE p() BEGIN DECLARE x INT; IF x THEN SELECT 1; END IF; WHILE x DO SET x ="
            + " 0; END WHILE; END",
        "CREATE DEFINER=`a`@`b` TRIGGER t BEFORE INSERT ON u FOR EACH ROW BEGIN SET @x = 1; END",
        "CREATE FUNCTION f() RETURNS INT BEGIN RETURN CASE WHEN 1 THEN 2 ELSE 3 END; END",
        "CREATE PROCEDURE p() BEGIN CASE 1 WHEN 1 THEN SELECT 1; END CASE; BEGIN SELECT 2; END;"
            + " END",
        "SELECT 'a\\';b'",
        "SELECT \"a\\\";b\"",
        "SELECT `a;b`",
        "SELECT 5--1",
        "/*!50003 CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW SET @a = 1; */",
      })
  void mysqlKeepsRoutinesAndItsOwnQuotesWhole(String statement) {
    assertEquals(List.of(statement, "SELECT 1"), texts(statement + "; SELECT 1;", Dialect.MYSQL));
  }

  @Test
  void aDelimiterOfTheScriptsOwnEndsStatements() {
    String script =
        """
        SELECT 1;
        DELIMITER $$
        CREATE PROCEDURE p() BEGIN SELECT 1; END$$
        SELECT ';'
        $$
        DELIMITER ;
        SELECT 2;
        """;
    assertEquals(
        List.of("SELECT 1", "CREATE PROCEDURE p() BEGIN SELECT 1; END", "SELECT ';'", "SELECT 2"),
        texts(script, Dialect.MARIADB));
  }

  @Test
  void aHashIsACommentOfMysqlAlone() {
    assertEquals(List.of("SELECT 1"), texts("# a; b\nSELECT 1", Dialect.MYSQL));
    assertEquals(
        List.of("SELECT '{}'::jsonb #>> '{a}'"),
        texts("SELECT '{}'::jsonb #>> '{a}';", Dialect.POSTGRESQL));
  }

  @Test
  void linesAreThoseOfTheFirstCharacterThatIsSql() {
    var lines = new ArrayList<Integer>();
    for (Statement found :
        Statements.split(
            "-- a\n\nSELECT\n1;\r\n/* x\n*/ SELECT 2;\rSELECT 3", Dialect.POSTGRESQL)) {
      lines.add(found.line());
    }
    assertEquals(List.of(3, 6, 7), lines);
  }

  @Test
  void aQuoteThatIsNeverClosedReachesToTheEnd() {
    List<Token> tokens = Statements.tokens("SELECT 'a; SELECT 2;", Dialect.POSTGRESQL).toList();
    assertEquals(Kind.UNTERMINATED, tokens.getLast().kind());
    assertEquals(1, texts("SELECT 'a; SELECT 2;", Dialect.POSTGRESQL).size());
  }

  @Test
  void deepCommentsAndLongScriptsDoNotExhaustTheStack() {
    String script = "/*".repeat(100_000) + "*/".repeat(100_000) + "SELECT 1;".repeat(10_000);
    assertEquals(10_000, texts(script, Dialect.POSTGRESQL).size());
  }
}
