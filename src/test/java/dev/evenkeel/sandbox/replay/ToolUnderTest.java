package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.sandbox.Place;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A migration tool that may be installed, and how it is asked. */
enum ToolUnderTest {
  GOLANG_MIGRATE(
      Layout.GOLANG_MIGRATE,
      "migrate",
      "SELECT version || ' ' || dirty FROM schema_migrations",
      List.of("-path", "FOLDER", "-database", "URL"),
      List.of("up"),
      List.of("down", "1")),
  GOOSE(
      Layout.GOOSE,
      "goose",
      "SELECT id || ' ' || version_id || ' ' || is_applied FROM goose_db_version ORDER BY id",
      List.of("-dir", "FOLDER", "postgres", "URL"),
      List.of("up"),
      List.of("down")),
  DBMATE(
      Layout.DBMATE,
      "dbmate",
      "SELECT version FROM schema_migrations ORDER BY 1",
      List.of("--url", "URL", "--migrations-dir", "FOLDER", "--no-dump-schema"),
      List.of("migrate"),
      List.of("rollback")),
  SQL_MIGRATE(
      Layout.SQL_MIGRATE,
      "sql-migrate",
      "SELECT id || ' ' || (applied_at IS NOT NULL) FROM gorp_migrations ORDER BY 1",
      List.of(),
      List.of("up", "-config=CONFIG", "-env=drill"),
      List.of("down", "-config=CONFIG", "-env=drill", "-limit=1")),
  SQLX(
      Layout.SQLX,
      "sqlx",
      "SELECT version || ' ' || description || ' ' || success || ' ' || encode(checksum, 'hex')"
          + " || ' ' || (execution_time >= 0) FROM _sqlx_migrations ORDER BY 1",
      List.of("migrate"),
      List.of("run", "--source", "FOLDER", "--database-url", "URL"),
      List.of("revert", "--source", "FOLDER", "--database-url", "URL"));

  /** Every relation, column, index and constraint of the public schema, the history's too. */
  static final String OBJECTS =
      """
      SELECT 'column ' || attrelid::regclass || ' ' || attname || ' ' || attnum || ' '
          || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' '
          || coalesce(pg_get_expr(adbin, adrelid), '')
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND relkind = 'r'
      UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) || indisvalid
        FROM pg_index JOIN pg_class c ON c.oid = indexrelid
        WHERE relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'function ' || proname FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
      ORDER BY 1
      """;

  static final String ROWS =
      "SELECT coalesce((xpath('/row/c/text()', query_to_xml("
          + "'SELECT string_agg(i::text, '','' ORDER BY i) AS c FROM first', true, true, ''))"
          + ")[1]::text, '') FROM pg_tables WHERE tablename = 'first' AND schemaname = 'public'";

  private static final String UP_ONE =
      "CREATE TABLE first (i int PRIMARY KEY, said text DEFAULT 'a;b');\n"
          + "INSERT INTO first VALUES (1);\nINSERT INTO first VALUES (2);\n";
  private static final String UP_TWO = "CREATE INDEX CONCURRENTLY second ON first (said);\n";
  private static final String UP_THREE =
      "CREATE TABLE third (i int);\nINSERT INTO nowhere VALUES (1);\n";

  private final Layout layout;
  private final String program;
  private final String history;
  private final List<String> common;
  private final List<String> forth;
  private final List<String> back;

  ToolUnderTest(
      Layout layout,
      String program,
      String history,
      List<String> common,
      List<String> forth,
      List<String> back) {
    this.layout = layout;
    this.program = program;
    this.history = history;
    this.common = common;
    this.forth = forth;
    this.back = back;
  }

  Layout layout() {
    return layout;
  }

  String history() {
    return history;
  }

  /** The same three migrations, in the tool's own form; the second must not be in a transaction. */
  Map<String, String> files() {
    var files = new TreeMap<String, String>();
    switch (this) {
      case GOLANG_MIGRATE, SQLX -> {
        String mark = this == SQLX ? "-- no-transaction\n" : "";
        files.put("1_first.up.sql", UP_ONE);
        files.put("1_first.down.sql", "DROP TABLE first;\n");
        files.put("2_second_one.up.sql", mark + UP_TWO);
        files.put("2_second_one.down.sql", mark + "DROP INDEX CONCURRENTLY second;\n");
        files.put("3_third.up.sql", UP_THREE);
        files.put("3_third.down.sql", "DROP TABLE third;\n");
      }
      case GOOSE ->
          marked(files, "-- +goose Up", "-- +goose Down", "-- +goose NO TRANSACTION\n", "");
      case SQL_MIGRATE -> marked(files, "-- +migrate Up", "-- +migrate Down", "", " notransaction");
      case DBMATE -> marked(files, "-- migrate:up", "-- migrate:down", "", " transaction:false");
    }
    return files;
  }

  private static void marked(
      Map<String, String> files, String up, String down, String head, String apart) {
    files.put("1_first.sql", up + "\n" + UP_ONE + down + "\nDROP TABLE first;\n");
    files.put(
        "2_second.sql",
        head + up + apart + "\n" + UP_TWO + down + apart + "\nDROP INDEX CONCURRENTLY second;\n");
    files.put("3_third.sql", up + "\n" + UP_THREE + down + "\nDROP TABLE third;\n");
  }

  boolean installed() {
    return !path().isEmpty();
  }

  String absent() {
    return program + " is not installed: .ci/migration-tools installs it";
  }

  private String path() {
    String home = System.getProperty("evenkeel.migration-tools", "target/ci-tools");
    return Stream.concat(
            Stream.of(home), Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder, program).toAbsolutePath())
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse("");
  }

  boolean forth(Place place, Path folder) throws IOException, InterruptedException {
    return run(place, folder, forth);
  }

  boolean back(Place place, Path folder) throws IOException, InterruptedException {
    return run(place, folder, back);
  }

  private boolean run(Place place, Path folder, List<String> way)
      throws IOException, InterruptedException {
    String address = place.url().substring("jdbc:postgresql://".length());
    String url =
        "postgres://"
            + place.login().user()
            + ":"
            + place.login().password()
            + "@"
            + address
            + "?sslmode=disable";
    Path config = folder.resolveSibling(folder.getFileName() + ".yml");
    Files.writeString(
        config,
        "drill:\n  dialect: postgres\n  datasource: \"" + url + "\"\n  dir: " + folder + "\n");
    var command = new ArrayList<String>(List.of(path()));
    Stream.concat(common.stream(), way.stream())
        .map(
            word ->
                word.replace("FOLDER", folder.toString())
                    .replace("URL", url)
                    .replace("CONFIG", config.toString()))
        .forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling(folder.getFileName() + ".out").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(program + " did not end");
    }
    return process.exitValue() == 0;
  }
}
