package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.OpenedSource;
import dev.evenkeel.sandbox.Session;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Where a server listens, and as whom it is spoken to.
 *
 * @param parameters for the driver, as they stand in a URL
 * @param superuser whether the login may become anybody
 */
record PostgresAddress(String host, int port, Login login, String parameters, boolean superuser) {
  private static final int CONNECT_SECONDS = 10;

  String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  DataSource dataSource(String database, Session session) {
    var source = new PGSimpleDataSource();
    source.setURL(url(database) + "?" + parameters);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setConnectTimeout(CONNECT_SECONDS);
    if (session.query() == Session.Query.SIMPLE) {
      source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    }
    List<String> opening = opening(session);
    return opening.isEmpty() ? source : new OpenedSource(source, opening);
  }

  private List<String> opening(Session session) {
    var opening = new ArrayList<String>();
    // The driver would set the zone of the machine it runs on, and rewrites depend on it.
    opening.add("SET TimeZone = 'UTC'");
    session
        .settings()
        .forEach(
            (name, value) -> opening.add("SET " + Sql.setting(name) + " = " + Sql.text(value)));
    opening.addAll(session.opening());
    String become = superuser ? "SET SESSION AUTHORIZATION " : "SET ROLE ";
    session.role().ifPresent(role -> opening.add(become + Sql.name(role)));
    return opening;
  }

  /** The server for people: no credential. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
