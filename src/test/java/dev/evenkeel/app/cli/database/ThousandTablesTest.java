package dev.evenkeel.app.cli.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two databases of 1,000 tables each: what was planted is found and nothing else. Prints how long a
 * comparison took, the first one of a process and the best of five; {@code bench/run databases}.
 */
@Tag("nightly")
class ThousandTablesTest {
  private static final int TABLES = 1000;
  private static final int PLANTED = 20;
  private static final int RUNS = 5;

  @TempDir private Path folder;

  @Test
  void whatWasPlantedIsFoundAndNothingElse() throws SQLException {
    for (Sandbox sandbox : List.of(Servers.postgresql(), Servers.mariadb())) {
      try (var places = new LivePlaces(sandbox, folder)) {
        Shell shell =
            places.shell.file(
                "evenkeel.yaml",
                """
                version: 1
                environments:
                  left: {sources: {db: {database: {url: "${env:LEFT}"}}}}
                  right: {sources: {db: {database: {url: "${env:RIGHT}"}}}}
                """);
        places.live("LEFT", tables());
        Place right = places.live("RIGHT", tables());
        LivePlaces.run(right, planted());
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < RUNS; i++) {
          long begun = System.nanoTime();
          Shell.Ran ran = shell.run("compare", "left", "right");
          seconds.add((System.nanoTime() - begun) / 1e9);
          assertEquals(1, ran.code(), ran.out());
          String head = ran.lines().getFirst();
          assertEquals(
              "FAILED  " + PLANTED + " differences block", head.substring(0, head.indexOf(':')));
        }
        System.out.printf(
            "| %s %s | %,d | %d | %.2f s | %.2f s |%n",
            sandbox.engine().dialect().word(),
            sandbox.engine().version(),
            TABLES,
            PLANTED,
            seconds.getFirst(),
            seconds.stream().min(Double::compare).orElseThrow());
      }
    }
  }

  private static String[] tables() {
    var sql = new ArrayList<String>();
    for (int i = 0; i < TABLES; i++) {
      sql.add(
          "CREATE TABLE t%d (id bigint PRIMARY KEY, a varchar(90) NOT NULL, b int DEFAULT 0, c"
                  .formatted(i)
              + " timestamp NULL, d decimal(10,2), e text)");
      sql.add("CREATE INDEX t%d_a ON t%d (a)".formatted(i, i));
      sql.add("CREATE INDEX t%d_bc ON t%d (b, c)".formatted(i, i));
    }
    return sql.toArray(String[]::new);
  }

  private static String[] planted() {
    var sql = new ArrayList<String>();
    for (int i = 0; i < PLANTED; i++) {
      int table = i * (TABLES / PLANTED);
      sql.add(
          switch (i % 4) {
            case 0 -> "DROP TABLE t" + table;
            case 1 -> "ALTER TABLE t" + table + " DROP COLUMN e";
            case 2 -> "ALTER TABLE t" + table + " ADD COLUMN f int";
            default -> "CREATE INDEX more_" + table + " ON t" + table + " (d)";
          });
    }
    return sql.toArray(String[]::new);
  }
}
