package dev.evenkeel.sandbox.replay;

import static dev.evenkeel.sandbox.replay.Replayed.done;
import static dev.evenkeel.sandbox.replay.Replayed.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every layout that is replayed, on both kinds of server. */
class ProtocolsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> FORTH =
      List.of("CREATE TABLE a (i int);\nINSERT INTO a VALUES (1);\n", "CREATE TABLE b (i int);\n");
  private static final List<String> BACK = List.of("DROP TABLE a;\n", "DROP TABLE b;\n");
  private static final String BROKEN = "CREATE TABLE c (i int);\nINSERT INTO nowhere VALUES (1);\n";

  static Stream<Arguments> everyLayoutOnEveryServer() {
    return Arrays.stream(Layout.values())
        .filter(layout -> layout != Layout.FLYWAY)
        .flatMap(
            layout ->
                Stream.of(Dialect.POSTGRESQL, Dialect.MARIADB)
                    .map(dialect -> Arguments.of(layout, dialect)));
  }

  /** Migrations in a layout's own form. */
  private static Map<String, String> files(Layout layout, List<String> forth, List<String> back) {
    var files = new TreeMap<String, String>();
    var plan = new ArrayList<String>(List.of("%project=p", ""));
    for (int at = 0; at < forth.size(); at++) {
      String name = (at + 1) + "_m" + (at + 1);
      String up = forth.get(at);
      String down = at < back.size() ? back.get(at) : "SELECT 1;\n";
      switch (layout) {
        case DIESEL -> pair(files, name + "/up.sql", up, name + "/down.sql", down);
        case PRISMA -> pair(files, name + "/migration.sql", up, name + "/down.sql", down);
        case SQITCH -> {
          pair(files, "deploy/" + name + ".sql", up, "revert/" + name + ".sql", down);
          plan.add(name + " 2020-01-01T00:00:00Z A <a@example.org>");
        }
        case GOOSE -> files.put(name + ".sql", "-- +goose Up\n" + up + "-- +goose Down\n" + down);
        case SQL_MIGRATE ->
            files.put(name + ".sql", "-- +migrate Up\n" + up + "-- +migrate Down\n" + down);
        case DBMATE ->
            files.put(name + ".sql", "-- migrate:up\n" + up + "-- migrate:down\n" + down);
        case ATLAS -> files.put(name + ".sql", up);
        case LIQUIBASE_SQL ->
            files.put(
                name + ".sql",
                "--liquibase formatted sql\n--changeset a:1\n" + up + "--rollback " + down);
        case GOLANG_MIGRATE, SQLX, POP, PAIRS, FLYWAY ->
            pair(files, name + ".up.sql", up, name + ".down.sql", down);
      }
    }
    if (layout == Layout.SQITCH) {
      files.put("sqitch.plan", String.join("\n", plan) + "\n");
    }
    return files;
  }

  private static void pair(
      Map<String, String> files, String upName, String up, String downName, String down) {
    files.put(upName, up);
    files.put(downName, down);
  }

  private static List<String> tables(Replayed run) {
    return run.ask(
        "SELECT table_name FROM information_schema.tables WHERE table_name IN ('a', 'b', 'c') AND"
            + " table_schema IN ('public', '"
            + run.place().name()
            + "') ORDER BY 1");
  }

  /** Pairs are nobody's, and Prisma has a person run the way back. */
  static Stream<Arguments> everyToolOnEveryServer() {
    return everyLayoutOnEveryServer()
        .filter(each -> each.get()[0] != Layout.PAIRS && each.get()[0] != Layout.PRISMA);
  }

  @ParameterizedTest
  @MethodSource("everyToolOnEveryServer")
  void takesBackNothingThatItsHistoryDoesNotHold(Layout layout, Dialect dialect) {
    List<String> back = List.of(BACK.getFirst(), "DROP TABLE a;\n");
    try (var run = new Replayed(layout, files(layout, FORTH, back), LIMIT, dialect)) {
      done(run.forth(0));
      failed(run.back(1));
      assertEquals(List.of("a"), tables(run));
    }
  }

  @ParameterizedTest
  @MethodSource("everyLayoutOnEveryServer")
  void goesForthOnceBackInTurnAndForthAgain(Layout layout, Dialect dialect) {
    try (var run = new Replayed(layout, files(layout, FORTH, BACK), LIMIT, dialect)) {
      assertEquals(2, run.plan().migrations().size());
      assertEquals(run.ids().subList(0, 1), done(run.forth(0)), "no further than it was told");
      assertEquals(List.of("a"), tables(run));
      assertEquals(run.ids().subList(1, 2), done(run.forth()), "only what is pending");
      assertEquals(List.of("a", "b"), tables(run));
      assertEquals(List.of(), done(run.forth()), "nothing is pending");
      if (layout == Layout.ATLAS) {
        assertTrue(failed(run.back(1)).message().contains("no way back"));
        return;
      }
      assertEquals(run.ids().subList(1, 2), done(run.back(1)));
      assertEquals(List.of("a"), tables(run));
      assertEquals(run.ids().subList(0, 1), done(run.back(0)));
      assertEquals(List.of(), tables(run));
      assertEquals(run.ids(), done(run.forth()), "all is pending again");
      assertEquals(List.of("1"), run.ask("SELECT i FROM a"));
    }
  }

  @ParameterizedTest
  @MethodSource("everyLayoutOnEveryServer")
  void stopsAtTheMigrationThatFailsAndSaysWhere(Layout layout, Dialect dialect) {
    List<String> forth = List.of(FORTH.getFirst(), BROKEN, "CREATE TABLE b (i int);\n");
    try (var run = new Replayed(layout, files(layout, forth, BACK), LIMIT, dialect)) {
      var failure = failed(run.forth());
      assertEquals(Optional.of(run.ids().get(1)), failure.migration());
      assertTrue(failure.at().startsWith(run.plan().migrations().get(1).forth().file()));
      assertTrue(failure.message().contains("nowhere"), failure.message());
      // Followed in either case: which tables are there is the protocol's and the server's affair.
      boolean halfWay = dialect != Dialect.POSTGRESQL || layout == Layout.SQITCH;
      assertEquals(halfWay ? List.of("a", "c") : List.of("a"), tables(run));
    }
  }

  @Test
  void atlasGoesOnAtTheStatementItsRowNames() {
    String file =
        "-- atlas:txmode none\n\n"
            + "CREATE TABLE a (i int);\n"
            + "INSERT INTO a VALUES (1);\n"
            + "INSERT INTO b VALUES (1);\n";
    try (var run = new Replayed(Layout.ATLAS, Map.of("1_m.sql", file))) {
      assertEquals("1_m.sql:5", failed(run.forth()).at());
      assertEquals(
          List.of("2 of 3"),
          run.ask("SELECT applied || ' of ' || total FROM atlas_schema_revisions"));
      run.say("CREATE TABLE b (i int)");
      assertEquals(List.of("1_m"), done(run.forth()));
      assertEquals(List.of("1"), run.ask("SELECT i FROM a"));
    }
  }

  @Test
  void prismaStopsForeverAtAMigrationThatWasBegun() {
    try (var run = new Replayed(Layout.PRISMA, files(Layout.PRISMA, List.of(BROKEN), List.of()))) {
      failed(run.forth());
      assertTrue(failed(run.forth()).message().contains("P3009"));
    }
  }

  @Test
  void liquibaseWaitsForALockThatADeadRunLeftBehind() {
    try (var run = new Replayed(Layout.LIQUIBASE_SQL, files(Layout.LIQUIBASE_SQL, FORTH, BACK))) {
      done(run.forth());
      run.say("INSERT INTO databasechangeloglock VALUES (1, TRUE, now(), 'gone')");
      assertTrue(failed(run.forth()).message().contains("gone"));
      assertEquals(List.of("t"), run.ask("SELECT locked FROM databasechangeloglock"));
    }
  }

  @Test
  void sqlxMarksAHalfMigrationOnMariadbAndRefusesFromThen() {
    Map<String, String> files = files(Layout.SQLX, List.of(BROKEN), List.of());
    try (var run = new Replayed(Layout.SQLX, files, LIMIT, Dialect.MARIADB)) {
      failed(run.forth());
      assertEquals(List.of("0"), run.ask("SELECT success FROM _sqlx_migrations"));
      assertTrue(failed(run.forth()).message().contains("partially applied"));
    }
  }
}
