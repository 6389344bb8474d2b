package dev.evenkeel.operation.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Phase;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.sandbox.cut.CuttingWire;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The trail's own tables are made by migrations: they pass what others' have to pass. */
final class OwnMigrationsTest {
  private static final String FOLDER = "dev/evenkeel/store/";

  @TempDir private Path folder = Path.of("");

  private static String text(String name) throws IOException {
    try (InputStream in =
        OwnMigrationsTest.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** There is no way back: a log is not taken back. So forward is the only way, from everywhere. */
  @Test
  void onPostgresqlEveryPointLeadsForward() throws IOException {
    HalfDeployRecord record =
        DrillTester.flyway()
            .option("postgresql.transactional.lock", "false")
            .option("schemas", "evenkeel_trail")
            .option("createSchemas", "false")
            .before(OwnMigrationsTest::schema)
            .file("V1__log.sql", text("postgresql/V1__log.sql"))
            .file("V2__spent.sql", text("postgresql/V2__spent.sql"))
            .drill();
    assertEquals(DrillVerdict.PASSED, record.verdict());
    assertEquals(0, record.coverage().missed());
    assertTrue(record.states().size() > 1, "something was left half-way");
    assertEquals(
        Set.of(StateVerdict.SAFE, StateVerdict.FORWARD_ONLY),
        record.states().stream().map(FoundState::verdict).collect(Collectors.toSet()));
  }

  /** The program makes it before it asks Flyway: one statement, one commit. */
  private static void schema(Place place) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA evenkeel_trail");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No sandbox drills SQLite: its migration is cut here, at every call, and run again. */
  @Test
  void onSqliteEveryPointLeadsForward() throws SQLException, IOException {
    var traced = CuttingWire.WIRING.recording(file("clean"), Optional.empty());
    migrate(traced.dataSource());
    Set<String> wanted = contents(file("clean"));
    var left = new HashSet<Set<String>>();
    for (Boundary call : traced.boundaries()) {
      for (Phase phase : Phase.OF_EVERY_CALL) {
        DataSource file = file("cut");
        Wire wire =
            CuttingWire.WIRING.cutting(
                file, new Cut(call.index(), phase, Fault.KILLED), new NoStriker());
        try {
          migrate(wire.dataSource());
        } catch (FlywayException e) {
          assertTrue(wire.struck().isPresent(), () -> "not by the cut: " + e);
        }
        wire.sever();
        left.add(contents(file));
        migrate(file);
        assertEquals(wanted, contents(file), call.label() + " " + phase);
        Files.delete(folder.resolve("cut"));
      }
    }
    assertNotEquals(1, left.size(), "something was left half-way");
  }

  private static void migrate(DataSource target) {
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(target)
        .createSchemas(false)
        .locations("classpath:" + FOLDER + "sqlite")
        .load()
        .migrate();
  }

  /** A connection that is aborted is gone, and its transaction with it, as with its process. */
  private DataSource file(String name) {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve(name));
    source.setSynchronous("OFF"); // the runner is cut here, never the power
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object answer = invoked(source, method, arguments);
              return answer instanceof Connection connection ? abortable(connection) : answer;
            });
  }

  private static Connection abortable(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("abort")) {
                connection.close();
                return null;
              }
              return invoked(connection, method, arguments);
            });
  }

  private static Object invoked(Object on, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Definitions, history and rows. */
  private static Set<String> contents(DataSource file) throws SQLException {
    var contents = new HashSet<String>();
    try (Connection connection = file.getConnection();
        Statement statement = connection.createStatement()) {
      for (String name :
          column(statement, "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master")) {
        contents.add(name);
      }
      if (contents.stream().anyMatch(line -> line.startsWith("flyway_schema_history "))) {
        contents.addAll(
            column(
                statement,
                "SELECT version || ' ' || checksum || ' ' || success FROM flyway_schema_history"));
      }
      if (contents.stream().anyMatch(line -> line.startsWith("frontier "))) {
        contents.addAll(
            column(statement, "SELECT 'frontier ' || only || ' ' || size FROM frontier"));
      }
    }
    return contents;
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    var values = new ArrayList<String>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }

  /** Nothing is to be struck on the server's side: there is no server. */
  private static final class NoStriker implements Wire.Striker {
    @Override
    public void crash() {
      throw new IllegalStateException("a file does not crash");
    }

    @Override
    public void hold() {
      throw new IllegalStateException("no call of SQLite has a middle");
    }

    @Override
    public boolean awaitMiddle() {
      return false;
    }

    @Override
    public void endSession() {
      throw new IllegalStateException("a file has no session");
    }

    @Override
    public void release() {
      // Nothing was held.
    }
  }
}
