package dev.evenkeel.store.sql;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Malformed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs statements on one connection, each prepared once; failures say which one. */
final class Statements implements AutoCloseable {
  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  <T> Optional<T> one(String sql, RowReader<T> reader, Object... values) {
    List<T> rows = list(sql, reader, values);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) {
    var rows = new ArrayList<T>();
    each(sql, reader, rows::add, values);
    return rows;
  }

  <T> void each(String sql, RowReader<T> reader, Consumer<T> each, Object... values) {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      while (rows.next()) {
        each.accept(shaped(sql, reader, rows));
      }
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  private static <T> T shaped(String sql, RowReader<T> reader, ResultSet row) throws SQLException {
    try {
      return reader.read(row);
    } catch (IllegalArgumentException | Malformed e) {
      throw new StorageFailure("a row of \"" + sql + "\" is out of shape: " + e.getMessage(), e);
    }
  }

  void update(String sql, Object... values) {
    try {
      bound(sql, values).executeUpdate();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Runs a statement that has no values and gives no rows that anyone wants. */
  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statement.setFetchSize(1000);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case String text -> statement.setString(i + 1, text);
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        default -> throw new IllegalArgumentException("no column type for " + values[i].getClass());
      }
    }
    return statement;
  }

  private static StorageFailure failure(String sql, SQLException e) {
    String verb = sql.strip().split("\\s+", 2)[0];
    return new StorageFailure(
        "the log's database failed at " + verb + " (" + e.getMessage() + ")", e);
  }

  /** The connection ends whatever its statements say: it may hold the appenders' lock. */
  @Override
  public void close() {
    try {
      try {
        for (PreparedStatement statement : prepared.values()) {
          statement.close();
        }
      } finally {
        connection.close();
      }
    } catch (SQLException e) {
      throw new StorageFailure("the log's database did not close: " + e.getMessage(), e);
    }
  }
}
