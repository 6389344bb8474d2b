package dev.evenkeel.sandbox.seed;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.SeedReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tables of a place hold, but those in which a migration tool keeps its history. */
final class Held {
  private static final Set<String> HISTORIES =
      Set.of(
          "flyway_schema_history",
          "schema_migrations",
          "schema_migration",
          "__diesel_schema_migrations",
          "gorp_migrations",
          "evenkeel_pairs",
          "sqitch_changes",
          "goose_db_version",
          "_sqlx_migrations",
          "_prisma_migrations",
          "atlas_schema_revisions",
          "databasechangelog",
          "databasechangeloglock");

  private Held() {}

  static TableReader reader(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? new PostgresTables() : new MysqlTables();
  }

  /** What stands in a history is true or false, and not for us to say. */
  static List<Table> tables(TableReader reader, Connection connection) throws SQLException {
    return reader.read(connection).stream().filter(table -> !isHistory(table.path())).toList();
  }

  private static boolean isHistory(String path) {
    return HISTORIES.contains(path.substring(path.lastIndexOf('/') + 1))
        || path.startsWith("sqitch/");
  }

  static int rows(Connection connection, Table table) throws SQLException {
    var rows = new ArrayList<Integer>();
    Rows.each(
        connection, "SELECT count(*) FROM " + table.written(), row -> rows.add(row.getInt(1)));
    return rows.getFirst();
  }

  static SeedReport report(Place place, Dialect dialect, String whyNot) {
    try (Connection connection = place.dataSource().getConnection()) {
      var report = new ArrayList<SeedReport.Table>();
      for (Table table : tables(reader(dialect), connection)) {
        int rows = rows(connection, table);
        report.add(
            new SeedReport.Table(
                table.path(), rows, rows == 0 ? Optional.of(whyNot) : Optional.empty()));
      }
      return new SeedReport(report);
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the rows at " + place.url() + " could not be counted: " + e.getMessage(),
          "drill again",
          e);
    }
  }
}
