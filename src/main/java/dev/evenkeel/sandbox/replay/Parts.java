package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.statement.Statement;
import dev.evenkeel.plan.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of several statements, cut where the server commits on its way through it, so that a drill
 * can stop there: a server that dies does, whoever sent the text. MariaDB and MySQL take a text
 * apart into statements; PostgreSQL's is one transaction unless it says COMMIT itself. Sent one
 * after another the parts do what the whole does: what follows an error is not run either way.
 */
final class Parts {
  private static final Pattern ENDS = Pattern.compile("(?is)(?:commit|end)\\b(?!.*\\bchain\\b).*");

  private Parts() {}

  static List<Request> of(Request whole, Dialect dialect) {
    List<Statement> statements = Statements.split(whole.sql(), dialect);
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    if (statements.size() < 2
        || (postgresql
            && statements.stream().noneMatch(each -> ENDS.matcher(each.text()).matches()))) {
      return List.of(whole);
    }
    var parts = new ArrayList<Request>();
    int first = 0;
    for (int i = 0; i < statements.size(); i++) {
      boolean last = i + 1 == statements.size();
      if (!postgresql || last || ENDS.matcher(statements.get(i).text()).matches()) {
        Statement begin = statements.get(first);
        parts.add(
            new Request(
                whole.sql().substring(begin.start(), statements.get(i).end()),
                whole.file(),
                whole.line() + begin.line() - statements.getFirst().line()));
        first = i + 1;
      }
    }
    return parts;
  }
}
