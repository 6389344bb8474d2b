package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that commit more than once on the server's own account: a block or a procedure that commits
 * on its way. A drill stops before and after such a call and not inside of it, and has to say so.
 */
final class SeveralInOne {
  private static final String BEGINS = "(?is)" + PlainReads.SPACE;
  private static final Pattern CALLS =
      Pattern.compile(BEGINS + "call\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern BLOCK = Pattern.compile(BEGINS + "do\\b.*");
  private static final Pattern COMPOUND =
      Pattern.compile(
          BEGINS
              + "(?:begin\\s+not\\s+atomic|if|case|for|while|loop|repeat"
              + "|[a-z_]\\w*\\s*:\\s*(?:loop|while|repeat|for|begin))\\b.*");
  private static final Pattern DEFINES =
      Pattern.compile("(?is)\\bprocedure\\s+(?:if\\s+not\\s+exists\\s+)?(" + Names.QUALIFIED + ")");
  private static final Pattern COMMITS = Pattern.compile("(?i)\\bcommit\\b");
  private static final Pattern REPEATS =
      Pattern.compile("(?i)\\bend\\s+(?:while|loop|repeat|for)\\b");
  private static final Pattern ENDS_TRANSACTION =
      Pattern.compile(
          "(?i)\\b(?:commit|alter|create|drop|truncate|rename|execute|call|autocommit|start)\\b");
  private static final Pattern WRITES =
      Pattern.compile(
          "(?i)(?:;|\\b(?:begin|atomic|then|else|do|loop|repeat)\\b)\\s*"
              + "(?:insert|update|delete|replace|load|alter|create|drop|truncate|rename|execute"
              + "|call)\\b");

  private final Dialect dialect;
  private final Map<String, String> bodies;

  /**
   * Knows the procedures of a place.
   *
   * @param bodies by name, in lower case
   */
  SeveralInOne(Dialect dialect, Map<String, String> bodies) {
    this.dialect = dialect;
    this.bodies = bodies;
  }

  /** Those of a run's calls that may be in the middle of what they make durable. */
  List<Boundary> among(List<Boundary> calls) {
    for (Boundary call : calls) {
      Matcher defined = DEFINES.matcher(call.sql());
      while (defined.find()) {
        bodies.putIfAbsent(name(defined.group(1)), call.sql().substring(defined.end()));
      }
    }
    return calls.stream()
        .filter(call -> call.kind() == Boundary.Kind.STATEMENT && call.durable())
        .filter(this::several)
        .toList();
  }

  private boolean several(Boundary call) {
    Matcher calls = CALLS.matcher(call.sql());
    if (calls.matches()) {
      String body = bodies.get(name(calls.group(1)));
      return body == null || several(body, call.autocommit());
    }
    boolean block =
        (dialect == Dialect.POSTGRESQL ? BLOCK : COMPOUND).matcher(call.sql()).matches();
    return block && several(call.sql(), call.autocommit());
  }

  private boolean several(String body, boolean autocommit) {
    if (dialect == Dialect.POSTGRESQL) {
      return COMMITS.matcher(body).find();
    }
    if (!autocommit && !ENDS_TRANSACTION.matcher(body).find()) {
      return false;
    }
    return REPEATS.matcher(body).find() || WRITES.matcher(body).results().count() > 1;
  }

  private static String name(String written) {
    String plain = Names.plain(written).toLowerCase(Locale.ROOT);
    return plain.substring(plain.lastIndexOf('.') + 1);
  }
}
