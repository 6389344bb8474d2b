package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Boundary;
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
  /** What a server runs of a comment stays; a text may hold several statements. */
  private static final String SPACE = "(?:\\s|--[^\\n]*\\n|#[^\\n]*\\n|/\\*(?!M?!).*?\\*/)*+";

  private static final Pattern READS =
      Pattern.compile(
          "(?is)"
              + SPACE
              + "(select|show|set(?!\\s+statement\\b)|use|explain|desc|describe)\\b[^;]*;?\\s*");

  private static final String BEGINNING = "(?is)(?:^|;)" + SPACE + "(?:/\\*M?!\\d*\\s*)?";

  private static final Pattern COMMITS_BY_ITSELF =
      Pattern.compile(
          BEGINNING
              + "(?:(?:create|alter|drop|rename|truncate|grant|revoke|lock|analyze|optimize|begin"
              + "|start|commit|repair|flush|install|uninstall)\\b"
              + "|set\\s+(?:password|default\\s+role"
              + "|(?:(?:session|local)\\s+|@@(?:session\\.|local\\.)?)?autocommit)\\b)");

  /** What it does is the routine's business. */
  private static final Pattern MAY_COMMIT = Pattern.compile(BEGINNING + "call\\b");

  private static final Pattern SEVERAL = Pattern.compile("(?s);.*\\S");

  private CommitsByText() {}

  /** The calls of a run, those that commit marked. */
  static List<Boundary> marked(List<Boundary> calls) {
    var open = new HashSet<Integer>();
    var marked = new ArrayList<Boundary>();
    for (Boundary call : calls) {
      marked.add(commits(call, open) ? call.committing() : call);
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
        if (COMMITS_BY_ITSELF.matcher(sql).find() && !SEVERAL.matcher(sql).find()) {
          open.remove(call.connection());
          yield true;
        }
        boolean commits = COMMITS_BY_ITSELF.matcher(sql).find() || MAY_COMMIT.matcher(sql).find();
        boolean writes = !READS.matcher(sql).matches();
        if (writes && !call.autocommit()) {
          open.add(call.connection());
        }
        yield commits || (writes && call.autocommit());
      }
    };
  }
}
