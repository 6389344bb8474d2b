package dev.evenkeel.operation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OwnHistoryTest {
  @Test
  void onlyTheToolUnderDrillHasItsHistoryHere() throws SQLException {
    Place place = Servers.postgresql().create();
    try {
      Asked.run(
          place,
          "CREATE TABLE __diesel_schema_migrations (version text);"
              + "CREATE TABLE schema_migrations (version bigint, dirty boolean);"
              + "CREATE TABLE changed (id text, author text, filename text, orderexecuted int,"
              + " md5sum text, exectype text); CREATE TABLE lock (id int, locked boolean,"
              + " lockgranted timestamp, lockedby text);"
              + "CREATE TABLE flown (installed_rank int, version text, description text, type text,"
              + " script text, checksum int, success boolean);"
              + "CREATE TABLE migrations (migration text, batch int)");
      CatalogReading reading;
      try (Connection connection = place.dataSource().getConnection()) {
        reading = PostgresqlCatalog.ofDatabase().read(connection);
      }
      Map<String, Set<String>> expected =
          Map.of(
              "diesel", Set.of("public/table/__diesel_schema_migrations"),
              "golang-migrate", Set.of("public/table/schema_migrations"),
              "liquibase", Set.of("public/table/changed", "public/table/lock"),
              "Flyway", Set.of("public/table/flown"),
              "Flyway 11.1.0", Set.of("public/table/flown"),
              "goose", Set.of());
      expected.forEach(
          (tool, tables) -> assertEquals(tables, OwnHistory.tables(reading, tool), tool));
    } finally {
      Servers.postgresql().drop(place);
    }
  }
}
