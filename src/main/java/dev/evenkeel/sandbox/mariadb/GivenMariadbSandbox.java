package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.server.Claim;
import dev.evenkeel.sandbox.server.GivenServer;
import dev.evenkeel.sandbox.server.OneServer;
import dev.evenkeel.sandbox.server.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Databases on a MariaDB or MySQL that somebody gave. */
public final class GivenMariadbSandbox extends OneServer {
  private static final String TABLES =
      "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
          + " WHERE table_schema NOT IN ('mysql', 'sys', 'information_schema',"
          + " 'performance_schema') AND table_schema = ";

  private final GivenServer server;
  private final MariadbDatabases databases;
  private final Connection holder;
  private final Claim claim;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atExit = new Thread(this::end, "evenkeel-sandbox-end");

  private GivenMariadbSandbox(
      GivenServer server,
      Dialect dialect,
      MariadbDatabases databases,
      Connection holder,
      Claim claim) {
    super(dialect, databases);
    this.server = server;
    this.databases = databases;
    this.holder = holder;
    this.claim = claim;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Looks whether the server may be worked on, claims names, and drops what a dead run left there.
   */
  public static GivenMariadbSandbox at(GivenServer server) {
    var address =
        new MariadbAddress(server.host(), server.port(), server.login(), server.parameters());
    try {
      Connection holder = address.dataSource(server.database(), Session.PLAIN).getConnection();
      try (Statement statement = holder.createStatement()) {
        List<String> tables =
            Maintenance.all(statement, TABLES + Sql.text(server.database()) + " ORDER BY 1");
        if (!tables.isEmpty()) {
          throw Refusal.holdsTables(server, tables);
        }
        Claim claim = Claim.in(0);
        Maintenance.one(statement, "SELECT GET_LOCK(" + Sql.text(claim.name()) + ", 0)");
        dropWhatDeadRunsLeft(statement, claim);
        boolean isMariadb = Maintenance.one(statement, "SELECT VERSION()").contains("MariaDB");
        Dialect dialect = isMariadb ? Dialect.MARIADB : Dialect.MYSQL;
        var databases = new MariadbDatabases(address, claim.prefix());
        return new GivenMariadbSandbox(server, dialect, databases, holder, claim);
      } catch (SQLException | SandboxFailure e) {
        holder.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the server " + server + " given by --sandbox cannot be used: " + e.getMessage(),
          "see that it runs, and that " + server.login() + " may connect and create databases",
          e);
    }
  }

  private static void dropWhatDeadRunsLeft(Statement statement, Claim ours) throws SQLException {
    for (String name : Maintenance.all(statement, "SHOW DATABASES")) {
      Optional<Claim> other = ours.ofName(name);
      if (other.isPresent()) {
        String lock = "(" + Sql.text(other.get().name());
        if (Maintenance.one(statement, "SELECT GET_LOCK" + lock + ", 0)").equals("1")) {
          statement.execute("DROP DATABASE IF EXISTS " + Sql.name(name));
          Maintenance.one(statement, "SELECT RELEASE_LOCK" + lock + ")");
        }
      }
    }
  }

  @Override
  public void crash() {
    throw Refusal.noCrash(server.host() + ":" + server.port());
  }

  @Override
  public boolean canCrash() {
    return false;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook does the same work, once.
    }
    end();
  }

  private void end() {
    if (closed.compareAndSet(false, true)) {
      try (holder;
          Statement statement = holder.createStatement()) {
        databases.disconnect();
        for (String name : Maintenance.all(statement, "SHOW DATABASES")) {
          if (name.startsWith(claim.prefix())) {
            databases.drop(name);
          }
        }
      } catch (SQLException e) {
        throw new SandboxFailure(
            "what the drill made at " + server + " could not be dropped: " + e.getMessage(),
            "the next drill there drops it; its names begin with " + claim.prefix(),
            e);
      }
    }
  }
}
