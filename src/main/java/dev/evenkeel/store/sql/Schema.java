package dev.evenkeel.store.sql;

import dev.evenkeel.trail.StorageFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings a log's tables to the shape that this program knows. */
public final class Schema {
  /** The newest migration. */
  private static final String NEWEST = "2";

  /** Kept, or the level would be forgotten with it: Flyway tells its whole day on stderr. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  /** Opens a connection. */
  @FunctionalInterface
  public interface Opening {
    Connection open() throws SQLException;
  }

  /**
   * Where the tables are.
   *
   * @param url without a credential
   * @param user empty where the engine has none
   * @param schema empty for the engine's own
   */
  public record Target(String url, String user, String password, String schema) {
    public static Target of(String url) {
      return new Target(url, "", "", "");
    }

    /** Never the password. */
    @Override
    public String toString() {
      return url;
    }
  }

  private Schema() {}

  /**
   * Runs the migrations that are missing. A command that appends one record should not wait for a
   * migration tool to look around, so one that has nothing to do is not started.
   */
  public static void migrate(
      Target target, String engine, Consumer<FluentConfiguration> settings, Opening opening) {
    try {
      if (newest(opening)) {
        return;
      }
      FLYWAY.setLevel(Level.WARNING);
      var flyway = Flyway.configure();
      // Flyway would make a schema and write that down in two commits: a stop between them leaves a
      // history that lacks its first row for good.
      flyway.createSchemas(false);
      if (!target.schema().isEmpty()) {
        make(target.schema(), opening);
        flyway.schemas(target.schema());
      }
      settings.accept(flyway);
      flyway
          .dataSource(target.url(), orNull(target.user()), orNull(target.password()))
          .locations("classpath:dev/evenkeel/store/" + engine)
          .failOnMissingLocations(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException | SQLException e) {
      throw new StorageFailure(
          "the log's database cannot be opened, or its tables not be made ("
              + e.getMessage()
              + "); is its directory writable, and the disk not full?",
          e);
    }
  }

  /** Whoever was given a schema need not have the right to make one, so it is looked for first. */
  private static void make(String schema, Opening opening) throws SQLException {
    try (Connection connection = opening.open()) {
      if (!isThere(schema, connection)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE SCHEMA \"" + schema + "\"");
        } catch (SQLException e) {
          // Another replica may have been faster.
          if (!isThere(schema, connection)) {
            throw e;
          }
        }
      }
    }
  }

  private static boolean isThere(String schema, Connection connection) throws SQLException {
    try (ResultSet schemas = connection.getMetaData().getSchemas(null, schema)) {
      while (schemas.next()) {
        if (schemas.getString(1).equals(schema)) {
          return true;
        }
      }
      return false;
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static boolean newest(Opening opening) throws SQLException {
    try (Connection connection = opening.open();
        Statement statement = connection.createStatement();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
      if (!tables.next()) {
        return false;
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT version, success FROM flyway_schema_history"
                  + " ORDER BY installed_rank DESC LIMIT 1")) {
        return rows.next() && NEWEST.equals(rows.getString(1)) && rows.getBoolean(2);
      }
    }
  }
}
