package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.report.drill.HalfDeployReport;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that runs is brought by hand to where a deploy stopped, and recognised. */
final class WhereTest {
  private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, name text);";
  private static final String EMAIL = "ALTER TABLE users ADD COLUMN email text;";
  private static final String SHIFT = "UPDATE users SET id = id + 10;";
  private static final String HISTORY =
      "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),"
          + " description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000)"
          + " NOT NULL, checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp"
          + " NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL);";

  private static String record = "";
  private static List<FoundState> states = List.of();

  @TempDir private Path folder = Path.of("");
  private Place live = Servers.postgresql().create();
  private Shell shell = new Shell(folder);

  @BeforeAll
  static void aDrillOfThreeMigrations() throws IOException {
    HalfDeployRecord drilled =
        DrillTester.flyway()
            .file("V1__users.sql", USERS + "\nINSERT INTO users VALUES (1, 'a');")
            .file("V2__email.sql", EMAIL)
            .file("V3__shift.sql", SHIFT)
            .drill();
    var json = new StringBuilder();
    HalfDeployReport.render(
        drilled, "drill", ReportFormat.JSON, json, new RenderOptions(false, 100, false));
    record = json.toString();
    states = drilled.states();
  }

  @BeforeEach
  void anEnvironmentWithThatDatabase() {
    String url = live.url().replaceFirst("^jdbc:postgresql://", "");
    String login = live.login().user() + ":" + live.login().password() + "@";
    shell =
        new Shell(folder)
            .variable("LIVE", "postgresql://" + login + url)
            .file("drill-record.json", record)
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

  @AfterEach
  void andItIsGoneAgain() {
    Servers.postgresql().drop(live);
  }

  @Test
  void everyStateThatRowsDoNotDecideIsNamed() throws SQLException {
    assertEquals("before the deploy", where());
    run(HISTORY);
    assertEquals("before the deploy", where(), "an empty history is none");
    run(USERS, "INSERT INTO users SELECT g, 'x' FROM generate_series(1, 50) g;");
    assertEquals("inside V1__users", where());
    run(applied(0));
    assertEquals("after V1__users", where());
    run(EMAIL);
    assertEquals("inside V2__email", where());
    run(applied(1), applied(2));
    assertEquals("after V3__shift", where());
  }

  @Test
  void statesThatDifferInRowsAloneAreAllNamedWithTheProbeThatTellsThemApart() throws SQLException {
    run(HISTORY, USERS, EMAIL, applied(0), applied(1));
    Shell.Ran ran = shell.run("where", "--environment", "production");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out() + ran.err());
    assertTrue(ran.out().startsWith("ONE OF 2"), ran.out());
    assertTrue(ran.out().contains("after V2__email") && ran.out().contains("inside V3__shift"));
    assertTrue(ran.out().contains("rerun: "), ran.out());
    assertTrue(ran.out().contains(StateVerdict.SILENT_WRONG.name()), ran.out());
  }

  @Test
  void ownersPrivilegesAndSchemasOfOthersDoNotPreventARecognition() throws SQLException {
    run(HISTORY, USERS, applied(0));
    String role = "keel_" + live.name();
    run("CREATE ROLE \"" + role + "\";");
    try {
      run(
          "ALTER TABLE users OWNER TO \"" + role + "\";",
          "GRANT SELECT ON users TO PUBLIC;",
          "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO \"" + role + "\";",
          "CREATE SCHEMA monitoring;",
          "CREATE TABLE monitoring.seen (at timestamp);");
      Shell.Ran ran = shell.run("where", "--environment", "production");
      assertTrue(ran.out().contains("after V1__users"), ran.out() + ran.err());
      assertEquals(ExitCode.PASSED, ran.code());
      for (String aside : List.of("owner (", "privileges (", "default-privileges", "monitoring")) {
        String said = ran.out().replaceAll("\\s+", " ");
        assertTrue(said.contains(aside), () -> aside + " in " + said);
      }
    } finally {
      run("DROP OWNED BY \"" + role + "\" CASCADE;", "DROP ROLE \"" + role + "\";");
    }
  }

  @Test
  void aDatabaseThatNobodyDrilledIsToldWithTheNearestState() throws SQLException {
    run(HISTORY, USERS, EMAIL, applied(0), applied(1), applied(2));
    run(applied(2).replace("(3, '3'", "(4, '4'"));
    run("CREATE INDEX name_by_hand ON users (name);");
    run("CREATE TABLE by_hand (i int);", "ALTER TABLE users ALTER name SET NOT NULL;");
    Shell.Ran ran = shell.run("where", "--environment", "production", "--format", "json");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out() + ran.err());
    assertTrue(ran.out().contains("\"never-drilled\""), ran.out());
    assertTrue(ran.out().contains("after V3__shift"), ran.out());
    for (String line :
        List.of(
            "public/table/by_hand is there",
            "public/table/users/index/name_by_hand is there",
            "history public/flyway_schema_history/version/4 is there")) {
      assertTrue(ran.out().contains("\"" + line + "\""), () -> line + " in " + ran.out());
    }
    assertTrue(
        ran.out().contains("public/table/users/column/name/nullable is false, not true"),
        ran.out());
  }

  @Test
  void nothingIsWrittenAndNoCredentialIsShown() throws SQLException {
    run(USERS);
    Shell.Ran ran = shell.run("where", "--environment", "production");
    assertFalse(!live.login().password().isEmpty() && ran.out().contains(live.login().password()));
    assertTrue(ran.out().contains("rows were not looked at"), ran.out());
    Servers.postgresql().drop(live);
    Shell.Ran gone = shell.run("where", "--environment", "production");
    assertEquals(ExitCode.INCONCLUSIVE, gone.code(), gone.out());
    assertTrue(gone.out().startsWith("NOT READ"), gone.out());
    live = Servers.postgresql().create();
  }

  @Test
  void theRunbookHasAPageForEveryStateWorstFirst() {
    Shell.Ran ran = shell.run("runbook", "drill-record.json");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    List<String> worst =
        states.stream()
            .sorted(java.util.Comparator.comparing(FoundState::verdict))
            .map(state -> state.verdict() + "  " + state.name() + " " + state.about())
            .toList();
    List<String> told =
        ran.lines().stream()
            .filter(line -> worst.stream().anyMatch(line::startsWith))
            .map(line -> line.substring(0, line.lastIndexOf(" (")))
            .toList();
    assertEquals(worst, told);
    for (String command :
        states.stream()
            .flatMap(state -> state.runbook().commands().stream())
            .collect(Collectors.toSet())) {
      assertTrue(ran.out().contains(command), () -> command + " in " + ran.out());
    }
    assertTrue(
        shell.run("runbook", "drill-record.json", "--format", "html").out().contains("</html>"));
    assertTrue(
        shell
            .run("runbook", "drill-record.json", "--format", "markdown")
            .out()
            .contains("## STUCK"));
    assertEquals(
        ExitCode.USAGE, shell.run("runbook", "drill-record.json", "--format", "sarif").code());
  }

  @Test
  void aFileThatIsNoRecordIsAMistakeThatSaysHowToMakeOne() {
    shell.file("other.json", "{\"schema\": \"x\"}");
    for (String name : List.of("other.json", "nowhere.json", "evenkeel.yaml")) {
      Shell.Ran ran = shell.run("runbook", name);
      assertEquals(ExitCode.USAGE, ran.code(), name);
      assertTrue(ran.err().contains("evenkeel drill half-deploy --format json"), ran.err());
    }
    assertEquals(ExitCode.USAGE, shell.run("where", "--environment", "staging").code());
    shell.file("rollback.json", record.replace("\"half-deploy\"", "\"rollback\""));
    assertEquals(ExitCode.USAGE, shell.run("runbook", "rollback.json").code());
  }

  /** What the one state is about that was found. */
  private String where() {
    Shell.Ran ran = shell.run("where", "--environment", "production");
    assertEquals(ExitCode.PASSED, ran.code(), ran.out() + ran.err());
    return states.stream()
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
        .orElse(ran.out());
  }

  /** The row that Flyway writes, taken from what the drill saw of it. */
  private static String applied(int step) {
    List<String> names = List.of("users", "email", "shift");
    String version = String.valueOf(step + 1);
    String script = "V" + version + "__" + names.get(step) + ".sql";
    String checksum =
        states.stream()
            .flatMap(state -> state.fingerprint().history().entrySet().stream())
            .filter(fact -> fact.getKey().endsWith("/version/" + version + "/checksum"))
            .findFirst()
            .orElseThrow()
            .getValue();
    return "INSERT INTO flyway_schema_history VALUES (%s, '%s', '%s', 'SQL', '%s', %s, 'me', now(), 1, true);"
        .formatted(version, version, names.get(step), script, checksum);
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = live.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
