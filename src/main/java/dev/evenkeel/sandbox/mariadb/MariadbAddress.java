package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.OpenedSource;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Where a server listens, and as whom it is spoken to.
 *
 * @param parameters for the driver, as they stand in a URL
 */
record MariadbAddress(String host, int port, Login login, String parameters) {
  String url(String database) {
    return "jdbc:mariadb://" + host + ":" + port + "/" + database;
  }

  DataSource dataSource(String database, Session session) {
    try {
      var source = new OwnersSource(url(database) + options(session), login);
      List<String> opening = opening(session);
      return opening.isEmpty() ? source : new OpenedSource(source, opening);
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the driver does not take " + url(database) + ": " + e.getMessage(), "report it", e);
    }
  }

  private String options(Session session) {
    return "?connectTimeout=10000"
        + (parameters.isEmpty() ? "" : "&" + parameters)
        + (session.query() == Session.Query.SIMPLE ? "&allowMultiQueries=true" : "");
  }

  private static List<String> opening(Session session) {
    var opening = new ArrayList<String>();
    session
        .settings()
        .forEach(
            (name, value) ->
                opening.add("SET SESSION " + Sql.name(name) + " = " + Sql.value(value)));
    opening.addAll(session.opening());
    session.role().ifPresent(role -> opening.add("SET ROLE " + Sql.name(role)));
    return opening;
  }

  /** The server for people: no credential. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
