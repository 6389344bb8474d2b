package dev.evenkeel.app.cli.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases declared in evenkeel.yaml: two live ones, files, migrations, and a snapshot. */
class CompareDatabasesTest {
  private static final String TWO_LIVE =
      """
      version: 1
      environments:
        staging: {sources: {db: {database: {url: "${env:STAGING}"}}}}
        production: {sources: {db: {database: {url: "${env:PRODUCTION}"}}}}
      compare: {left: staging, right: production}
      """;

  private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, email varchar(90))";

  @TempDir private Path folder;

  private static List<Sandbox> servers() {
    return List.of(Servers.postgresql(), Servers.mariadb());
  }

  @Test
  void twoDatabasesThatAreAlikePassAndOneColumnFails() throws SQLException {
    for (Sandbox sandbox : servers()) {
      try (var places = new LivePlaces(sandbox, folder)) {
        Shell shell = places.shell.file("evenkeel.yaml", TWO_LIVE);
        places.live("STAGING", USERS);
        Place production = places.live("PRODUCTION", USERS);
        Shell.Ran same = shell.run("compare");
        assertEquals(0, same.code(), same.out() + same.err());
        LivePlaces.run(production, "ALTER TABLE users ADD COLUMN zip int");
        Shell.Ran other = shell.run("compare");
        assertEquals(1, other.code(), other.out() + other.err());
        assertTrue(other.out().contains("table/users/column/zip"), other.out());
        assertTrue(other.out().contains("1 difference blocks"), other.out());
        assertFalse(other.out().contains(LivePlaces.password(production)), "a password is shown");
      }
    }
  }

  @Test
  void oneDatabaseUnderTwoNamesProvesNothing() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell = places.shell.file("evenkeel.yaml", TWO_LIVE);
      Place one = places.live("STAGING", USERS);
      shell.variable("PRODUCTION", LivePlaces.url(one).replace("localhost", "127.0.0.1"));
      Shell.Ran ran = shell.run("compare");
      assertEquals(3, ran.code(), ran.out());
      assertTrue(ran.out().contains("src-same-target"), ran.out());
    }
  }

  @Test
  void aSideThatCannotBeReachedIsUnknownAndNotEqual() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell = places.shell.file("evenkeel.yaml", TWO_LIVE);
      places.live("STAGING", USERS);
      shell.variable("PRODUCTION", "postgresql://app:canary-password@127.0.0.1:1/shop");
      Shell.Ran ran = shell.run("compare");
      assertEquals(3, ran.code(), ran.out());
      assertTrue(ran.out().contains("nobody answers"), ran.out());
      assertFalse(ran.out().contains("canary"), ran.out());
    }
  }

  @Test
  void aSnapshotOfADatabaseStandsForIt() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell = places.shell.file("evenkeel.yaml", TWO_LIVE);
      places.live("STAGING", USERS);
      places.live("PRODUCTION", USERS);
      assertEquals(0, shell.run("snapshot", "staging", "--output", "staging.json").code());
      assertEquals(0, shell.run("snapshot", "production", "--output", "production.json").code());
      assertEquals(0, shell.run("compare", "staging.json", "production.json").code());
      places.live("STAGING", USERS, "CREATE INDEX by_email ON users (email)");
      Shell.Ran ran = shell.run("compare", "staging", "production.json");
      assertTrue(ran.out().contains("schema-index-missing"), ran.out());
    }
  }

  @Test
  void filesAndMigrationsAreBuiltAndComparedWithWhatRuns() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell =
          places
              .shell
              .file(
                  "evenkeel.yaml",
                  """
                  version: 1
                  environments:
                    declared:
                      sources: {db: {database: {migrations: {path: migrations}}}}
                    dump:
                      sources: {db: {database: {engine: postgresql, schema: [dump.sql]}}}
                    production:
                      sources: {db: {database: {url: "${env:PRODUCTION}"}}}
                  """)
              .file("migrations/1_users.up.sql", USERS + ";")
              .file("migrations/1_users.down.sql", "DROP TABLE users;")
              .file("migrations/2_zip.up.sql", "ALTER TABLE users ADD zip int;")
              .file("migrations/2_zip.down.sql", "ALTER TABLE users DROP zip;")
              .file(
                  "dump.sql",
                  "\\restrict x\n"
                      + USERS
                      + ";\nALTER TABLE users OWNER TO app;\nALTER TABLE users"
                      + " ADD zip int;\n");
      Place production = places.live("PRODUCTION", USERS);
      Shell.Ran ran = shell.run("compare", "declared", "production");
      assertTrue(ran.out().contains("public/table/users/column/zip"), ran.out() + ran.err());
      LivePlaces.run(production, "ALTER TABLE users ADD zip int");
      Shell.Ran dump = shell.run("compare", "dump", "production");
      // a dump says who owns its tables; migrations do not
      assertTrue(dump.out().contains("schema/db/public/table/users/owner"), dump.out());
      assertFalse(dump.out().contains("column/zip"), dump.out());
    }
  }

  @Test
  void aFileThatTheServerRefusesIsNamedWithItsLine() {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell.Ran ran =
          places
              .shell
              .file(
                  "evenkeel.yaml",
                  """
                  version: 1
                  environments:
                    a: {sources: {db: {database: {engine: postgresql, schema: [a.sql]}}}}
                    b: {sources: {db: {database: {engine: postgresql, schema: [a.sql]}}}}
                  """)
              .file("a.sql", "CREATE TABLE t (id int);\nCREATE TABEL u (id int);\n")
              .run("compare", "a", "b");
      assertEquals(3, ran.code(), ran.out());
      assertTrue(ran.out().contains("a.sql:2"), ran.out());
    }
  }

  @Test
  void aDeclaredThirdSaysWhichSideDrifted() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell =
          places.shell.file(
              "evenkeel.yaml",
              TWO_LIVE.replace(
                  "compare: {",
                  "  repository: {sources: {db: {database: {url: \"${env:DECLARED}\"}}}}\n"
                      + "compare: {declared: repository, "));
      places.live("DECLARED", USERS);
      places.live("STAGING", USERS, "CREATE INDEX by_hand ON users (email)");
      places.live(
          "PRODUCTION",
          USERS,
          "CREATE INDEX by_hand ON users (email)",
          "ALTER TABLE users ADD COLUMN zip int");
      Shell.Ran ran = shell.run("compare", "--verbose");
      assertEquals(1, ran.code(), ran.out() + ran.err());
      String text = ran.out().replaceAll("\\s+", " ");
      assertTrue(text.contains("production drifted from what repository declares"), text);
      assertFalse(text.contains("staging drifted"), text);
      assertTrue(text.contains("schema-drift-both"), text);
    }
  }

  @Test
  void aDeclaredThirdThatCannotBeMadeIsUnknown() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell =
          places.shell.file(
              "evenkeel.yaml",
              TWO_LIVE.replace(
                  "compare: {",
                  "  repository: {sources: {db: {database: {url:"
                      + " \"postgresql://127.0.0.1:1/shop\"}}}}\n"
                      + "compare: {declared: repository, "));
      places.live("STAGING", USERS);
      places.live("PRODUCTION", USERS);
      Shell.Ran ran = shell.run("compare");
      assertEquals(3, ran.code(), ran.out() + ran.err());
    }
  }

  @Test
  void doctorSaysWhichServerAnswersAndWithWhichRights() throws SQLException {
    try (var places = new LivePlaces(Servers.postgresql(), folder)) {
      Shell shell = places.shell.file("evenkeel.yaml", TWO_LIVE);
      Place staging = places.live("STAGING", USERS);
      shell.variable("PRODUCTION", "postgresql://app:canary-password@127.0.0.1:1/shop");
      Shell.Ran ran = shell.run("doctor");
      assertEquals(3, ran.code(), ran.out());
      assertTrue(ran.out().contains("postgresql 18"), ran.out());
      assertTrue(ran.out().contains("an account that may write"), ran.out());
      assertTrue(ran.out().contains("nobody answers"), ran.out());
      assertFalse(ran.out().contains("canary"), ran.out());
      assertFalse(ran.out().contains(LivePlaces.password(staging) + "@"), ran.out());
    }
  }
}
