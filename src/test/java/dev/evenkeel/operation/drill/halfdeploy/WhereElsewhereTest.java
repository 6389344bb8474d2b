package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.report.drill.HalfDeployReport;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.replay.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is recognised on MariaDB too, and by the history of whichever tool. */
final class WhereElsewhereTest {
  private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name varchar(40));";
  private static final String CONTACT =
      "ALTER TABLE users ADD COLUMN email varchar(40);\nALTER TABLE users ADD COLUMN phone int;";

  @TempDir private Path folder = Path.of("");

  @Test
  void onMariadbAStateHalfWayIsNamedAndOneThatNobodyDrilledHasItsNearest()
      throws IOException, SQLException {
    var files = new TreeMap<>(Map.of("V1__users.sql", USERS, "V2__contact.sql", CONTACT));
    HalfDeployRecord drilled = drilled(DrillTester.flyway(), files, Dialect.MARIADB);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Place live = Servers.mariadb().create();
    try {
      Shell shell = environment(live, drilled, Dialect.MARIADB);
      assertEquals("before the deploy", where(shell, drilled));
      done(
          new FlywayMigrator(folder, Map.of(), false),
          live,
          plan(Layout.FLYWAY, files, Dialect.MARIADB));
      assertEquals("after V1__users", where(shell, drilled));
      run(live, "ALTER TABLE users ADD COLUMN email varchar(40)");
      assertEquals("inside V2__contact", where(shell, drilled));
      Shell.Ran stuck = shell.run("where", "--environment", "production");
      assertTrue(stuck.out().contains("ALTER TABLE users ADD COLUMN phone int;"), stuck.out());
      run(live, "CREATE INDEX by_hand ON users (name)");
      Shell.Ran never = shell.run("where", "--environment", "production", "--format", "json");
      assertEquals(ExitCode.INCONCLUSIVE, never.code(), never.out() + never.err());
      assertTrue(never.out().contains("\"never-drilled\""), never.out());
      assertTrue(never.out().contains("\"inside V2__contact\""), never.out());
      assertTrue(never.out().contains("\"table/users/index/by_hand is there\""), never.out());
    } finally {
      Servers.mariadb().drop(live);
    }
  }

  @Test
  void theHistoryOfAReplayedToolTellsWhatWasBegunFromWhatWasDone()
      throws IOException, SQLException {
    for (Dialect dialect : List.of(Dialect.MARIADB, Dialect.POSTGRESQL)) {
      var files = new TreeMap<>(Map.of("1_users.up.sql", USERS, "2_contact.up.sql", CONTACT));
      HalfDeployRecord drilled =
          drilled(DrillTester.replayed(Layout.GOLANG_MIGRATE), files, dialect);
      Sandbox server = dialect == Dialect.MARIADB ? Servers.mariadb() : Servers.postgresql();
      Place live = server.create();
      try {
        Shell shell = environment(live, drilled, dialect);
        Plan plan = plan(Layout.GOLANG_MIGRATE, files, dialect);
        done(new Replayer(plan, dialect, Duration.ofSeconds(20)), live, plan);
        assertEquals("after 1_users", where(shell, drilled));
        run(live, "UPDATE schema_migrations SET version = 2, dirty = true");
        assertEquals("inside 2_contact", where(shell, drilled));
        Shell.Ran begun = shell.run("where", "--environment", "production");
        assertTrue(
            begun.out().contains("UPDATE schema_migrations SET version = 1, dirty = false;"),
            begun.out());
        for (String statement : CONTACT.split("\n", -1)) {
          run(live, statement);
        }
        assertEquals("inside 2_contact", where(shell, drilled), "and all of it was done");
        Shell.Ran done = shell.run("where", "--environment", "production");
        assertTrue(done.out().contains("UPDATE schema_migrations SET dirty = false;"), done.out());
      } finally {
        server.drop(live);
      }
    }
  }

  private static HalfDeployRecord drilled(
      DrillTester tester, Map<String, String> files, Dialect dialect) {
    if (dialect == Dialect.MARIADB) {
      tester.mariadb();
    }
    files.forEach(tester::file);
    return tester.drill(Terms.usual("m").with(List.of(Fault.KILLED)));
  }

  private static Plan plan(Layout layout, Map<String, String> files, Dialect dialect) {
    return Layouts.read(
        Optional.of(layout),
        files.entrySet().stream().map(f -> new MigrationFile(f.getKey(), f.getValue())).toList(),
        dialect);
  }

  private Shell environment(Place live, HalfDeployRecord drilled, Dialect dialect)
      throws IOException {
    var json = new StringBuilder();
    HalfDeployReport.render(
        drilled, "drill", ReportFormat.JSON, json, new RenderOptions(false, 100, false));
    String address = live.url().replaceFirst("^jdbc:[a-z]+://", "").replaceFirst("\\?.*$", "");
    String login = live.login().user() + ":" + live.login().password() + "@";
    return new Shell(folder)
        .variable("LIVE", dialect.word() + "://" + login + address)
        .file("drill-record.json", json.toString())
        .file(
            "evenkeel.yaml",
            """
            version: 1
            environments:
              production:
                sources:
                  orders: {database: {url: "${env:LIVE}"}}
            plan: {migrations: {path: none, layout: flyway, database: orders}}
            """);
  }

  /** Brings the live database to where its first migration is applied, by the tool itself. */
  private static void done(Migrator tool, Place live, Plan plan) {
    MigrationOutcome outcome =
        tool.forth(
            live.dataSource(Session.PLAIN.simple()), Optional.of(plan.migrations().getFirst()));
    assertTrue(outcome instanceof MigrationOutcome.Done, outcome::toString);
  }

  private static String where(Shell shell, HalfDeployRecord drilled) {
    Shell.Ran ran = shell.run("where", "--environment", "production");
    return drilled.states().stream()
        .filter(
            state ->
                ran.out()
                    .startsWith(
                        state.verdict()
                            + "  production is in state "
                            + state.name()
                            + " "
                            + state.about()
                            + "\n"))
        .map(FoundState::about)
        .findFirst()
        .orElse(ran.out() + ran.err());
  }

  private static void run(Place live, String sql) throws SQLException {
    try (Connection connection = live.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
