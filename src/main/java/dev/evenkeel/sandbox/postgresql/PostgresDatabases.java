package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Makes, copies and drops databases of one prefix; knows no other ones. */
final class PostgresDatabases {
  private static final long GLANCE_NANOS = 500_000;
  private static final int GLANCES = 20_000;
  private final PostgresAddress address;
  private final String prefix;
  private final DataSource maintenance;
  private final AtomicInteger made = new AtomicInteger();
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param home the database that is connected to for maintenance, and never changed
   * @param prefix how the name of each database begins that this may touch
   */
  PostgresDatabases(PostgresAddress address, String home, String prefix) {
    this.address = address;
    this.prefix = prefix;
    this.maintenance = address.dataSource(home, Session.PLAIN.simple());
  }

  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  String version() {
    return run("the server's version", each -> text(each, "SHOW server_version").split(" ", 2)[0]);
  }

  Place create() {
    String name = prefix + made.incrementAndGet();
    run(
        "creating " + name,
        each -> each.execute("CREATE DATABASE " + Sql.name(name) + " TEMPLATE template0"));
    return new PostgresPlace(name, address);
  }

  /** Ends the sessions of the template first: the server copies no database that is in use. */
  Place copy(Place template) {
    String from = own(template);
    String name = prefix + made.incrementAndGet();
    run(
        "copying " + from,
        each -> {
          end(each, from);
          return each.execute("CREATE DATABASE " + Sql.name(name) + " TEMPLATE " + Sql.name(from));
        });
    return new PostgresPlace(name, address);
  }

  void drop(Place place) {
    String name = own(place);
    run(
        "dropping " + name,
        each -> each.execute("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)"));
  }

  int sessions(Place place) {
    String name = own(place);
    return run("counting the sessions of " + name, each -> sessions(each, name));
  }

  private static int sessions(Statement statement, String name) throws SQLException {
    return Integer.parseInt(
        text(statement, "SELECT count(*) FROM pg_stat_activity WHERE datname = " + Sql.text(name)));
  }

  private static void end(Statement statement, String name) throws SQLException {
    for (int glance = 0; sessions(statement, name) > 0; glance++) {
      if (glance == GLANCES) {
        throw new SQLException("its sessions do not end");
      }
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
              + Sql.text(name));
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  private String own(Place place) {
    if (!place.name().startsWith(prefix)) {
      throw new SandboxFailure(
          "database " + place.name() + " is not of this sandbox, whose names begin with " + prefix,
          "nothing was done to it");
    }
    return place.name();
  }

  /** Lets go of its connections, for instance before the server dies. */
  void disconnect() {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      try {
        each.close();
      } catch (SQLException e) {
        // It was dead already.
      }
    }
  }

  private <T> T run(String what, Work<T> work) {
    Connection connection = idle.poll();
    boolean whole = false;
    try {
      if (connection == null) {
        connection = maintenance.getConnection();
      }
      try (Statement statement = connection.createStatement()) {
        T result = work.with(statement);
        whole = true;
        return result;
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          what + " at " + address.host() + ":" + address.port() + " failed: " + e.getMessage(),
          "see what the server says; nothing was judged",
          e);
    } finally {
      giveBack(connection, whole);
    }
  }

  private void giveBack(@org.jspecify.annotations.Nullable Connection connection, boolean whole) {
    if (connection != null && whole) {
      idle.push(connection);
    } else if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It was dead already.
      }
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      if (!result.next()) {
        throw new SQLException("no answer to " + query);
      }
      return result.getString(1);
    }
  }
}
