package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.server.Databases;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes, copies and drops databases of one prefix; knows no other ones. */
final class PostgresDatabases implements Databases {
  private final PostgresAddress address;
  private final String prefix;
  private final String strategy;
  private final Maintenance maintenance;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * @param home the database that is connected to for maintenance, and never changed
   * @param prefix how the name of each database begins that this may touch
   */
  PostgresDatabases(PostgresAddress address, String home, String prefix) {
    this(address, home, prefix, "");
  }

  /**
   * @param strategy how a database is copied, as SQL says it; empty: as the server does by itself
   */
  PostgresDatabases(PostgresAddress address, String home, String prefix, String strategy) {
    this.address = address;
    this.prefix = prefix;
    this.strategy = strategy;
    this.maintenance =
        new Maintenance(address.toString(), address.dataSource(home, Session.PLAIN.simple()));
  }

  @Override
  public String version() {
    return maintenance.run(
        "asking for the version",
        each -> Maintenance.one(each, "SHOW server_version").split(" ", 2)[0]);
  }

  @Override
  public Place create() {
    String name = prefix + made.incrementAndGet();
    maintenance.run(
        "creating " + name,
        each -> each.execute("CREATE DATABASE " + Sql.name(name) + " TEMPLATE template0"));
    return new PostgresPlace(name, address);
  }

  /** Ends the sessions of the template first: the server copies no database that is in use. */
  @Override
  public Place copy(Place template) {
    String from = own(template);
    String name = prefix + made.incrementAndGet();
    maintenance.run(
        "copying " + from,
        each -> {
          end(each, from);
          each.execute(
              "CREATE DATABASE " + Sql.name(name) + " TEMPLATE " + Sql.name(from) + strategy);
          return address.superuser() && each.execute(besides(from, name));
        });
    return new PostgresPlace(name, address);
  }

  /** What is a database's own and no part of it, so that no template holds it. */
  private static String besides(String from, String to) {
    String both = " o.datname = " + Sql.text(from) + " AND n.datname = " + Sql.text(to);
    return "INSERT INTO pg_db_role_setting (setdatabase, setrole, setconfig)"
        + " SELECT n.oid, s.setrole, s.setconfig FROM pg_db_role_setting s"
        + " JOIN pg_database o ON o.oid = s.setdatabase CROSS JOIN pg_database n WHERE"
        + both
        + "; UPDATE pg_database n SET datacl = o.datacl, datconnlimit = o.datconnlimit,"
        + " datdba = o.datdba FROM pg_database o WHERE (o.datacl IS NOT NULL"
        + " OR o.datconnlimit <> n.datconnlimit OR o.datdba <> n.datdba) AND"
        + both
        + "; INSERT INTO pg_shdescription (objoid, classoid, description)"
        + " SELECT n.oid, d.classoid, d.description FROM pg_shdescription d JOIN pg_database o"
        + " ON o.oid = d.objoid AND d.classoid = 'pg_database'::regclass"
        + " CROSS JOIN pg_database n WHERE"
        + both;
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
        each -> each.execute("DROP DATABASE IF EXISTS " + Sql.name(name) + " WITH (FORCE)"));
  }

  @Override
  public int sessions(Place place) {
    String name = own(place);
    return maintenance.run("counting the sessions of " + name, each -> sessions(each, name));
  }

  private static int sessions(Statement statement, String name) throws SQLException {
    return Integer.parseInt(
        Maintenance.one(
            statement, "SELECT count(*) FROM pg_stat_activity WHERE datname = " + Sql.text(name)));
  }

  private static void end(Statement statement, String name) throws SQLException {
    String endAll =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " + Sql.text(name);
    Maintenance.await(
        "the end of the sessions of " + name,
        () -> {
          statement.execute(endAll);
          return sessions(statement, name) == 0;
        });
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

  /** Lets go of its connections, for instance before the server dies. */
  @Override
  public void disconnect() {
    maintenance.disconnect();
  }
}
