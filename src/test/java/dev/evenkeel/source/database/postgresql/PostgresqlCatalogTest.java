package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.source.database.CatalogReading;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class PostgresqlCatalogTest {
  private static final String SHOP =
      """
      CREATE TABLE users (id bigserial PRIMARY KEY, email text UNIQUE, born date);
      CREATE INDEX users_born ON users (born);
      CREATE VIEW young AS SELECT id, email FROM users WHERE born > '2010-01-01';
      CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      """;

  private static String digest(CatalogReading reading) {
    return SnapshotDigest.of(Databases.snapshot(reading));
  }

  @Test
  void readingTwiceGivesTheSame() {
    Databases.with(
        SHOP,
        connection -> {
          CatalogReading first = Databases.read(connection);
          assertEquals(digest(first), digest(Databases.read(connection)));
          assertEquals(first.storage(), Databases.read(connection).storage());
          assertTrue(first.unread().isEmpty(), () -> first.unread().toString());
          return 0;
        });
  }

  @Test
  void theSameStatementsInAnotherDatabaseGiveTheSameDocuments() {
    assertEquals(digest(Databases.reading(SHOP)), digest(Databases.reading(SHOP)));
  }

  @Test
  void aTableMadeAgainIsTheSameTableInOtherStorage() {
    Databases.with(
        "CREATE TABLE t (a int, b int)",
        connection -> {
          CatalogReading before = Databases.read(connection);
          Databases.run(connection, "DROP TABLE t; CREATE TABLE t (a int, b int)");
          CatalogReading after = Databases.read(connection);
          assertEquals(digest(before), digest(after));
          assertNotEquals(
              before.storage().get("public/table/t"), after.storage().get("public/table/t"));
          return 0;
        });
  }

  @Test
  void aColumnMadeAgainIsTheSameColumnInOtherStorage() {
    Databases.with(
        "CREATE TABLE t (a int, b int)",
        connection -> {
          CatalogReading before = Databases.read(connection);
          Databases.run(connection, "ALTER TABLE t DROP b; ALTER TABLE t ADD b int");
          CatalogReading after = Databases.read(connection);
          assertEquals(digest(before), digest(after));
          assertEquals(
              before.storage().get("public/table/t"), after.storage().get("public/table/t"));
          assertNotEquals(
              before.storage().get("public/table/t/column/b"),
              after.storage().get("public/table/t/column/b"));
          return 0;
        });
  }

  @Test
  void aRewriteKeepsTheIdentityOfWhatItRewrites() {
    Databases.with(
        "CREATE TABLE t (a int, b int)",
        connection -> {
          CatalogReading before = Databases.read(connection);
          Databases.run(connection, "ALTER TABLE t ALTER b TYPE bigint");
          assertEquals(before.storage(), Databases.read(connection).storage());
          assertNotEquals(digest(before), digest(Databases.read(connection)));
          return 0;
        });
  }

  @Test
  void aReadingInsideATransactionLeavesItAsItWas() {
    Databases.with(
        "SET search_path = public; CREATE TABLE t (a int)",
        connection -> {
          connection.setAutoCommit(false);
          Databases.run(connection, "ALTER TABLE t ADD b int");
          CatalogReading inside = Databases.read(connection);
          assertTrue(inside.storage().containsKey("public/table/t/column/b"));
          Databases.run(connection, "INSERT INTO t (b) VALUES (1)");
          assertEquals("public", shown(connection, "search_path"));
          connection.rollback();
          CatalogReading after = Databases.read(connection);
          assertTrue(!after.storage().containsKey("public/table/t/column/b"));
          connection.rollback();
          connection.setAutoCommit(true);
          return 0;
        });
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }
}
