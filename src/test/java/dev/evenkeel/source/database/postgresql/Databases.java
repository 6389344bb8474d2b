package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.database.CatalogReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Databases on the tests' one server, and what their catalogs hold. */
final class Databases {
  private static final PostgresqlCatalog CATALOG = new PostgresqlCatalog();

  private Databases() {}

  /** A new database that is dropped afterwards. */
  static <T> T with(String sql, Use<T> use) {
    Place place = Servers.postgresql().create();
    try (Connection connection = place.dataSource().getConnection()) {
      run(connection, sql);
      return use.of(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  interface Use<T> {
    T of(Connection connection) throws SQLException;
  }

  static void run(Connection connection, String sql) throws SQLException {
    if (!sql.isBlank()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  static CatalogReading read(Connection connection) throws SQLException {
    return CATALOG.read(connection);
  }

  static CatalogReading reading(String sql) {
    return with(sql, Databases::read);
  }

  static Snapshot snapshot(CatalogReading reading) {
    return new Snapshot(
        "either",
        Tokens.none(),
        List.of(
            new Reading(
                "main",
                Optional.empty(),
                reading.documents(),
                reading.unread(),
                reading.notes(),
                Set.of())));
  }
}
