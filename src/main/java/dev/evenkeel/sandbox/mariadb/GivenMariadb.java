package dev.evenkeel.sandbox.mariadb;

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

/** A MariaDB or MySQL that somebody gave: its locks have names. */
public final class GivenMariadb implements ClaimEngine {
  private static final String TABLES =
      "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
          + " WHERE table_schema NOT IN ('mysql', 'sys', 'information_schema',"
          + " 'performance_schema') AND table_schema = ";

  private final String database;
  private final MariadbAddress address;

  private GivenMariadb(GivenServer server) {
    database = server.database();
    address = new MariadbAddress(server.host(), server.port(), server.login(), server.parameters());
  }

  /** A sandbox there. */
  public static Sandbox at(GivenServer server) {
    return GivenSandbox.at(server, new GivenMariadb(server));
  }

  @Override
  public Connection holder() throws SQLException {
    return address.dataSource(database, Session.PLAIN).getConnection();
  }

  @Override
  public List<String> tables(Statement holder) throws SQLException {
    return Maintenance.all(holder, TABLES + Sql.text(database) + " ORDER BY 1");
  }

  @Override
  public Claim claim(Statement holder) throws SQLException {
    Claim claim = Claim.in(0);
    takes(holder, claim);
    return claim;
  }

  @Override
  public boolean takes(Statement holder, Claim other) throws SQLException {
    String lock = "SELECT GET_LOCK(" + Sql.text(other.name()) + ", 0)";
    return Maintenance.one(holder, lock).equals("1");
  }

  @Override
  public void letGo(Statement holder, Claim other) throws SQLException {
    Maintenance.one(holder, "SELECT RELEASE_LOCK(" + Sql.text(other.name()) + ")");
  }

  @Override
  public List<String> names(Statement holder) throws SQLException {
    return Maintenance.all(holder, "SHOW DATABASES");
  }

  @Override
  public void drop(Statement holder, String name) throws SQLException {
    holder.execute("DROP DATABASE IF EXISTS " + Sql.name(name));
  }

  @Override
  public Dialect dialect(Statement holder) throws SQLException {
    return Maintenance.one(holder, "SELECT VERSION()").contains("MariaDB")
        ? Dialect.MARIADB
        : Dialect.MYSQL;
  }

  @Override
  public Databases databases(Claim claim) {
    return new MariadbDatabases(address, claim.prefix());
  }
}
