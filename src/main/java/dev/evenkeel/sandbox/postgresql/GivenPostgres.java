package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.server.Claim;
import dev.evenkeel.sandbox.server.ClaimEngine;
import dev.evenkeel.sandbox.server.Databases;
import dev.evenkeel.sandbox.server.GivenSandbox;
import dev.evenkeel.sandbox.server.GivenServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL that somebody gave: its locks have numbers, which count within one database. */
public final class GivenPostgres implements ClaimEngine {
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

  private final String database;
  private final PostgresAddress address;

  private GivenPostgres(GivenServer server) {
    database = server.database();
    address =
        new PostgresAddress(
            server.host(), server.port(), server.login(), server.parameters(), false);
  }

  /** A sandbox there. */
  public static Sandbox at(GivenServer server) {
    return GivenSandbox.at(server, new GivenPostgres(server));
  }

  @Override
  public Connection holder() throws SQLException {
    return address.dataSource(database, Session.PLAIN.simple()).getConnection();
  }

  @Override
  public List<String> tables(Statement holder) throws SQLException {
    return Maintenance.all(holder, TABLES);
  }

  @Override
  public Claim claim(Statement holder) throws SQLException {
    String scope = "SELECT oid FROM pg_database WHERE datname = current_database()";
    Claim claim = Claim.in(Long.parseLong(Maintenance.one(holder, scope)));
    holder.execute("SELECT pg_advisory_lock(" + claim.number() + ")");
    return claim;
  }

  @Override
  public boolean takes(Statement holder, Claim other) throws SQLException {
    return Maintenance.one(holder, "SELECT pg_try_advisory_lock(" + other.number() + ")")
        .equals("t");
  }

  @Override
  public void letGo(Statement holder, Claim other) throws SQLException {
    holder.execute("SELECT pg_advisory_unlock(" + other.number() + ")");
  }

  @Override
  public List<String> names(Statement holder) throws SQLException {
    return Maintenance.all(holder, "SELECT datname FROM pg_database");
  }

  @Override
  public void drop(Statement holder, String name) throws SQLException {
    holder.execute("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)");
  }

  @Override
  public Dialect dialect(Statement holder) {
    return Dialect.POSTGRESQL;
  }

  @Override
  public Databases databases(Claim claim) {
    return new PostgresDatabases(address, database, claim.prefix());
  }
}
