package dev.evenkeel.plan.statement;

import dev.evenkeel.plan.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text acts on more than the database it is sent to. What stands in a string or a body
 * counts, since it may be run from there; a comment does not. A text that is put together while it
 * runs is not seen.
 */
public final class Reach {
  private static final String HEAD = "(?:^|;)\\s*+";

  /** A statement's beginning, also in a body or in a text that is executed. */
  private static final String BEGINS =
      "(?:^|[;\u0001]|\\b(?:then|begin|else|do)\\b|\\bexecute\\s+(?:immediate\\s+)?"
          + "(?:format\\s*\\(\\s*)?'|\\bfrom\\s+')\\s*+";

  private static final String OF_ANOTHER_DATABASE =
      "\\s+(?:if\\s+(?:not\\s+)?exists\\s+|ignore\\s+|low_priority\\s+)*+"
          + Names.ONE
          + "\\s*\\.\\s*"
          + Names.ONE;

  private static final List<Rule> POSTGRESQL =
      List.of(
          rule(
              "runs a program, writes a file or calls another server",
              true,
              "\\bcopy\\b[^;]*\\b(?:from|to)\\s+program\\b",
              "\\bcopy\\b[^;]*\\bto\\s+(?:u\\s*&\\s*)?'",
              "\\b(?:create|alter)\\s+subscription\\b",
              "\\bimport\\s+foreign\\s+schema\\b|\\bcreate\\s+foreign\\s+table\\b",
              "\\b(?:lo_export|dblink(?:_\\w+)?|pg_file_(?:write|rename|unlink|sync))\\s*\\("),
          rule(
              "acts on a database by its name",
              true,
              BEGINS + "(?:create|drop)\\s+database\\b",
              BEGINS + "alter\\s+database\\s++(?!\"?['%])"),
          rule("changes the whole server", true, BEGINS + "alter\\s+system\\b"));

  private static final List<Rule> MYSQL =
      List.of(
          rule(
              "writes a file or calls another server",
              true,
              "\\binto\\s+(?:outfile|dumpfile)\\b",
              "\\bengine\\s*=?\\s*'?(?:federated\\w*|connect|spider)\\b",
              HEAD + "(?:create|alter)\\s+(?:or\\s+replace\\s+)?server\\b",
              HEAD + "change\\s+(?:master|replication)\\b"),
          rule(
              "acts on a database by its name",
              true,
              BEGINS + "(?:create|drop)\\s+(?:or\\s+replace\\s+)?(?:database|schema)\\b",
              BEGINS
                  + "alter\\s+(?:database|schema)\\s++"
                  + "(?!(?:default|character|charset|collate|comment|encryption|read)\\b)",
              HEAD + "use\\s+[`\\w]"),
          rule(
              "acts on another database",
              false,
              "\\b(?:(?:insert|replace)\\b[^;]*?\\binto|table|truncate|delete\\s+from|view|trigger"
                  + "|procedure|event)"
                  + OF_ANOTHER_DATABASE,
              BEGINS + "(?:update|call)" + OF_ANOTHER_DATABASE),
          rule(
              "changes users or rights, which all databases of the server share",
              true,
              BEGINS
                  + "(?:create|alter|drop|rename)\\s+(?:or\\s+replace\\s+)?"
                  + "(?:user|role)\\b",
              HEAD + "(?:grant|revoke|set\\s+(?:password|default\\s+role))\\b"),
          rule(
              "changes the whole server",
              false,
              BEGINS
                  + "set\\s+(?:[^;]*,\\s*)?(?:(?:global|persist(?:_only)?)\\s"
                  + "|@@(?:global|persist(?:_only)?)\\s*\\.)",
              HEAD + "(?:(?:un)?install\\s|shutdown\\b|kill\\s|reset\\s)",
              "\\bsoname\\s+'"));

  private Reach() {}

  /**
   * One way of reaching out.
   *
   * @param inTexts whether it counts inside of strings and bodies, too
   */
  private record Rule(String what, boolean inTexts, List<Pattern> patterns) {
    boolean holds(String bones, String flesh) {
      return patterns.stream()
          .anyMatch(each -> each.matcher(bones).find() || (inTexts && each.matcher(flesh).find()));
    }
  }

  private static Rule rule(String what, boolean inTexts, String... patterns) {
    return new Rule(
        what,
        inTexts,
        List.of(patterns).stream().map(each -> Pattern.compile("(?is)" + each)).toList());
  }

  /** What it acts on, as a verb's phrase; empty where on its database alone. */
  public static Optional<String> of(String sql, Dialect dialect) {
    return first(rules(dialect), sql, dialect);
  }

  /** The same, of what lies outside of the server: files, programs, other servers. */
  public static Optional<String> beyondTheServer(String sql, Dialect dialect) {
    return first(rules(dialect).subList(0, 1), sql, dialect);
  }

  private static List<Rule> rules(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? POSTGRESQL : MYSQL;
  }

  private static Optional<String> first(List<Rule> rules, String sql, Dialect dialect) {
    String bones = bare(sql, dialect, false);
    String flesh = bare(sql, dialect, true);
    return rules.stream().filter(rule -> rule.holds(bones, flesh)).map(Rule::what).findFirst();
  }

  /**
   * Without comments.
   *
   * @param whole whether strings and bodies stay; else they are empty, and end nothing
   */
  private static String bare(String sql, Dialect dialect, boolean whole) {
    var text = new StringBuilder(sql.length());
    for (Token token : (Iterable<Token>) Statements.tokens(sql, dialect)::iterator) {
      String raw = sql.substring(token.start(), token.end());
      text.append(
          switch (token.kind()) {
            case COMMENT, SPACE -> " ";
            case QUOTED, UNTERMINATED -> quoted(raw, dialect, whole);
            default -> raw;
          });
    }
    return text.toString();
  }

  private static String quoted(String raw, Dialect dialect, boolean whole) {
    if (raw.startsWith("/*")) {
      // MySQL runs what stands in a conditional comment.
      return bare(raw.replaceAll("^/\\*M?!\\d*|\\*/$", " "), dialect, whole);
    }
    if (raw.startsWith("`") || (dialect == Dialect.POSTGRESQL && raw.startsWith("\""))) {
      return raw.replace(';', ' ');
    }
    if (!whole) {
      return "''";
    }
    if (raw.startsWith("$")) {
      int tag = raw.indexOf('$', 1) + 1;
      int end = Math.max(tag, raw.length() - tag);
      return " '" + bare(raw.substring(tag, end), dialect, true) + "' ";
    }
    int open = raw.charAt(0) == '\'' || raw.charAt(0) == '"' ? 0 : 1;
    return "'" + raw.substring(open + 1).replace("''", " '").replace(';', '\u0001') + " ";
  }
}
