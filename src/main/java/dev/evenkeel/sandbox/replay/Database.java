package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
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
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PreferQueryMode;

/** One tool's one connection, and how far it came. */
final class Database {
  private final Connection connection;
  private final Dialect dialect;
  private final Watchdog watchdog;
  private Optional<Migration> migration = Optional.empty();
  private Optional<Request> request = Optional.empty();
  private final Map<String, String> remembered = new HashMap<>();
  private boolean inTransaction;

  Database(Connection connection, Dialect dialect, Watchdog watchdog) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.watchdog = watchdog;
    // Every tool that is followed here sends texts without parameters as simple queries, where a
    // file of several statements is one implicit transaction; the driver's default splits them.
    if (connection.isWrapperFor(PGConnection.class)
        && connection.unwrap(PGConnection.class) instanceof BaseConnection base) {
      base.getQueryExecutor().setPreferQueryMode(PreferQueryMode.SIMPLE);
    }
  }

  boolean postgresql() {
    return dialect == Dialect.POSTGRESQL;
  }

  /** What the tool asked when it connected and does not ask again. */
  void remember(String name, String value) {
    remembered.put(name, value);
  }

  String recall(String name) {
    return remembered.getOrDefault(name, "");
  }

  /** Names what is being done, for whoever asks after an error. */
  void working(Migration on) {
    migration = Optional.of(on);
  }

  Optional<Migration> migration() {
    return migration;
  }

  /** What was being sent; empty while the tool does its own bookkeeping. */
  Optional<Request> request() {
    return request;
  }

  /** The requests of a script, one after another. */
  void run(Script script) throws SQLException {
    for (Request each : script.requests()) {
      run(each);
    }
  }

  void run(Request each) throws SQLException {
    for (Request part : Parts.of(each, dialect)) {
      request = Optional.of(part);
      say(part.sql());
    }
    request = Optional.empty();
  }

  /** The tool's last words, after an error of which it has told already. */
  void abandon(Steps steps) {
    request = Optional.empty();
    try {
      steps.run();
    } catch (SQLException e) {
      remember("unsaid", Said.of(e));
    }
  }

  /** Sends a text as it is; several statements in it are the server's to take apart. */
  void say(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      watchdog.over(statement, () -> drain(statement, statement.execute(sql)));
    }
  }

  void say(String sql, Object first, Object... more) throws SQLException {
    try (PreparedStatement statement = prepared(sql, first, more)) {
      watchdog.over(statement, () -> drain(statement, statement.execute()));
    }
  }

  /** Says something after an error, whose own story matters more than this one's failing. */
  void sayApart(String sql, Object first, Object... more) {
    try {
      say(sql, first, more);
    } catch (SQLException e) {
      // The connection died with the statement before it: there is nobody to tell.
      remember("unsaid", Said.of(e));
    }
  }

  /** An error of a later statement shows when its result is asked for. */
  private static Integer drain(Statement statement, boolean hasRows) throws SQLException {
    boolean rows = hasRows;
    int results = 0;
    while (rows || statement.getUpdateCount() >= 0) {
      results++;
      rows = statement.getMoreResults();
    }
    return results;
  }

  /** The first column of every row; null as an empty text. */
  List<String> ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return watchdog.over(statement, () -> column(statement.executeQuery(sql)));
    }
  }

  List<String> ask(String sql, Object first, Object... more) throws SQLException {
    try (PreparedStatement statement = prepared(sql, first, more)) {
      return watchdog.over(statement, () -> column(statement.executeQuery()));
    }
  }

  private PreparedStatement prepared(String sql, Object first, Object... more) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setObject(1, first);
    for (int at = 0; at < more.length; at++) {
      statement.setObject(at + 2, more[at]);
    }
    return statement;
  }

  private static List<String> column(ResultSet rows) throws SQLException {
    var values = new ArrayList<String>();
    while (rows.next()) {
      values.add(Optional.ofNullable(rows.getString(1)).orElse(""));
    }
    rows.close();
    return values;
  }

  /** Steps that the tool wraps in one transaction. */
  @FunctionalInterface
  interface Steps {
    void run() throws SQLException;
  }

  /** Runs the steps in a transaction, or, where the tool would use none, one by one. */
  void transaction(boolean wanted, Steps steps) throws SQLException {
    if (!wanted) {
      steps.run();
      return;
    }
    connection.setAutoCommit(false);
    inTransaction = true;
    steps.run();
    connection.commit();
    connection.setAutoCommit(true);
    inTransaction = false;
  }

  /** What the tools do when a step failed: they roll back, and end. */
  void giveUp() {
    if (inTransaction) {
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        // The connection is gone, and the transaction with it.
        remember("unsaid", Said.of(e));
      }
      inTransaction = false;
    }
  }
}
