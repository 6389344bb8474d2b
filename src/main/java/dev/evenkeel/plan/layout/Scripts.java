package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.plan.statement.Statements;
import java.util.List;

/** Texts as the requests a tool makes of them. */
final class Scripts {
  private Scripts() {}

  /**
   * The whole text as one simple query.
   *
   * @param firstLine of the text in its file
   */
  static Script whole(
      String file, String text, int firstLine, boolean transactional, Dialect dialect) {
    List<Request> requests =
        Statements.firstLine(text, dialect)
            .map(line -> List.of(new Request(text, file, firstLine + line - 1)))
            .orElse(List.of());
    return new Script(file, text, requests, transactional);
  }

  /**
   * Statement by statement.
   *
   * @param delimiter what ends one, outside quotes and comments; a blank one stands between them
   */
  static Script split(
      String file, String text, String delimiter, boolean transactional, Dialect dialect) {
    List<Request> requests =
        Statements.split(text, dialect, delimiter).stream()
            .map(found -> new Request(found.text(), file, found.line()))
            .toList();
    return new Script(file, text, requests, transactional);
  }
}
