package dev.evenkeel.sandbox.seed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that the text of a rule names, or is about: the nearest ones to what it may want. */
final class CheckValues {
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w'])");
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?:~\\*?|\\bregexp\\b|\\brlike\\b|\\bsimilar"
              + " to\\b)\\s*\\(?(?:_utf8mb4)?'((?:[^']|'')*)'");
  private static final Pattern LIKE =
      Pattern.compile("(?:~~\\*?|\\blike\\b)\\s*\\(?(?:_utf8mb4)?'((?:[^']|'')*)'");
  private static final Pattern LENGTH = Pattern.compile("length|char_length|octet_length");
  private static final int LONGEST = 4_000;

  private CheckValues() {}

  static List<String> of(String check) {
    var values = new LinkedHashSet<String>();
    String lower = check.toLowerCase(Locale.ROOT);
    each(PATTERN, check, lower, pattern -> RegexSample.of(pattern).ifPresent(values::add));
    each(LIKE, check, lower, pattern -> values.add(pattern.replace("%", "").replace('_', 'a')));
    each(TEXT, check, lower, values::add);
    boolean aboutLength = LENGTH.matcher(lower).find();
    Matcher number = NUMBER.matcher(TEXT.matcher(check).replaceAll("''"));
    while (number.find()) {
      near(number.group(), aboutLength, values);
    }
    return new ArrayList<>(values);
  }

  private interface Found {
    void take(String text);
  }

  /** Words of a rule are found in any case, what it compares with is taken as it is written. */
  private static void each(Pattern pattern, String check, String lower, Found found) {
    Matcher matcher = pattern.matcher(lower.length() == check.length() ? lower : check);
    while (matcher.find()) {
      found.take(check.substring(matcher.start(1), matcher.end(1)).replace("''", "'"));
    }
  }

  private static void near(String written, boolean aboutLength, Set<String> values) {
    BigDecimal number = new BigDecimal(written);
    values.add(number.toPlainString());
    values.add(number.add(BigDecimal.ONE).toPlainString());
    values.add(number.subtract(BigDecimal.ONE).toPlainString());
    if (aboutLength && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LONGEST)) <= 0) {
      values.add("a".repeat(number.intValue()));
      values.add("a".repeat(number.intValue() + 1));
    }
  }
}
