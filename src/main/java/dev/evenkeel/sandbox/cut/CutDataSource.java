package dev.evenkeel.sandbox.cut;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose every connection goes over the wire. */
record CutDataSource(Connecting connecting) implements DataSource {
  /** Opens one. */
  @FunctionalInterface
  interface Connecting {
    Connection connect() throws SQLException;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connecting.connect();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return connecting.connect();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // A drill's tool has nowhere to log to.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // Connections of a sandbox open at once or not at all.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no java.util.logging here");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("what lies behind the wire is not given away");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
