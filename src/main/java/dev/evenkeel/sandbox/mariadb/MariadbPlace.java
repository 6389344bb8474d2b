package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Session;
import javax.sql.DataSource;

/** One database of a server. */
record MariadbPlace(String name, MariadbAddress address) implements Place {
  @Override
  public DataSource dataSource(Session session) {
    return address.dataSource(name, session);
  }

  @Override
  public String url() {
    return address.url(name);
  }

  @Override
  public Login login() {
    return address.login();
  }
}
