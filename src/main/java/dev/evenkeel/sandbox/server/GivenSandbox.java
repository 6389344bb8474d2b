package dev.evenkeel.sandbox.server;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Ending;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Databases on a server that somebody gave, under names that this run claims there. */
public final class GivenSandbox extends OneServer {
  private final GivenServer server;
  private final ClaimEngine engine;
  private final Databases databases;
  private final Connection holder;
  private final Claim claim;
  private final Ending ending;

  private GivenSandbox(
      GivenServer server,
      ClaimEngine engine,
      Dialect dialect,
      Databases databases,
      Connection holder,
      Claim claim) {
    super(dialect, databases);
    this.server = server;
    this.engine = engine;
    this.databases = databases;
    this.holder = holder;
    this.claim = claim;
    this.ending = Ending.with(this::end);
  }

  /**
   * Looks whether the server may be worked on, claims names, and drops what a dead run left there.
   */
  public static GivenSandbox at(GivenServer server, ClaimEngine engine) {
    try {
      Connection holder = engine.holder();
      try (Statement statement = holder.createStatement()) {
        List<String> tables = engine.tables(statement);
        if (!tables.isEmpty()) {
          throw Refusal.holdsTables(server, tables);
        }
        Claim claim = engine.claim(statement);
        dropWhatDeadRunsLeft(engine, statement, claim);
        return new GivenSandbox(
            server, engine, engine.dialect(statement), engine.databases(claim), holder, claim);
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

  private static void dropWhatDeadRunsLeft(ClaimEngine engine, Statement holder, Claim ours)
      throws SQLException {
    for (String name : engine.names(holder)) {
      Optional<Claim> other = ours.ofName(name);
      if (other.isPresent() && engine.takes(holder, other.get())) {
        engine.drop(holder, name);
        engine.letGo(holder, other.get());
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
    ending.close();
  }

  private void end() {
    try (holder;
        Statement statement = holder.createStatement()) {
      databases.disconnect();
      for (String name : engine.names(statement)) {
        if (name.startsWith(claim.prefix())) {
          databases.drop(name);
        }
      }
      databases.disconnect();
    } catch (SQLException | SandboxFailure e) {
      throw new SandboxFailure(
          "what the drill made at " + server + " could not be dropped: " + e.getMessage(),
          "the next drill there drops it; its names begin with " + claim.prefix(),
          e);
    }
  }
}
