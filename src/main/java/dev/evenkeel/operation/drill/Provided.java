package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Reach;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the environment provides before the first migration, as SQL that runs once.
 *
 * @param file its name, as it was given
 */
public record Provided(String file, List<Statement> statements) implements Setup.Provision {
  public Provided {
    statements = List.copyOf(statements);
  }

  @Override
  public void to(Place place) {
    try (Connection connection = place.dataSource(Session.PLAIN.simple()).getConnection();
        java.sql.Statement sql = connection.createStatement()) {
      Dialect dialect =
          place.url().startsWith("jdbc:postgresql:") ? Dialect.POSTGRESQL : Dialect.MARIADB;
      for (Statement statement : statements) {
        refuse(statement, dialect);
        run(sql, statement);
      }
    } catch (SQLException e) {
      throw new SandboxFailure("the sandbox does not answer: " + e.getMessage(), "drill again", e);
    }
  }

  private void refuse(Statement statement, Dialect dialect) {
    Reach.beyondTheServer(statement.text(), dialect)
        .ifPresent(
            what -> {
              throw new SandboxFailure(
                  "--before " + file + ":" + statement.line() + " " + what + ", and was not run",
                  "take the statement out: a drill touches nothing outside of its sandbox");
            });
  }

  private void run(java.sql.Statement sql, Statement statement) {
    try {
      sql.execute(statement.text());
    } catch (SQLException e) {
      throw new SandboxFailure(
          "--before "
              + file
              + ":"
              + statement.line()
              + " failed: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "correct the statement, or give a sandbox that has what it needs",
          e);
    }
  }
}
