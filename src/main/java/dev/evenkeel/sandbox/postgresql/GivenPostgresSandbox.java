package dev.evenkeel.sandbox.postgresql;

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

/** Databases on a PostgreSQL that somebody gave. */
public final class GivenPostgresSandbox extends OneServer {
  private static final String TABLES =
      """
      SELECT n.nspname || '.' || c.relname FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
        AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1
      """;

  private final GivenServer server;
  private final PostgresDatabases databases;
  private final Connection holder;
  private final Claim claim;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread atExit = new Thread(this::end, "evenkeel-sandbox-end");

  private GivenPostgresSandbox(
      GivenServer server, PostgresDatabases databases, Connection holder, Claim claim) {
    super(Dialect.POSTGRESQL, databases);
    this.server = server;
    this.databases = databases;
    this.holder = holder;
    this.claim = claim;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Looks whether the server may be worked on, claims names, and drops what a dead run left there.
   */
  public static GivenPostgresSandbox at(GivenServer server) {
    var address =
        new PostgresAddress(
            server.host(), server.port(), server.login(), server.parameters(), false);
    try {
      Connection holder =
          address.dataSource(server.database(), Session.PLAIN.simple()).getConnection();
      try (Statement statement = holder.createStatement()) {
        List<String> tables = Maintenance.all(statement, TABLES);
        if (!tables.isEmpty()) {
          holder.close();
          throw Refusal.holdsTables(server, tables);
        }
        String scope = "SELECT oid FROM pg_database WHERE datname = current_database()";
        Claim claim = Claim.in(Long.parseLong(Maintenance.one(statement, scope)));
        statement.execute("SELECT pg_advisory_lock(" + claim.number() + ")");
        dropWhatDeadRunsLeft(statement, claim);
        var databases = new PostgresDatabases(address, server.database(), claim.prefix());
        return new GivenPostgresSandbox(server, databases, holder, claim);
      } catch (SQLException e) {
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
    for (String name : Maintenance.all(statement, "SELECT datname FROM pg_database")) {
      Optional<Claim> other = ours.ofName(name);
      if (other.isPresent()) {
        String lock = "(" + other.get().number() + ")";
        if (Maintenance.one(statement, "SELECT pg_try_advisory_lock" + lock).equals("t")) {
          statement.execute("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
          statement.execute("SELECT pg_advisory_unlock" + lock);
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
        for (String name : Maintenance.all(statement, "SELECT datname FROM pg_database")) {
          if (name.startsWith(claim.prefix())) {
            statement.execute("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
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
