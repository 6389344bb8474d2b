package dev.evenkeel.snapshot;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that somebody meant to replace and did not: {@code change_me}, {@code REPLACE_ME}, {@code
 * your-api-key}, {@code <password>}, {@code xxxx}, also inside a URL. Reserved example domains are
 * none, and neither is prose that happens to hold such words.
 */
public final class Placeholder {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 200;

  /** Longer runs of words are sentences. */
  private static final int WORDS_AT_MOST = 6;

  private static final String END = "(?![a-z])";

  /** Found anywhere in a value that is no sentence. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?<![a-z])(?:(?:change|replace|fill|edit|update|set)[-_ ]?(?:me|this)(?:[-_ ]?in)?"
              + END
              + "|(?:change|fill)[-_ ]?it"
              + END
              + "|(?:insert|put|enter|add|paste)[-_ ](?:your[-_ ])?(?:[a-z0-9]+[-_ ]){1,4}here"
              + END
              + "|replace[-_ ]with[-_ ]"
              + "|goes[-_ ]here"
              + END
              + "|to[-_ ]be[-_ ](?:set|defined|filled|replaced|changed|provided|determined)"
              + END
              + ")");

  /** The value as a whole. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "to[-_ ]?do|to[-_ ]?do:.*|tbd|fixme|fix[-_]me|\\.{3,}|x{3,}(?:[-_.:/ ]x{3,})*"
              + "|[a-z0-9_-]{0,24}x{8,}"
              + "|(?:placeholder|dummy)(?:[-_](?:value|token|secret|password|key))?"
              + "|your[-_](?:[a-z0-9]+[-_])*[a-z0-9]+"
              + "|your (?:[a-z0-9]+ )*(?:here|password|secret|token|key|id|domain|name)"
              + "|(?:my|some)[-_ ](?:[a-z0-9]+[-_ ])+here"
              + "|<[a-z][a-z0-9 _./-]+>"
              + "|(?:__|%%|@@)[a-z][a-z0-9_]+(?:__|%%|@@)");

  /** Angle brackets around these say something else. */
  private static final Set<String> IN_BRACKETS =
      Set.of("none", "nil", "null", "unset", "empty", "default", "all", "any", "auto", "unknown");

  private static final Pattern MARKUP =
      Pattern.compile(
          "</?(?:[a-z]|br|hr|div|span|html|body|head|xml|table|tr|td|li|ul|ol|h\\d)/?>");

  private Placeholder() {}

  /** Whether the whole value, or a part of it that no value would have by chance, is one. */
  public static boolean isPlaceholder(String value) {
    if (value.length() < SHORTEST || value.length() > LONGEST || !mayBe(value)) {
      return false;
    }
    String text = unquoted(value.strip());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.split("\\s+", WORDS_AT_MOST + 2).length > WORDS_AT_MOST) {
      return false;
    }
    return INSIDE.matcher(lower).find() || whole(text, lower);
  }

  private static boolean whole(String text, String lower) {
    if (!WHOLE.matcher(lower).matches()) {
      return false;
    }
    return switch (text.charAt(0)) {
      case '<' ->
          !IN_BRACKETS.contains(lower.substring(1, lower.length() - 1))
              && !MARKUP.matcher(lower).matches();
      // Names between double underscores are placeholders where they are written in capitals.
      case '_', '%', '@' -> text.equals(text.toUpperCase(Locale.ROOT));
      default -> true;
    };
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 0
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(last) == text.charAt(0);
    return quoted ? text.substring(1, last) : text;
  }

  /** A cheap look before the expressions, which nearly every value fails. */
  private static boolean mayBe(String value) {
    if (startsAsOne(value)) {
      return true;
    }
    for (int i = 1; i < value.length(); i++) {
      boolean hint =
          switch (value.charAt(i)) {
            case 'm', 'M' -> word(value, "me", i) && afterVerb(value, i);
            case 't', 'T' -> word(value, "this", i) && afterVerb(value, i);
            case 'i', 'I' -> word(value, "it", i) && afterVerb(value, i);
            case 'h', 'H' -> word(value, "here", i);
            case 'w', 'W' -> word(value, "with", i);
            case 'b', 'B' -> word(value, "be", i);
            case 'x', 'X' -> value.regionMatches(true, i, "xxx", 0, 3);
            default -> false;
          };
      if (hint) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAsOne(String value) {
    return switch (value.charAt(0)) {
      case '<', '"', '\'', '_', '%', '@', '.', ' ' -> true;
      case 't', 'T' -> value.regionMatches(true, 1, "o", 0, 1) || value.length() == SHORTEST;
      case 'f', 'F' -> value.regionMatches(true, 1, "ix", 0, 2);
      case 'p', 'P' -> value.regionMatches(true, 1, "lace", 0, 4);
      case 'd', 'D' -> value.regionMatches(true, 1, "ummy", 0, 4);
      case 'y', 'Y' -> value.regionMatches(true, 1, "our", 0, 3);
      case 'x', 'X' -> value.regionMatches(true, 1, "xx", 0, 2);
      default -> false;
    };
  }

  private static boolean word(String value, String word, int at) {
    int after = at + word.length();
    return value.regionMatches(true, at, word, 0, word.length())
        && (after == value.length() || !Character.isLetter(value.charAt(after)));
  }

  /** The letters that change, replace, update, fill, edit and set end with. */
  private static boolean afterVerb(String value, int at) {
    char before = value.charAt(at - 1);
    boolean apart = before == '-' || before == '_' || before == ' ';
    char end = apart && at > 1 ? value.charAt(at - 2) : before;
    return "eltELT".indexOf(end) >= 0;
  }
}
