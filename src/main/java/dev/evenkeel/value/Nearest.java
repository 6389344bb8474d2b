package dev.evenkeel.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Known names that a mistyped one may have meant, nearest first. Distance is optimal string
 * alignment (insert, delete, replace, swap of neighbours), case set aside.
 */
public final class Nearest {
  private Nearest() {}

  /** At most {@code limit} names that are near enough to be meant; empty where none is. */
  public static List<String> to(String written, Collection<String> known, int limit) {
    String wanted = written.toLowerCase(Locale.ROOT);
    record Candidate(String name, int distance) {}
    return known.stream()
        .distinct()
        .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> near(wanted, candidate.name, candidate.distance))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(limit)
        .map(Candidate::name)
        .toList();
  }

  /**
   * A third of the longer name may be wrong, one letter always; a name that begins with what was
   * written is near too. More than that is a guess which misleads.
   */
  private static boolean near(String wanted, String name, int distance) {
    int allowed = Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    return distance <= allowed
        || (wanted.length() >= 3 && name.toLowerCase(Locale.ROOT).startsWith(wanted));
  }

  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
