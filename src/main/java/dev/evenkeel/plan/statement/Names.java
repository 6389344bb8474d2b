package dev.evenkeel.plan.statement;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of objects as SQL writes them. */
public final class Names {
  /** One name, as a regular expression without groups. */
  public static final String ONE = "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[\\w$\\u0080-\\uFFFF]+)";

  /** A name with or without its schema, as a regular expression without groups. */
  public static final String QUALIFIED = ONE + "(?:\\s*\\.\\s*" + ONE + ")*";

  private static final Pattern PART = Pattern.compile(ONE);

  private Names() {}

  /** As the catalog has it: quotes taken off, what stood in none in lower case. */
  public static String plain(String written) {
    return PART.matcher(written)
        .results()
        .map(part -> unquoted(part.group()))
        .collect(Collectors.joining("."));
  }

  private static String unquoted(String part) {
    String quote = part.substring(0, 1);
    return quote.equals("\"") || quote.equals("`")
        ? part.substring(1, part.length() - 1).replace(quote + quote, quote)
        : part.toLowerCase(Locale.ROOT);
  }
}
