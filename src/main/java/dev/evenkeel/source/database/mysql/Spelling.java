package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One way of writing what the two servers, and their versions, write in several. */
final class Spelling {
  private static final Pattern WIDTH =
      Pattern.compile("\\b(tinyint|smallint|mediumint|int|bigint|year)\\((\\d+)\\)");
  private static final Pattern NOW = Pattern.compile("(?i)\\b(current_timestamp|now)\\b(?!\\()");
  private static final Pattern NOW_CALL =
      Pattern.compile("(?i)\\b(?:current_timestamp|now|localtimestamp|localtime)\\((\\d*)\\)");
  private static final Pattern INTRODUCER =
      Pattern.compile("_(?:utf8mb[34]|utf8|latin1|ascii|binary)\\s*(?=\\\\?')");
  private static final Pattern UTF8 = Pattern.compile("\\butf8(?=_|\\b)(?!mb)");
  private static final Set<String> NUMERIC =
      Set.of(
          "tinyint",
          "smallint",
          "mediumint",
          "int",
          "bigint",
          "decimal",
          "float",
          "double",
          "bit",
          "year");

  private Spelling() {}

  /**
   * A display width holds no digit of the value; {@code tinyint(1)} and a zero-filled width do say
   * something to those who read.
   */
  static String type(String columnType) {
    String type = columnType.toLowerCase(Locale.ROOT).startsWith("enum") ? columnType : "";
    if (!type.isEmpty() || columnType.regionMatches(true, 0, "set(", 0, 4)) {
      return columnType;
    }
    String lower = columnType.toLowerCase(Locale.ROOT);
    if (lower.contains("zerofill")) {
      return lower;
    }
    Matcher width = WIDTH.matcher(lower);
    return width.replaceAll(
        m -> m.group().equals("tinyint(1)") ? "tinyint(1)" : Matcher.quoteReplacement(m.group(1)));
  }

  /** {@code utf8} was, and is, three bytes. */
  static String charset(String name) {
    return UTF8.matcher(name).replaceAll("utf8mb3");
  }

  /** {@code current_timestamp()} however it was written. */
  static String now(String expression) {
    String called = NOW.matcher(expression).replaceAll("current_timestamp()");
    return NOW_CALL.matcher(called).replaceAll("current_timestamp($1)");
  }

  /** An expression without the character set of its literals and without doubled brackets. */
  static String expression(String written, String database) {
    String text =
        INTRODUCER.matcher(own(written, database)).replaceAll("").replace("\\'", "'").strip();
    while (isWrapped(text)) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return now(text);
  }

  /** The name of the database itself is no part of what it holds. */
  static String own(String written, String database) {
    return written.replace(Dialect.MYSQL.quoted(database) + ".", "");
  }

  private static boolean isWrapped(String text) {
    if (!text.startsWith("(") || !text.endsWith(")")) {
      return false;
    }
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
        if (depth == 0 && i < text.length() - 1) {
          return false;
        }
      }
    }
    return depth == 0;
  }

  /**
   * A default as it would be declared: a literal of a text type in quotes, a number bare. MariaDB
   * gives the literal as declared, MySQL without its quotes; {@code NULL} is no default of its own.
   *
   * @param said what the catalog says; null where there is no default
   * @param isExpression whether the server calls it an expression (MySQL alone says so)
   */
  static String defaultOf(
      @org.jspecify.annotations.Nullable String said,
      String dataType,
      boolean mariadb,
      boolean isExpression,
      String database) {
    if (said == null || (mariadb && said.equalsIgnoreCase("NULL"))) {
      return "";
    }
    boolean number = NUMERIC.contains(dataType.toLowerCase(Locale.ROOT));
    if (!mariadb && !isExpression && !said.startsWith("b'")) {
      boolean now = said.regionMatches(true, 0, "current_timestamp", 0, 17);
      return now ? now(said) : number ? said : "'" + said.replace("'", "''") + "'";
    }
    boolean literal = said.length() > 1 && said.startsWith("'") && said.endsWith("'");
    if (literal) {
      return number ? said.substring(1, said.length() - 1) : said;
    }
    return expression(said, database);
  }

  /** The host of a definer is where somebody sat that day. */
  static String definer(String account) {
    int at = account.lastIndexOf('@');
    return at < 0 ? account : account.substring(0, at);
  }

  /** A set of words in one order. */
  static String words(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** The mode that something was made in; to have none is one too, and not a thing unsaid. */
  static String mode(String list) {
    String words = words(list);
    return words.isEmpty() ? "none" : words;
  }

  /** A list partition takes the same rows in whatever order its values were written. */
  static String values(String method, String description) {
    if (!method.regionMatches(true, 0, "LIST", 0, 4) || description.contains("(")) {
      return description;
    }
    var values = new ArrayList<String>();
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < description.length(); i++) {
      quoted ^= description.charAt(i) == '\'';
      if (!quoted && description.charAt(i) == ',') {
        values.add(description.substring(from, i).strip());
        from = i + 1;
      }
    }
    values.add(description.substring(from).strip());
    values.sort(null);
    return String.join(",", values);
  }

  /** InnoDB does the same for both: it refuses at once. */
  static String rule(String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    return lower.equals("no action") ? "restrict" : lower;
  }
}
