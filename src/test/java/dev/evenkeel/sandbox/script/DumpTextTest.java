package dev.evenkeel.sandbox.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DumpTextTest {
  private static List<String> statements(DumpText dump) {
    return dump.statements().stream().map(Statement::text).toList();
  }

  @Test
  void whatADumpWritesForPsqlIsNotForTheServerAndLinesKeepTheirNumbers() {
    DumpText dump =
        DumpText.read(
            """
            \\restrict abc
            CREATE TABLE a (id int);
            COPY public.a (id) FROM stdin;
            1
            \\.
            CREATE DATABASE shop;
            \\connect shop
            CREATE INDEX i ON a (id);
            \\unrestrict abc
            """,
            Dialect.POSTGRESQL);
    assertEquals(List.of("CREATE TABLE a (id int)", "CREATE INDEX i ON a (id)"), statements(dump));
    assertEquals(8, dump.statements().getLast().line());
    assertEquals(Optional.empty(), dump.stray());
  }

  @Test
  void rowsThatNeverEndAreNamedForTheRestOfTheSchemaMayBeAmongThem() {
    DumpText dump =
        DumpText.read(
            "/* how to load:\nCOPY a FROM stdin;\n*/\nCREATE TABLE b (id int);\n",
            Dialect.POSTGRESQL);
    assertEquals(
        Optional.of(new DumpText.Stray("COPY ... FROM stdin without \\.", 2)), dump.stray());
  }

  @Test
  void aCommandThatNoDumpWritesIsNamedWithItsLine() {
    DumpText dump = DumpText.read("SELECT 1;\n\\i other.sql\n", Dialect.POSTGRESQL);
    assertEquals(Optional.of(new DumpText.Stray("\\i", 2)), dump.stray());
  }

  @Test
  void theSandboxChoosesTheDatabaseAndTheFileNamesIt() {
    DumpText dump =
        DumpText.read(
            """
            CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
            USE `shop`;
            CREATE TABLE t (id int);
            """,
            Dialect.MARIADB);
    assertEquals(Set.of("shop"), dump.databases());
    assertEquals(List.of("CREATE TABLE t (id int)"), statements(dump));
  }

  @Test
  void filesOfSeveralDatabasesAreNotOfOne() {
    assertEquals(Set.of("a", "b"), DumpText.read("USE a; USE b;", Dialect.MYSQL).databases());
  }

  @Test
  void aSchemaOfPostgresqlIsNoDatabase() {
    assertEquals(
        List.of("CREATE SCHEMA a"),
        statements(DumpText.read("CREATE SCHEMA a;", Dialect.POSTGRESQL)));
  }
}
