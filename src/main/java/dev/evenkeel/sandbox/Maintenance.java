package dev.evenkeel.sandbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A sandbox's own connections to its server, kept open between two uses, one for each thread. */
public final class Maintenance {
  private static final long GLANCE_NANOS = 500_000;
  private static final int GLANCES = 20_000;
  private final String where;
  private final DataSource source;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param where the server for people, without a credential
   */
  public Maintenance(String where, DataSource source) {
    this.where = where;
    this.source = source;
  }

  /** What is done with a connection. */
  public interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  /** Something that becomes true by itself. */
  public interface Condition {
    boolean holds() throws SQLException;
  }

  /** Does something that must succeed. */
  public <T> T run(String what, Work<T> work) {
    Connection connection = idle.poll();
    boolean whole = false;
    try {
      if (connection == null) {
        connection = source.getConnection();
      }
      try (Statement statement = connection.createStatement()) {
        T result = work.with(statement);
        whole = true;
        return result;
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          what + " at " + where + " failed: " + e.getMessage(),
          "see what the server says; nothing was judged",
          e);
    } finally {
      if (whole && connection != null) {
        idle.push(connection);
      } else {
        close(connection);
      }
    }
  }

  /** Looks until something is so; ten seconds at least. */
  public static void await(String what, Condition condition) throws SQLException {
    for (int glance = 0; !condition.holds(); glance++) {
      if (glance == GLANCES) {
        throw new SQLException(what + " takes too long");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Lets go of the connections, for instance before the server dies. */
  public void disconnect() {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      close(each);
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It was dead already.
    }
  }

  /** The first column of the only row. */
  public static String one(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        throw new SQLException("no answer to " + query);
      }
      return result.getString(1);
    }
  }

  /** The first column of every row. */
  public static List<String> all(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      var all = new ArrayList<String>();
      while (result.next()) {
        all.add(result.getString(1));
      }
      return all;
    }
  }
}
