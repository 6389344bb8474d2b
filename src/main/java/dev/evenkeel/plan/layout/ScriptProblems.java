package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.plan.statement.Lines;
import dev.evenkeel.plan.statement.Statements;
import dev.evenkeel.plan.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a script's text shows before any server sees it. */
final class ScriptProblems {
  private final List<Plan.Problem> problems = new ArrayList<>();
  private final Dialect dialect;

  private ScriptProblems(Dialect dialect) {
    this.dialect = dialect;
  }

  static List<Plan.Problem> of(Migration migration, Dialect dialect) {
    var found = new ScriptProblems(dialect);
    found.forth(migration.forth());
    migration.back().ifPresent(found::texts);
    return found.problems;
  }

  private void forth(Script script) {
    if (script.requests().isEmpty()) {
      String seen = script.text().isBlank() ? "is empty" : "holds comments only";
      add(
          "empty-migration",
          script.file() + ":1",
          "the way forth " + seen + ": its tool records it as applied, and nothing happens",
          "delete the file, or write what it should do");
    }
    texts(script);
  }

  private void texts(Script script) {
    boolean cut = script.requests().size() > 1 && closed(script.text());
    for (Request request : script.requests()) {
      var lines = new Lines(request.sql());
      int shift = request.line() - Statements.firstLine(request.sql(), dialect).orElse(1);
      Statements.tokens(request.sql(), dialect)
          .filter(token -> token.kind() == Kind.META || token.kind() == Kind.UNTERMINATED)
          .forEach(
              token -> {
                String at = script.file() + ":" + (shift + lines.of(token.start()));
                if (cut && token.kind() == Kind.UNTERMINATED) {
                  cut(at);
                } else {
                  say(token.kind(), request.sql().substring(token.start(), token.end()), at);
                }
              });
    }
  }

  private boolean closed(String text) {
    return Statements.tokens(text, dialect).noneMatch(token -> token.kind() == Kind.UNTERMINATED);
  }

  /** Told once for a script: the end of the text, a piece by itself, looks like a beginning. */
  private void cut(String at) {
    String file = at.substring(0, at.lastIndexOf(':') + 1);
    if (problems.stream()
        .noneMatch(told -> told.kind().equals("unterminated-text") && told.at().startsWith(file))) {
      add(
          "unterminated-text",
          at,
          "what is quoted here is closed further down, but this layout's tool ends a statement at"
              + " a line that ends with a semicolon, inside of a quote too, and sends it in pieces"
              + " that the server refuses",
          "put the statement between StatementBegin and StatementEnd");
    }
  }

  private void say(Kind kind, String text, String at) {
    if (kind == Kind.META) {
      add(
          "psql-meta-command",
          at,
          "a backslash command stands outside any quote: psql knows it, no server does, and this"
              + " layout's tool sends it to the server",
          "write it as SQL; what \\i includes and \\copy loads belongs into the migration itself");
    } else {
      add(
          "unterminated-text",
          at,
          "what " + text.substring(0, Math.min(2, text.length())) + " opens here is never closed",
          "close it; the server refuses the script");
    }
  }

  private void add(String kind, String at, String message, String next) {
    problems.add(new Plan.Problem(kind, at, message, next, false));
  }
}
