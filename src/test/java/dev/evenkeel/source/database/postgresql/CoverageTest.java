package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.source.database.CatalogReading;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  @Test
  void everyCatalogOfTheServerIsComparedOrLeftOutForAReason() {
    Databases.with(
        "",
        connection -> {
          var unheardOf = new TreeSet<String>();
          try (var statement = connection.createStatement();
              var catalogs =
                  statement.executeQuery(
                      "SELECT relname FROM pg_class WHERE relkind = 'r'"
                          + " AND relnamespace = 'pg_catalog'::regnamespace")) {
            while (catalogs.next()) {
              unheardOf.add(catalogs.getString(1));
            }
          }
          assertTrue(unheardOf.size() > 60);
          unheardOf.removeAll(Coverage.COMPARED.keySet());
          unheardOf.removeAll(Coverage.LEFT_OUT.keySet());
          assertEquals(new TreeSet<>(), unheardOf);
          return 0;
        });
  }

  @Test
  void everyComparedCatalogIsAskedBySomePart() {
    String asked =
        Parts.ALL.stream()
            .map(part -> part.sql().apply(Part.V18))
            .collect(Collectors.joining("\n"))
            // the part of functions and views that read them for us
            .replace("pg_get_partkeydef", "pg_get_partkeydef pg_partitioned_table")
            .replace("pg_roles", "pg_roles pg_authid")
            .replace("pg_user_mappings", "pg_user_mappings pg_user_mapping ");
    var silent = new TreeSet<>(Coverage.COMPARED.keySet());
    silent.removeIf(catalog -> asked.matches("(?s).*\\b" + catalog + "\\b.*"));
    assertEquals(new TreeSet<>(), silent);
  }

  @Test
  void aCatalogThatNobodyHasHeardOfIsUnknownWhereItHoldsSomething() {
    Databases.with(
        """
        SET allow_system_table_mods = on;
        CREATE TABLE pg_catalog.pg_novelty (oid oid, name text);
        CREATE TABLE pg_catalog.pg_void (oid oid);
        INSERT INTO pg_catalog.pg_novelty VALUES (1, 'built in'), (20000, 'a user''s')
        """,
        connection -> {
          // made by a user here, so by its id no catalog: a newer server's would be
          CatalogReading reading =
              Session.reading(
                  connection,
                  session -> {
                    var all = new Building(session.version());
                    all.unknownCatalogs.put("pg_novelty", true);
                    all.unknownCatalogs.put("pg_void", true);
                    Coverage.unknownCatalogs(session, all);
                    return new CatalogReading(
                        java.util.List.of(), all.unread, all.notes, all.storage);
                  });
          assertEquals(1, reading.unread().size());
          assertTrue(
              reading.unread().getFirst().why().contains("1 x object of the catalog pg_nov"));
          return 0;
        });
  }

  @Test
  void anObjectOfAKindThatNobodyHasHeardOfIsUnknown() {
    Databases.with(
        """
        CREATE TABLE t (a int);
        SET allow_system_table_mods = on;
        UPDATE pg_class SET relkind = 'z' WHERE relname = 't'
        """,
        connection -> {
          CatalogReading reading = Databases.read(connection);
          assertTrue(
              reading.unread().stream().anyMatch(u -> u.why().contains("relation of kind z")),
              () -> reading.unread().toString());
          return 0;
        });
  }

  @Test
  void whereOnePartIsRefusedNothingIsTakenForAbsent() {
    Databases.with(
        """
        CREATE TABLE t (a int); CREATE ROLE part_reader;
        REVOKE SELECT ON pg_index FROM PUBLIC; REVOKE SELECT ON pg_settings FROM PUBLIC
        """,
        connection -> {
          CatalogReading seen = Databases.read(connection);
          Databases.run(connection, "SET ROLE part_reader");
          CatalogReading unseen = Databases.read(connection);
          Databases.run(connection, "RESET ROLE; DROP ROLE part_reader");
          assertEquals(2, unseen.unread().size(), () -> unseen.unread().toString());
          assertEquals(
              """
              platform/main
              platform/main/(database)/settings
              schema/main
              schema/main/(database)/indexes\
              """,
              Mutations.differences(seen, unseen));
          return 0;
        });
  }
}
