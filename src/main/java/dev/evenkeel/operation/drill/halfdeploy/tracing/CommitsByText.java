package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which calls commit on MySQL and MariaDB, which nobody can see from outside: they commit before
 * and after most of what is no query and no row change. Where a text leaves it open, it commits.
 */
final class CommitsByText {
  private static final String BEGINNING =
      "(?is)(?:^|;)" + PlainReads.SPACE + "(?:/\\*M?!\\d*\\s*)?";

  /**
   * What surely stays inside of the transaction that is open. Everything else may end it: what it
   * defines, a routine's or a prepared statement's business, a text that decides what it runs.
   */
  private static final Pattern MAY_COMMIT =
      Pattern.compile(
          BEGINNING
              + "(?!(?:select|insert|update|delete|replace|with|values|do|show|explain|desc"
              + "|describe|use|handler|prepare|deallocate|savepoint|release|rollback"
              + "|load\\s+(?:data|xml)|set(?!\\s+(?:statement|password|default\\s+role)\\b"
              + "|\\b[^;]*\\bautocommit\\b))\\b)[a-z]");

  /** What opens nothing by itself that a later commit would have to end. */
  private static final Pattern LEAVES_NOTHING_OPEN =
      Pattern.compile(
          BEGINNING
              + "(?:create|alter|drop|rename|truncate|grant|revoke|lock|unlock|analyze|optimize"
              + "|begin|start|commit|repair|flush|install|uninstall|set)\\b");

  private static final Pattern SEVERAL = Pattern.compile("(?s);.*\\S");

  private CommitsByText() {}

  /**
   * The calls of a run, those that commit marked.
   *
   * @param transactional whether every table takes part in transactions; in one that does not, each
   *     change lasts at once
   */
  static List<Boundary> marked(List<Boundary> calls, boolean transactional) {
    var open = new HashSet<Integer>();
    var marked = new ArrayList<Boundary>();
    for (Boundary call : calls) {
      boolean lasts =
          commits(call, open)
              || (!transactional && call.kind() == Kind.STATEMENT && !PlainReads.is(call.sql()));
      marked.add(lasts ? call.committing() : call);
    }
    return marked;
  }

  private static boolean commits(Boundary call, Set<Integer> open) {
    return switch (call.kind()) {
      case CONNECT -> false;
      case COMMIT, AUTOCOMMIT -> open.remove(call.connection());
      case ROLLBACK, CLOSE -> {
        open.remove(call.connection());
        yield false;
      }
      case STATEMENT -> {
        String sql = call.sql();
        boolean commits = MAY_COMMIT.matcher(sql).find();
        boolean writes = !PlainReads.is(sql);
        // What may have committed may as well not have: a commit that follows still counts.
        boolean opens =
            !commits || SEVERAL.matcher(sql).find() || !LEAVES_NOTHING_OPEN.matcher(sql).find();
        if (writes && opens && !call.autocommit()) {
          open.add(call.connection());
        }
        yield commits || (writes && call.autocommit());
      }
    };
  }
}
