package dev.evenkeel.sandbox;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source each of whose connections has run some statements before it is handed out.
 *
 * @param source of the bare connections
 * @param opening run one after another, each in a transaction of its own
 */
public record OpenedSource(DataSource source, List<String> opening) implements DataSource {
  public OpenedSource {
    opening = List.copyOf(opening);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return opened(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return opened(source.getConnection(user, password));
  }

  private Connection opened(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : opening) {
        statement.execute(each);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || source.isWrapperFor(type);
  }
}
