package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of evenkeel.yaml is drilled from where the live database stands, or not at all. */
class PendingTest {
  private static final String ENVIRONMENT =
      "    sources: {orders: {database: {url: \"${env:LIVE}\"}}}\n";

  @TempDir Path folder;
  private final Place live = Servers.postgresql().create();
  private Shell shell;

  @BeforeEach
  void aPlanAndAnEnvironment() {
    String url = live.url().replaceFirst("^jdbc:postgresql://", "");
    shell =
        new Shell(folder)
            .variable(
                "XDG_CACHE_HOME",
                Path.of(System.getProperty("evenkeel.project", "."), "target")
                    .toAbsolutePath()
                    .toString())
            .variable(
                "LIVE",
                "postgresql://" + live.login().user() + ":" + live.login().password() + "@" + url)
            .file("m/1_a.up.sql", "CREATE TABLE a (id int, b text);")
            .file("m/1_a.down.sql", "-- nobody wrote it\n")
            .file("m/2_b.up.sql", "CREATE TABLE b (id int);")
            .file("m/2_b.down.sql", "DROP TABLE b;")
            .file("evenkeel.yaml", declared("  production:\n" + ENVIRONMENT));
  }

  private static String declared(String environments) {
    return "version: 1\nenvironments:\n"
        + environments
        + "plan: {migrations: {path: m, layout: golang-migrate, database: orders}}\n";
  }

  @AfterEach
  void drop() {
    Servers.postgresql().drop(live);
  }

  private void says(String... statements) throws SQLException {
    try (Connection connection = live.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static JsonNode record(Shell.Ran ran) throws IOException {
    return new ObjectMapper().readTree(ran.out());
  }

  @Test
  void onlyWhatTheLiveHistoryDoesNotKnowIsDrilled() throws SQLException, IOException {
    says(
        "CREATE TABLE a (id int, b text)",
        "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)",
        "INSERT INTO schema_migrations VALUES (1, false)");
    Shell.Ran ran = shell.run("drill", "rollback", "--format", "json");
    JsonNode record = record(ran);
    assertEquals(List.of("2_b"), record.path("units").findValuesAsText("id"), ran.err());
    assertEquals(ExitCode.PASSED, ran.code(), ran.out());
    assertTrue(
        record.path("remarks").toString().contains("has applied 1 of 2 migrations, the newest 1_a"),
        record.path("remarks")::toString);
    assertTrue(record.path("remarks").toString().contains("production's orders"));
    JsonNode all = record(shell.run("drill", "rollback", "--every-version", "--format", "json"));
    assertEquals(List.of("1_a", "2_b"), all.path("units").findValuesAsText("id"));
  }

  @Test
  void whatTheHistoryDoesNotSayIsNeverTakenForNothing() throws SQLException {
    says("CREATE TABLE a (id int)");
    unknown("no history of golang-migrate");
    says(
        "CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)",
        "INSERT INTO schema_migrations VALUES (2, true)");
    unknown("did not end well");
    says("UPDATE schema_migrations SET version = 7, dirty = false");
    unknown("its history knows 7, which no file of the folder is");
    shell.variable("LIVE", "postgresql://nobody@127.0.0.1:1/orders");
    unknown("cannot be connected");
  }

  private void unknown(String why) {
    for (String verb : List.of("rollback", "half-deploy")) {
      Shell.Ran ran = shell.run("drill", verb);
      assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains(why), ran.err());
      assertTrue(ran.err().contains("nothing was drilled"), ran.err());
      assertTrue(ran.err().contains("--every-version"), ran.err());
      assertEquals("", ran.out());
    }
  }

  @Test
  void whereTheDatabaseRunsTwiceSomebodySaysWhich() {
    shell.file("evenkeel.yaml", declared("  a:\n" + ENVIRONMENT + "  b:\n" + ENVIRONMENT));
    Shell.Ran ran = shell.run("drill", "rollback");
    assertEquals(ExitCode.USAGE, ran.code(), ran.err());
    assertTrue(ran.err().contains("runs in a and b"), ran.err());
    for (List<String> twice :
        List.of(List.of("m"), List.of("--from", "1"), List.of("--every-version"))) {
      var line = new java.util.ArrayList<>(List.of("drill", "rollback", "--environment", "a"));
      line.addAll(twice);
      assertEquals(ExitCode.USAGE, shell.run(line.toArray(String[]::new)).code(), twice.toString());
    }
  }
}
