package dev.evenkeel.sandbox.script;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.sandbox.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the statements of schema files in a place, one after another, as the sandbox's owner. A role
 * that a file gives something to and nobody made is made in the sandbox: a dump holds grants and
 * owners, and never the roles.
 */
public final class ScriptRun {
  private static final String NO_SUCH_OBJECT = "42704";
  private static final Pattern ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");

  private final Connection connection;
  private final Dialect dialect;
  private final Set<String> made = new HashSet<>();

  private ScriptRun(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * Where it stopped.
   *
   * @param line of the statement in its file
   * @param why what the server said, its first line
   */
  public record Stopped(String file, int line, String why) {}

  /** A file's statements. */
  public record Script(String file, List<Statement> statements) {
    public Script {
      statements = List.copyOf(statements);
    }
  }

  /** Runs them all; what stopped it, where something did. */
  public static Optional<Stopped> run(Place place, Dialect dialect, List<Script> scripts) {
    try (Connection connection = place.dataSource().getConnection()) {
      var run = new ScriptRun(connection, dialect);
      for (Script script : scripts) {
        Optional<Stopped> stopped = run.script(script);
        if (stopped.isPresent()) {
          return stopped;
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(new Stopped("the sandbox", 0, firstLine(e)));
    }
  }

  private Optional<Stopped> script(Script script) {
    for (Statement statement : script.statements()) {
      try {
        execute(statement.text());
      } catch (SQLException e) {
        return Optional.of(new Stopped(script.file(), statement.line(), firstLine(e)));
      }
    }
    return Optional.empty();
  }

  private void execute(String sql) throws SQLException {
    while (true) {
      try (java.sql.Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        Optional<String> role = missing(e);
        if (role.isEmpty() || !made.add(role.get())) {
          throw e;
        }
        make(role.get());
      }
    }
  }

  private Optional<String> missing(SQLException e) {
    if (dialect != Dialect.POSTGRESQL || !NO_SUCH_OBJECT.equals(e.getSQLState())) {
      return Optional.empty();
    }
    Matcher role = ROLE.matcher(String.valueOf(e.getMessage()));
    return role.find() ? Optional.of(role.group(1)) : Optional.empty();
  }

  private void make(String role) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE " + Dialect.POSTGRESQL.quoted(role) + " NOLOGIN");
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }
}
