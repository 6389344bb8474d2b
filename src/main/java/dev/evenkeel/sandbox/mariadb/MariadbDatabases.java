package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.server.Databases;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes, copies and drops databases of one prefix; knows no other ones. */
final class MariadbDatabases implements Databases {
  private static final int NO_SUCH_SESSION = 1094;
  private final MariadbAddress address;
  private final String prefix;
  private final Maintenance maintenance;
  private final AtomicInteger made = new AtomicInteger();

  MariadbDatabases(MariadbAddress address, String prefix) {
    this.address = address;
    this.prefix = prefix;
    // What waits for a lock here waits for somebody whom nobody ends.
    Session session = Session.PLAIN.with("lock_wait_timeout", "20");
    this.maintenance = new Maintenance(address.toString(), address.dataSource("", session));
  }

  @Override
  public String version() {
    return maintenance.run(
        "asking for the version",
        each -> Maintenance.one(each, "SELECT VERSION()").split("-", 2)[0]);
  }

  @Override
  public Place create() {
    String name = prefix + made.incrementAndGet();
    maintenance.run("creating " + name, each -> each.execute("CREATE DATABASE " + Sql.name(name)));
    return new MariadbPlace(name, address);
  }

  /**
   * Ends the sessions of the template first: their locks would stop the copy. One at a time: a copy
   * is itself a session of its template.
   */
  @Override
  public synchronized Place copy(Place template) {
    String from = own(template);
    var copy = new MariadbPlace(prefix + made.incrementAndGet(), address);
    maintenance.run(
        "copying " + from,
        each -> {
          end(each, from);
          try {
            new DatabaseCopy(each, from, copy.name()).make();
            // This connection is kept: it must not look like a session of the copy.
            each.execute("USE information_schema");
            return copy;
          } catch (SQLException e) {
            each.execute("DROP DATABASE IF EXISTS " + Sql.name(copy.name()));
            throw e;
          } finally {
            // Else this connection counts as a session of the copy, and ends as one.
            each.execute("USE information_schema");
          }
        });
    return copy;
  }

  @Override
  public void drop(Place place) {
    drop(place.name());
  }

  @Override
  public void drop(String given) {
    String name = own(given);
    maintenance.run(
        "dropping " + name,
        each -> {
          end(each, name);
          return each.execute("DROP DATABASE IF EXISTS " + Sql.name(name));
        });
  }

  @Override
  public int sessions(Place place) {
    String name = own(place);
    return maintenance.run("counting the sessions of " + name, each -> sessions(each, name));
  }

  private static int sessions(Statement statement, String name) throws SQLException {
    return Integer.parseInt(Maintenance.one(statement, "SELECT COUNT(*)" + sessionsOf(name)));
  }

  private static String sessionsOf(String name) {
    return " FROM information_schema.processlist WHERE db = "
        + Sql.text(name)
        + " AND id <> CONNECTION_ID()";
  }

  private static void end(Statement statement, String name) throws SQLException {
    Maintenance.await(
        "the end of the sessions of " + name,
        () -> {
          for (String id : Maintenance.all(statement, "SELECT id" + sessionsOf(name))) {
            kill(statement, id);
          }
          return sessions(statement, name) == 0;
        });
  }

  private static void kill(Statement statement, String id) throws SQLException {
    try {
      statement.execute("KILL CONNECTION " + id);
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_SESSION) {
        throw e;
      }
    }
  }

  private String own(Place place) {
    return own(place.name());
  }

  private String own(String name) {
    if (!name.startsWith(prefix)) {
      throw new SandboxFailure(
          "database " + name + " is not of this sandbox, whose names begin with " + prefix,
          "nothing was done to it");
    }
    return name;
  }

  @Override
  public void disconnect() {
    maintenance.disconnect();
  }
}
