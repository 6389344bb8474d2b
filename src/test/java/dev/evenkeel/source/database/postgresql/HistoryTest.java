package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.database.CatalogReading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static Mapping history(CatalogReading reading) {
    return (Mapping)
        reading.documents().stream()
            .filter(document -> document.shape().equals(new Document.Shape.Catalog("history")))
            .findFirst()
            .orElseThrow()
            .root();
  }

  private static List<String> kinds(CatalogReading reading) {
    return reading.notes().stream().map(Note::kind).toList();
  }

  @Test
  void flywaysRowsAreEntriesInTheirOrderWithoutTimes() {
    CatalogReading reading =
        Databases.reading(
            """
            CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version text,
              description text, type text, script text, checksum int, installed_by text,
              installed_on timestamp DEFAULT now(), execution_time int, success boolean);
            INSERT INTO flyway_schema_history VALUES
              (1, '2', 'b', 'SQL', 'V2__b.sql', 7, 'me', now(), 3, true),
              (2, '1', 'a', 'SQL', 'V1__a.sql', 8, 'me', now(), 3, true),
              (3, NULL, 'v', 'SQL', 'R__v.sql', 9, 'me', now(), 3, true),
              (4, '3', 'c', 'SQL', 'V3__c.sql', 9, 'me', now(), 3, false)
            """);
    var table = (Mapping) history(reading).find("public", "flyway_schema_history");
    assertEquals("flyway", table.text("tool"));
    var entries = (Mapping) table.find("version");
    assertEquals(List.of("2", "1", "R__v.sql", "3"), entries.keys());
    assertEquals(
        Set.of("applied", "description", "type", "script", "checksum", "success"),
        Set.copyOf(((Mapping) entries.find("2")).keys()));
    assertEquals(List.of("history-unfinished"), kinds(reading));
    assertEquals(Set.of("public/table/flyway_schema_history"), reading.historyTables());
  }

  @Test
  void aDirtyVersionIsOneRowThatSaysWhereTheDatabaseStands() {
    CatalogReading reading =
        Databases.reading(
            "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);"
                + " INSERT INTO schema_migrations VALUES (12, true)");
    assertEquals(
        "12",
        history(reading).text("public", "schema_migrations", "version", "current", "version"));
    assertEquals(List.of("history-unfinished"), kinds(reading));
  }

  @Test
  void aLockThatNobodySetFreeIsNoticed() {
    CatalogReading reading =
        Databases.reading(
            """
            CREATE TABLE databasechangeloglock (id int PRIMARY KEY, locked boolean,
              lockgranted timestamp, lockedby text);
            INSERT INTO databasechangeloglock VALUES (1, true, now(), 'a pod')
            """);
    assertEquals(List.of("history-locked"), kinds(reading));
  }

  @Test
  void oneVersionAppliedTwiceIsTwoEntries() {
    CatalogReading reading =
        Databases.reading(
            """
            CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint,
              is_applied boolean, tstamp timestamp DEFAULT now());
            INSERT INTO goose_db_version (version_id, is_applied)
              VALUES (0, true), (1, true), (1, false), (1, true)
            """);
    var entries = (Mapping) history(reading).find("public", "goose_db_version", "version");
    assertEquals(
        List.of("1", "1 #2", "1 #3"), entries.keys(), "version 0 only says that goose was here");
  }

  @Test
  void aHistoryThatMayNotBeReadIsUnread() {
    Databases.with(
        """
        CREATE TABLE __diesel_schema_migrations (version text PRIMARY KEY, run_on timestamp);
        DROP ROLE IF EXISTS history_reader; CREATE ROLE history_reader
        """,
        connection -> {
          Databases.run(connection, "SET ROLE history_reader");
          CatalogReading reading = Databases.read(connection);
          assertEquals(1, reading.unread().size(), () -> reading.unread().toString());
          assertEquals("history", reading.unread().getFirst().area());
          Databases.run(connection, "RESET ROLE; DROP ROLE history_reader");
          return 0;
        });
  }

  @Test
  void rowsOfAHistoryAreReadLikeOthersForWhoeverDoesNotTakeItForOne() {
    Databases.with(
        """
        CREATE TABLE __diesel_schema_migrations (version text PRIMARY KEY, run_on timestamp);
        CREATE TABLE schema_migrations (version text, note text)
        """,
        connection -> {
          assertEquals(
              Set.of("public/table/__diesel_schema_migrations", "public/table/schema_migrations"),
              new PostgresqlCatalog().rows(connection).tables().keySet());
          return 0;
        });
  }
}
