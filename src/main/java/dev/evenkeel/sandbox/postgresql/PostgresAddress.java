package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.OpenedSource;
import dev.evenkeel.sandbox.Session;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Where a server listens, and as whom it is spoken to. */
record PostgresAddress(String host, int port, Login login) {
  private static final int CONNECT_SECONDS = 10;

  String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  DataSource dataSource(String database, Session session) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setSslMode("disable");
    source.setConnectTimeout(CONNECT_SECONDS);
    if (session.query() == Session.Query.SIMPLE) {
      source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    }
    List<String> opening = opening(session);
    return opening.isEmpty() ? source : new OpenedSource(source, opening);
  }

  private static List<String> opening(Session session) {
    var opening = new ArrayList<String>();
    // The driver would set the zone of the machine it runs on, and rewrites depend on it.
    opening.add("SET TimeZone = 'UTC'");
    session
        .settings()
        .forEach(
            (name, value) -> opening.add("SET " + Sql.setting(name) + " = " + Sql.text(value)));
    opening.addAll(session.opening());
    session.role().ifPresent(role -> opening.add("SET SESSION AUTHORIZATION " + Sql.name(role)));
    return opening;
  }

  /** The server for people: no credential. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
