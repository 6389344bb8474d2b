package dev.evenkeel.store.postgresql;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Turn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * A turn among replicas: an advisory lock that the server gives up when the session of its holder
 * ends, however it ends.
 */
public final class PostgresqlTurn implements Turn {
  /** Another one than the appender's: the ASCII of "evenlook". */
  private static final long LOOKOUT = 0x6576656e6c6f6f6bL;

  /** So long an answer may take before the server counts as away. */
  private static final int SECONDS = 10;

  private final String url;
  private final String user;
  private final String password;
  private Optional<Connection> open = Optional.empty();
  private boolean held;

  public PostgresqlTurn(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public synchronized boolean take() {
    try {
      if (open.isEmpty() || !open.get().isValid(SECONDS)) {
        close(); // with the session its lock is gone
        open = Optional.of(connect());
      }
      held = held || locked(open.get());
      return held;
    } catch (SQLException e) {
      close();
      throw new StorageFailure(
          "the database cannot be asked whose turn it is (SQLSTATE " + e.getSQLState() + ")", e);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "evenkeel compare");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("loginTimeout", Integer.toString(SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SECONDS));
    return DriverManager.getConnection(url, properties);
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOOKOUT + ")")) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Override
  public synchronized void close() {
    boolean ours = held;
    held = false;
    Optional<Connection> gone = open;
    open = Optional.empty();
    if (gone.isPresent()) {
      try (Connection connection = gone.get();
          Statement statement = connection.createStatement()) {
        if (ours) {
          // Said aloud: the server may take a moment to see that a session has ended.
          statement.execute("SELECT pg_advisory_unlock(" + LOOKOUT + ")");
        }
      } catch (SQLException e) {
        return; // the lock ends with its session
      }
    }
  }
}
