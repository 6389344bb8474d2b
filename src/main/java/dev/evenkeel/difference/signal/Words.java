package dev.evenkeel.difference.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A key as the words it is made of: {@code dbPassword}, {@code DB_PASSWORD}, {@code db-password}.
 */
final class Words {
  private Words() {}

  static List<String> of(String key) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= key.length(); i++) {
      boolean end = i == key.length() || !Character.isLetterOrDigit(key.charAt(i));
      if (end || startsWord(key, i)) {
        if (i > start) {
          words.add(key.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = end ? i + 1 : i;
      }
    }
    return words;
  }

  private static boolean startsWord(String key, int i) {
    if (i == 0 || !Character.isUpperCase(key.charAt(i))) {
      return false;
    }
    char before = key.charAt(i - 1);
    boolean lowerFollows = i + 1 < key.length() && Character.isLowerCase(key.charAt(i + 1));
    return Character.isLowerCase(before)
        || Character.isDigit(before)
        || (Character.isUpperCase(before) && lowerFollows);
  }

  /** Whether the words of {@code part} stand in {@code all} one after the other. */
  static boolean contain(List<String> all, List<String> part) {
    for (int i = 0; i + part.size() <= all.size(); i++) {
      if (all.subList(i, i + part.size()).equals(part)) {
        return true;
      }
    }
    return false;
  }
}
