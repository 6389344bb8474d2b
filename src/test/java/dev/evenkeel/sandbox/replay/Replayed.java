package dev.evenkeel.sandbox.replay;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan, a database of its own, and the replayer between them. */
final class Replayed implements AutoCloseable {
  private final Sandbox sandbox;
  private final Place place;
  private final Plan plan;
  private final Replayer replayer;

  Replayed(Layout layout, Map<String, String> files) {
    this(layout, files, Duration.ofSeconds(20));
  }

  Replayed(Layout layout, Map<String, String> files, Duration limit) {
    this(layout, files, limit, Dialect.POSTGRESQL);
  }

  Replayed(Layout layout, Map<String, String> files, Duration limit, Dialect dialect) {
    this.sandbox = dialect == Dialect.POSTGRESQL ? Servers.postgresql() : Servers.mariadb();
    this.place = sandbox.create();
    List<MigrationFile> read =
        files.entrySet().stream().map(e -> new MigrationFile(e.getKey(), e.getValue())).toList();
    this.plan = Layouts.read(Optional.of(layout), read, dialect);
    this.replayer = new Replayer(plan, dialect, limit);
  }

  Plan plan() {
    return plan;
  }

  Place place() {
    return place;
  }

  MigrationOutcome forth() {
    return replayer.forth(place.dataSource(Session.PLAIN.simple()), Optional.empty());
  }

  MigrationOutcome forth(int upTo) {
    return replayer.forth(
        place.dataSource(Session.PLAIN.simple()), Optional.of(plan.migrations().get(upTo)));
  }

  MigrationOutcome back(int index) {
    return replayer.back(place.dataSource(Session.PLAIN.simple()), plan.migrations().get(index));
  }

  static List<String> done(MigrationOutcome outcome) {
    return assertInstanceOf(MigrationOutcome.Done.class, outcome).applied();
  }

  static MigrationOutcome.Failed failed(MigrationOutcome outcome) {
    return assertInstanceOf(MigrationOutcome.Failed.class, outcome);
  }

  List<String> ids() {
    return plan.migrations().stream().map(Migration::id).toList();
  }

  List<String> ask(String sql) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void say(String sql) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Tables of the public schema that are no tool's. */
  List<String> tables() {
    return ask(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE"
            + " '%migration%' AND tablename NOT LIKE 'evenkeel%' ORDER BY 1");
  }

  @Override
  public void close() {
    sandbox.drop(place);
  }
}
