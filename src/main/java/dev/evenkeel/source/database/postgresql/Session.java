package dev.evenkeel.source.database.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading's transaction: reads only, sees one moment, and prints every value the same way
 * whoever the role is. A connection that is inside a transaction stays there: the reading is a
 * savepoint of it, and leaves no setting behind.
 */
final class Session {
  /** Names are qualified, numbers and times unambiguous, no row filtered in silence. */
  private static final String SETTINGS =
      Stream.of(
              "transaction_read_only on",
              "search_path ",
              "datestyle ISO, YMD",
              "timezone UTC",
              "intervalstyle iso_8601",
              "extra_float_digits 3",
              "bytea_output hex",
              "xmloption content",
              "lc_monetary C",
              "quote_all_identifiers off",
              "row_security off",
              "jit off",
              "lock_timeout 10s")
          .map(setting -> setting.split(" ", 2))
          .map(pair -> "set_config('" + pair[0] + "', '" + pair[1] + "', true)")
          .collect(Collectors.joining(", ", "SELECT ", ""));

  private final Statement statement;
  private final int version;

  private Session(Statement statement, int version) {
    this.statement = statement;
    this.version = version;
  }

  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  static <T> T reading(Connection connection, Work<T> work) throws SQLException {
    boolean own = connection.getAutoCommit();
    if (own) {
      connection.setAutoCommit(false);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          (own ? "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" : "SAVEPOINT evenkeel_reading")
              + ";\n"
              + SETTINGS);
      try {
        return work.in(new Session(statement, version(connection)));
      } finally {
        if (!own) {
          statement.execute("ROLLBACK TO SAVEPOINT evenkeel_reading; RELEASE evenkeel_reading");
        }
      }
    } finally {
      if (own) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** As {@code server_version_num}: 180006. */
  private static int version(Connection connection) throws SQLException {
    var meta = connection.getMetaData();
    return meta.getDatabaseMajorVersion() * 10000 + meta.getDatabaseMinorVersion();
  }

  int version() {
    return version;
  }

  /** What one statement gave, or why it gave nothing. */
  sealed interface Answer {
    /** The rows. */
    record Given(Rows rows) implements Answer {}

    /**
     * Why not.
     *
     * @param state the server's SQLSTATE
     * @param message its first line
     */
    record Refused(String state, String message) implements Answer {}
  }

  /** All answers in one round trip; where one is refused, each is asked alone. */
  List<Answer> ask(List<String> statements) throws SQLException {
    if (statements.isEmpty()) {
      return List.of();
    }
    try {
      return together(statements);
    } catch (SQLException e) {
      gone(e);
      statement.execute("ROLLBACK TO SAVEPOINT evenkeel_asking");
    }
    var answers = new ArrayList<Answer>();
    for (String each : statements) {
      answers.add(alone(each));
    }
    return answers;
  }

  private List<Answer> together(List<String> statements) throws SQLException {
    var answers = new ArrayList<Answer>(statements.size());
    boolean more =
        statement.execute("SAVEPOINT evenkeel_asking;\n" + String.join(";\n", statements));
    while (more || statement.getUpdateCount() >= 0) {
      if (more) {
        try (ResultSet result = statement.getResultSet()) {
          answers.add(new Answer.Given(Rows.of(result)));
        }
      }
      more = statement.getMoreResults();
    }
    return answers;
  }

  private Answer alone(String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      return new Answer.Given(Rows.of(result));
    } catch (SQLException e) {
      gone(e);
      statement.execute("ROLLBACK TO SAVEPOINT evenkeel_asking");
      return refused(e);
    }
  }

  private static Answer refused(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String state = e.getSQLState();
    return new Answer.Refused(state == null ? "" : state, message.lines().findFirst().orElse(""));
  }

  /** Throws on where the server is gone: then nothing can be asked any more. */
  private void gone(SQLException e) throws SQLException {
    String state = e.getSQLState();
    if (statement.getConnection().isClosed()
        || state == null
        || state.startsWith("08")
        || state.startsWith("57P")) {
      throw e;
    }
  }
}
