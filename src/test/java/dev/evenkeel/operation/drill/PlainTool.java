package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Tool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The plainest migration tool there can be: one transaction for a script and its history row. */
public final class PlainTool implements Migrator {
  private final Plan plan;

  public PlainTool(Plan plan) {
    this.plan = plan;
  }

  /** A plan of these migrations, in their order. */
  public static Plan plan(Migration... migrations) {
    return new Plan(Layout.PAIRS, "sha256:plain", List.of(migrations), List.of());
  }

  /** A migration whose scripts are statements; an empty way back is a script of comments. */
  public static Migration migration(String id, List<String> forth, Optional<List<String>> back) {
    return new Migration(
        id, id, script(id, "up", forth), back.map(sql -> script(id, "down", sql)), false);
  }

  public static Migration migration(String id, String forth, String back) {
    return migration(id, List.of(forth), Optional.of(back.isEmpty() ? List.of() : List.of(back)));
  }

  private static Script script(String id, String way, List<String> statements) {
    String file = id + "." + way + ".sql";
    var requests = new ArrayList<Request>();
    for (int i = 0; i < statements.size(); i++) {
      requests.add(new Request(statements.get(i), file, i + 1));
    }
    return new Script(file, String.join(";\n", statements), requests, true);
  }

  @Override
  public Tool tool() {
    return new Tool("plain", "1", Tool.Mode.REPLAYED, Tool.Mode.REPLAYED);
  }

  @Override
  public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
    var applied = new ArrayList<String>();
    try (Connection connection = target.getConnection()) {
      Set<String> known = known(connection);
      for (Migration migration : plan.migrations()) {
        if (!known.contains(migration.version())) {
          Optional<MigrationOutcome> failed =
              run(connection, migration, migration.forth(), "INSERT INTO plain_history VALUES (?)");
          if (failed.isPresent()) {
            return failed.get();
          }
          applied.add(migration.id());
        }
        if (upTo.filter(migration::equals).isPresent()) {
          break;
        }
      }
      return new MigrationOutcome.Done(applied);
    } catch (SQLException e) {
      return failed(Optional.empty(), "plain", e);
    }
  }

  @Override
  public MigrationOutcome back(DataSource target, Migration migration) {
    try (Connection connection = target.getConnection()) {
      return run(
              connection,
              migration,
              migration.back().orElseThrow(),
              "DELETE FROM plain_history WHERE version = ?")
          .orElseGet(() -> new MigrationOutcome.Done(List.of(migration.id())));
    } catch (SQLException e) {
      return failed(Optional.empty(), "plain", e);
    }
  }

  private static Optional<MigrationOutcome> run(
      Connection connection, Migration migration, Script script, String record)
      throws SQLException {
    connection.setAutoCommit(!script.transactional());
    String at = script.file();
    try (Statement statement = connection.createStatement();
        PreparedStatement history = connection.prepareStatement(record)) {
      for (Request request : script.requests()) {
        at = request.at();
        statement.execute(request.sql());
      }
      history.setString(1, migration.version());
      history.execute();
      if (script.transactional()) {
        connection.commit();
      }
      return Optional.empty();
    } catch (SQLException e) {
      if (script.transactional()) {
        connection.rollback();
      }
      return Optional.of(failed(Optional.of(migration.id()), at, e));
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static MigrationOutcome failed(Optional<String> id, String at, SQLException e) {
    return new MigrationOutcome.Failed(
        id,
        at,
        Optional.ofNullable(e.getSQLState()),
        e.getMessage().lines().findFirst().orElse(""));
  }

  private static Set<String> known(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS plain_history (version varchar(200) PRIMARY KEY)");
      var known = new HashSet<String>();
      try (ResultSet rows = statement.executeQuery("SELECT version FROM plain_history")) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
      return known;
    }
  }
}
