package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Login;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Connects as the owner from every thread. The driver's own source reads its URL with the first
 * connection and puts the user in afterwards: a second thread that comes in between connects as
 * nobody.
 */
final class OwnersSource extends MariaDbDataSource {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Login login;

  OwnersSource(String url, Login login) throws SQLException {
    super(url);
    this.login = login;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(login.user(), login.password());
  }
}
