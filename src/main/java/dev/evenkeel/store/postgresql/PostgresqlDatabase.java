package dev.evenkeel.store.postgresql;

import dev.evenkeel.store.sql.Dialect;
import dev.evenkeel.store.sql.Engine;
import dev.evenkeel.store.sql.Schema;
import dev.evenkeel.store.sql.SqlStorage;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * A log's PostgreSQL database. Its tables stand in a schema of their own. Whoever appends holds an
 * advisory lock for as long as its transaction lasts; the server lets go of it when the appender's
 * session ends, however it ends.
 */
public final class PostgresqlDatabase implements Engine {
  static final String SCHEMA = "evenkeel_trail";

  /** Any number, as long as every replica uses the same one: the ASCII of "evenkeel". */
  private static final long APPENDER = 0x6576656e6b65656cL;

  private static final List<String> SURVIVES_POWER = List.of("fsync", "full_page_writes");

  private static final Set<String> TABLES =
      Set.of(
          "entry", "subtree", "frontier", "checkpoint", "blob", "spent", "flyway_schema_history");

  private final String url;
  private final String user;
  private final String password;

  private final List<String> needed;

  private PostgresqlDatabase(String url, String user, String password, List<String> needed) {
    this.needed = needed;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * Opens the database for appending and reading; makes the tables where there are none.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, without a credential
   */
  public static Storage open(String url, String user, String password) {
    return open(new PostgresqlDatabase(url, user, password, SURVIVES_POWER));
  }

  /** As {@link #open}, on a server that is thrown away and promises nothing. */
  static Storage thrownAway(String url, String user, String password) {
    return open(new PostgresqlDatabase(url, user, password, List.of()));
  }

  /** Opens a log that is there for reading alone; a role that may only read suffices. */
  public static Storage openToRead(String url, String user, String password) {
    return SqlStorage.open(new Unwritten(new PostgresqlDatabase(url, user, password, List.of())));
  }

  /** Whether the database has a log that was written to. */
  public static boolean holdsLog(String url, String user, String password) {
    try (Connection connection = new PostgresqlDatabase(url, user, password, List.of()).connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet there =
          statement.executeQuery("SELECT to_regclass('" + SCHEMA + ".checkpoint') IS NOT NULL")) {
        if (!there.next() || !there.getBoolean(1)) {
          return false;
        }
      }
      try (ResultSet any = statement.executeQuery("SELECT EXISTS (SELECT FROM checkpoint)")) {
        return any.next() && any.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new StorageFailure("the log's database does not open: " + e.getMessage(), e);
    }
  }

  /** A log that is only looked at. */
  private record Unwritten(PostgresqlDatabase database) implements Engine {
    @Override
    public Connection writing() throws SQLException {
      return database.reading();
    }

    @Override
    public Connection reading() throws SQLException {
      return database.reading();
    }

    @Override
    public List<String> beginWriting() {
      throw new StorageFailure("this log was opened to be read");
    }

    @Override
    public List<String> beginReading() {
      return database.beginReading();
    }

    @Override
    public Dialect dialect() {
      return PostgresqlDialect.WORDS;
    }

    @Override
    public List<String> selfCheck(Connection connection) {
      return database.selfCheck(connection);
    }
  }

  private static Storage open(PostgresqlDatabase engine) {
    Schema.migrate(
        new Schema.Target(engine.url, engine.user, engine.password, SCHEMA),
        "postgresql",
        PostgresqlDatabase::oneCommit,
        engine::connect);
    return SqlStorage.open(engine);
  }

  /** Else migration and history would be two commits, and a stop between them a dead end. */
  private static void oneCommit(FluentConfiguration flyway) {
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }

  @Override
  public Connection writing() throws SQLException {
    return checked(connect());
  }

  @Override
  public Connection reading() throws SQLException {
    Connection connection = connect();
    // Rows come in portions only inside a transaction that the driver knows of.
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public List<String> beginWriting() {
    return List.of("BEGIN", "SELECT pg_advisory_xact_lock(" + APPENDER + ")");
  }

  @Override
  public List<String> beginReading() {
    return List.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("currentSchema", SCHEMA);
    properties.setProperty("ApplicationName", "evenkeel trail");
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }

  /** A receipt says that the record survives the power: asks the server whether that is so. */
  private Connection checked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = 'on'");
      for (String setting : needed) {
        if (!"on".equals(shown(statement, setting))) {
          connection.close();
          throw new StorageFailure(
              "the server says "
                  + setting
                  + "=off; a receipt promises that its record survives the power, so the server"
                  + " needs it on");
        }
      }
    }
    return connection;
  }

  private static String shown(Statement statement, String setting) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  public Dialect dialect() {
    return PostgresqlDialect.WORDS;
  }

  /** A trigger, rule or view that somebody put in would act or answer in our tables' place. */
  @Override
  public List<String> selfCheck(Connection connection) {
    var foreign = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view'"
                    + " WHEN 'm' THEN 'view' ELSE 'relation' END, c.relname"
                    + " FROM pg_class c WHERE c.relnamespace = '"
                    + SCHEMA
                    + "'::regnamespace AND c.relkind NOT IN ('i', 't')"
                    + " UNION ALL SELECT 'trigger', t.tgname FROM pg_trigger t"
                    + " JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
                    + " AND c.relnamespace = '"
                    + SCHEMA
                    + "'::regnamespace UNION ALL SELECT 'rule', r.rulename FROM pg_rewrite r"
                    + " JOIN pg_class c ON c.oid = r.ev_class WHERE c.relkind = 'r'"
                    + " AND c.relnamespace = '"
                    + SCHEMA
                    + "'::regnamespace UNION ALL SELECT 'policy', p.polname FROM pg_policy p"
                    + " JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = '"
                    + SCHEMA
                    + "'::regnamespace ORDER BY 1, 2")) {
      while (rows.next()) {
        String type = rows.getString(1);
        String name = rows.getString(2);
        if (!(type.equals("table") && TABLES.contains(name))) {
          foreign.add("it has a " + type + " " + name + ", which is not ours");
        }
      }
      return foreign;
    } catch (SQLException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
