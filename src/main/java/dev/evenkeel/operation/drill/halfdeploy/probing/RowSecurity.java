package dev.evenkeel.operation.drill.halfdeploy.probing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What PostgreSQL's row security lets a query see. A policy that hides rows refuses nothing: the
 * query is answered, with less.
 */
final class RowSecurity {
  private static final String AFFECTED = "42501";

  private RowSecurity() {}

  /**
   * Rows that a query got where policies speak of its tables.
   *
   * @param shown to the role
   * @param all to whom no policy binds, in the same state
   */
  record Sight(long shown, long all) {
    boolean hides() {
      return shown < all;
    }
  }

  /** What is to be said of a query in a state. */
  sealed interface Answer {
    record Fine() implements Answer {}

    record Hidden(String said) implements Answer {}

    record Unknown(String why) implements Answer {}
  }

  /**
   * Looks at a query that works.
   *
   * @param role the application's connection
   * @param owner one that sees every row
   * @return empty where no policy has a say in it
   */
  static Optional<Sight> of(Connection role, Connection owner, String query) throws SQLException {
    return isAffected(role, query)
        ? Optional.of(new Sight(count(role, query), count(owner, query)))
        : Optional.empty();
  }

  /** With row security off the server refuses what a policy would have filtered. */
  private static boolean isAffected(Connection role, String query) throws SQLException {
    role.setAutoCommit(false);
    try (Statement setting = role.createStatement();
        PreparedStatement statement = role.prepareStatement(query)) {
      setting.execute("SET LOCAL row_security = off");
      statement.execute();
      return false;
    } catch (SQLException e) {
      if (AFFECTED.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    } finally {
      role.rollback();
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (!statement.execute()) {
        return statement.getUpdateCount();
      }
      long rows = 0;
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows++;
        }
      }
      return rows;
    } finally {
      connection.rollback();
    }
  }

  /** What a state hides that was not hidden before the step. */
  static Answer between(Optional<Sight> before, Optional<Sight> now) {
    if (now.isEmpty()) {
      return new Answer.Fine();
    }
    Sight is = now.get();
    boolean hid = before.filter(Sight::hides).isPresent();
    if (!is.hides()) {
      return is.all() == 0 && before.isEmpty()
          ? new Answer.Unknown("there was no row that row security could have hidden from it")
          : new Answer.Fine();
    }
    String hides =
        "row security hides " + (is.all() - is.shown()) + " of " + is.all() + " rows from it";
    if (!hid) {
      return new Answer.Hidden(hides + ", and hid none before the step");
    }
    Sight was = before.get();
    if (is.shown() < was.shown() && (is.shown() == 0 || is.all() == was.all())) {
      return new Answer.Hidden(hides + ", and it saw " + was.shown() + " before the step");
    }
    return is.all() == was.all()
        ? new Answer.Fine()
        : new Answer.Unknown(hides + ", and did before the step, among other rows");
  }
}
