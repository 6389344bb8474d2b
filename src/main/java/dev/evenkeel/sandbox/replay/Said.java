package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server said, and about which line. */
final class Said {
  private Said() {}

  /** The first line; what follows repeats the statement, or the driver's advice. */
  static String of(SQLException e) {
    String text =
        server(e)
            .flatMap(message -> Optional.ofNullable(message.getMessage()))
            .or(() -> Optional.ofNullable(e.getMessage()))
            .orElse(e.getClass().getSimpleName());
    return text.lines().findFirst().orElse(text);
  }

  /**
   * {@code file:line} of the place the server names, of the request's begin where it names none.
   */
  static String at(Request request, SQLException e) {
    int position = server(e).map(ServerErrorMessage::getPosition).orElse(0);
    if (position <= 0 || position > request.sql().length()) {
      return request.at();
    }
    // The request's own line is that of its first SQL, which comments may precede.
    int first =
        Statements.split(request.sql(), Dialect.POSTGRESQL).stream()
            .findFirst()
            .map(Statement::start)
            .orElse(0);
    long line = request.line() - lines(request.sql(), first) + lines(request.sql(), position - 1);
    return request.file() + ":" + line;
  }

  private static long lines(String text, int end) {
    return text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static Optional<ServerErrorMessage> server(SQLException e) {
    return e instanceof PSQLException said
        ? Optional.ofNullable(said.getServerErrorMessage())
        : Optional.empty();
  }
}
