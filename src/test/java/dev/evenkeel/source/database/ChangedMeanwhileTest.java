package dev.evenkeel.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody migrates while a catalog is read: what was seen of two moments is not told as one. */
class ChangedMeanwhileTest {
  private static final List<String> CHANGES =
      List.of(
          "CREATE TABLE b (i int, j int)",
          "ALTER TABLE b DROP COLUMN j",
          "ALTER TABLE b ADD CONSTRAINT positive CHECK (i > 0)",
          "CREATE INDEX b_i ON b (i)",
          "CREATE VIEW v AS SELECT i FROM b",
          "DROP VIEW v",
          "DROP TABLE b");

  /** Reads as the other does; each time somebody else is done with something before the end. */
  private record Disturbed(CatalogReader reader, Place place, Iterator<String> changes)
      implements CatalogReader {
    @Override
    public CatalogReading read(Connection connection) throws SQLException {
      CatalogReading reading = reader.read(connection);
      if (changes.hasNext()) {
        run(place, changes.next());
      }
      return reading;
    }

    @Override
    public String mark(Connection connection) throws SQLException {
      return reader.mark(connection);
    }

    @Override
    public RowDigests rows(Connection connection) throws SQLException {
      return reader.rows(connection);
    }
  }

  private static void run(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static CatalogReader reader(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? new PostgresqlCatalog() : new MysqlCatalog();
  }

  private static LiveDatabase.Look look(Place place, Dialect dialect, CatalogReader reader) {
    String address = place.url().replaceFirst("^jdbc:[a-z]+://", "").replaceFirst("\\?.*$", "");
    String login = place.login().user() + ":" + place.login().password() + "@";
    DatabaseUrl url = DatabaseUrl.parse(dialect.word() + "://" + login + address).orElseThrow();
    return new LiveDatabase("a", Optional.empty(), url, Optional.empty(), reader).look();
  }

  private static CatalogReading seen(LiveDatabase.Look look) {
    return assertInstanceOf(LiveDatabase.Look.Seen.class, look, look::toString).catalog();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"POSTGRESQL", "MARIADB"})
  void everyChangeIsNoticedAndTheCatalogIsReadAgain(Dialect dialect) throws SQLException {
    Sandbox server = dialect == Dialect.POSTGRESQL ? Servers.postgresql() : Servers.mariadb();
    Place place = server.create();
    try {
      run(place, "CREATE TABLE a (i int)");
      for (String change : CHANGES) {
        CatalogReading told =
            seen(
                look(
                    place,
                    dialect,
                    new Disturbed(reader(dialect), place, List.of(change).iterator())));
        CatalogReading after = seen(look(place, dialect, reader(dialect)));
        assertEquals(after.storage(), told.storage(), change);
        assertEquals(after.documents().toString(), told.documents().toString(), change);
      }
    } finally {
      server.drop(place);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"POSTGRESQL", "MARIADB"})
  void aCatalogThatNeverStandsStillIsUnreadAndNotHalfTold(Dialect dialect) throws SQLException {
    Sandbox server = dialect == Dialect.POSTGRESQL ? Servers.postgresql() : Servers.mariadb();
    Place place = server.create();
    try {
      var changes = Stream.iterate(0, i -> i + 1).map(i -> "CREATE TABLE t" + i + " (i int)");
      var look = look(place, dialect, new Disturbed(reader(dialect), place, changes.iterator()));
      var unread = assertInstanceOf(LiveDatabase.Look.Unseen.class, look).unread();
      assertEquals("was changed 3 times while it was read", unread.why());
      assertTrue(unread.next().startsWith("read again"), unread.next());
    } finally {
      server.drop(place);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"POSTGRESQL", "MARIADB"})
  void whatIsNoChangeOfTheCatalogIsNone(Dialect dialect) throws SQLException {
    Sandbox server = dialect == Dialect.POSTGRESQL ? Servers.postgresql() : Servers.mariadb();
    Place place = server.create();
    try (Connection connection = place.dataSource().getConnection();
        Connection other = place.dataSource().getConnection();
        Statement busy = other.createStatement()) {
      run(place, "CREATE TABLE a (i int)");
      String before = reader(dialect).mark(connection);
      for (String each :
          List.of(
              "INSERT INTO a VALUES (1)",
              "TRUNCATE TABLE a",
              dialect == Dialect.POSTGRESQL ? "ANALYZE a" : "ANALYZE TABLE a",
              "CREATE TEMPORARY TABLE mine (i int)")) {
        busy.execute(each);
        assertEquals(before, reader(dialect).mark(connection), each);
      }
      run(place, "ALTER TABLE a ADD COLUMN j int");
      assertNotEquals(before, reader(dialect).mark(connection));
    } finally {
      server.drop(place);
    }
  }
}
