package dev.evenkeel.operation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.Applied;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.replay.Replayer;
import dev.evenkeel.source.database.DatabaseUrl;
import dev.evenkeel.source.database.LiveDatabase;
import dev.evenkeel.source.database.mysql.MysqlCatalog;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A live database says how far a plan has come, whichever tool brought it there. */
class ReadAppliedTest {
  @TempDir Path folder;
  private Optional<Sandbox> server = Optional.empty();
  private Optional<Place> live = Optional.empty();

  @AfterEach
  void drop() {
    live.ifPresent(place -> server.orElseThrow().drop(place));
  }

  static Stream<Arguments> everyTool() {
    return Arrays.stream(Layout.values())
        .flatMap(
            layout ->
                Stream.of(Dialect.POSTGRESQL, Dialect.MARIADB)
                    .map(dialect -> Arguments.of(layout, dialect)));
  }

  @ParameterizedTest
  @MethodSource("everyTool")
  void whatTheToolAppliedIsAppliedAndNothingElse(Layout layout, Dialect dialect)
      throws IOException, SQLException {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    Sandbox sandbox = postgresql ? Servers.postgresql() : Servers.mariadb();
    server = Optional.of(sandbox);
    Place place = sandbox.create();
    live = Optional.of(place);
    Map<String, String> files = files(layout);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Plan plan =
        Layouts.read(
            Optional.of(layout),
            files.entrySet().stream()
                .map(file -> new MigrationFile(file.getKey(), file.getValue()))
                .toList(),
            dialect);
    Migrator tool =
        layout == Layout.FLYWAY
            ? new FlywayMigrator(folder, Map.of(), false)
            : new Replayer(plan, dialect, Duration.ofSeconds(20));
    assertEquals(3, plan.migrations().size(), () -> plan.problems().toString());
    assertEquals(new Applied.UpTo(Optional.empty(), 0), read(place, plan, dialect));
    for (int at = 0; at < 2; at++) {
      MigrationOutcome outcome =
          tool.forth(
              place.dataSource(layout == Layout.FLYWAY ? Session.PLAIN : Session.PLAIN.simple()),
              Optional.of(plan.migrations().get(at)));
      assertInstanceOf(MigrationOutcome.Done.class, outcome, outcome::toString);
    }
    assertEquals(
        new Applied.UpTo(Optional.of(plan.migrations().get(1)), 2), read(place, plan, dialect));
    var older =
        new Plan(plan.layout(), plan.digest(), plan.migrations().subList(0, 1), plan.problems());
    var unclear = assertInstanceOf(Applied.Unclear.class, read(place, older, dialect));
    assertTrue(unclear.why().contains("which no file of the folder is"), unclear.why());
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(place, postgresql)) {
        statement.execute("DROP TABLE " + table + (postgresql ? " CASCADE" : ""));
      }
    }
    var without = assertInstanceOf(Applied.Unclear.class, read(place, plan, dialect));
    assertTrue(without.why().contains("no history of " + layout.word()), without.why());
  }

  /** The tool's own. */
  private static List<String> tables(Place place, boolean postgresql) throws SQLException {
    var tables = new ArrayList<String>();
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_name NOT IN ('a',"
                    + " 'b') AND table_schema = "
                    + (postgresql ? "'public'" : "DATABASE()"))) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static Applied read(Place place, Plan plan, Dialect dialect) {
    String address = place.url().replaceFirst("^jdbc:[a-z]+://", "").replaceFirst("\\?.*$", "");
    String login = place.login().user() + ":" + place.login().password() + "@";
    DatabaseUrl url = DatabaseUrl.parse(dialect.word() + "://" + login + address).orElseThrow();
    return ReadApplied.run(
        new LiveDatabase(
            "orders",
            Optional.empty(),
            url,
            Optional.empty(),
            dialect == Dialect.POSTGRESQL ? new PostgresqlCatalog() : new MysqlCatalog()),
        plan);
  }

  private static Map<String, String> files(Layout layout) {
    var files = new TreeMap<String, String>();
    var sqitch = new StringBuilder("%project=p\n\n");
    List<String> forth =
        List.of(
            "CREATE TABLE a (i int);\n", "CREATE TABLE b (i int);\n", "CREATE TABLE c (i int);\n");
    for (int at = 0; at < forth.size(); at++) {
      String name = (at + 1) + "_m" + (at + 1);
      String up = forth.get(at);
      switch (layout) {
        case DIESEL -> files.put(name + "/up.sql", up);
        case PRISMA -> files.put(name + "/migration.sql", up);
        case SQITCH -> {
          files.put("deploy/" + name + ".sql", up);
          sqitch.append(name).append(" 2020-01-01T00:00:00Z A <a@example.org>\n");
        }
        case GOOSE -> files.put(name + ".sql", "-- +goose Up\n" + up);
        case SQL_MIGRATE -> files.put(name + ".sql", "-- +migrate Up\n" + up);
        case DBMATE -> files.put(name + ".sql", "-- migrate:up\n" + up + "-- migrate:down\n");
        case LIQUIBASE_SQL ->
            files.put(
                name + ".sql", "--liquibase formatted sql\n--changeset a:" + (at + 1) + "\n" + up);
        case ATLAS -> files.put(name + ".sql", up);
        case FLYWAY -> files.put("V" + (at + 1) + "__m.sql", up);
        case GOLANG_MIGRATE, SQLX, POP, PAIRS -> files.put(name + ".up.sql", up);
      }
    }
    if (layout == Layout.SQITCH) {
      files.put("sqitch.plan", sqitch.toString());
    }
    return files;
  }
}
