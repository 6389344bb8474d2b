package dev.evenkeel.difference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of two runs of unequal elements most likely are the same element, changed. */
final class Similarity {
  /** Below this share of common pairs of characters two texts are strangers. */
  private static final double STRANGERS = 0.5;

  /** Larger runs are taken in order: nobody reads such a list element by element. */
  private static final int CELLS_AT_MOST = 40_000;

  /** Longer texts are judged by their beginning. */
  private static final int LOOKED_AT = 2_000;

  private static final int NONE = -1;

  private Similarity() {}

  /**
   * Partners in order (no two cross), such that the sum of similarities is largest. A single
   * element facing a single one is always its partner.
   *
   * @return for each element of the first run the index in the second, or -1
   */
  static int[] pairInOrder(List<String> a, List<String> b) {
    int[] match = new int[a.size()];
    Arrays.fill(match, NONE);
    if (a.size() == 1 && b.size() == 1) {
      match[0] = 0;
    } else if ((long) a.size() * b.size() > CELLS_AT_MOST) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        match[i] = i;
      }
    } else if (!a.isEmpty() && !b.isEmpty()) {
      best(a, b, match);
    }
    return match;
  }

  private static void best(List<String> a, List<String> b, int[] match) {
    int n = a.size();
    int m = b.size();
    double[][] score = new double[n + 1][m + 1];
    double[][] alike = new double[n][m];
    List<Map<Integer, Integer>> pairsOfB = b.stream().map(Similarity::pairs).toList();
    for (int i = n - 1; i >= 0; i--) {
      Map<Integer, Integer> pairsOfA = pairs(a.get(i));
      for (int j = m - 1; j >= 0; j--) {
        double s = common(pairsOfA, pairsOfB.get(j));
        alike[i][j] = s >= STRANGERS ? s : 0;
        score[i][j] =
            Math.max(
                alike[i][j] > 0 ? alike[i][j] + score[i + 1][j + 1] : 0,
                Math.max(score[i + 1][j], score[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (alike[i][j] > 0 && score[i][j] == alike[i][j] + score[i + 1][j + 1]) {
        match[i++] = j++;
      } else if (score[i + 1][j] >= score[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** How often each two neighbouring characters occur. */
  private static Map<Integer, Integer> pairs(String text) {
    var pairs = new HashMap<Integer, Integer>();
    for (int i = 0; i + 1 < Math.min(text.length(), LOOKED_AT); i++) {
      pairs.merge(text.charAt(i) << 16 | text.charAt(i + 1), 1, Integer::sum);
    }
    return pairs;
  }

  /** Sørensen-Dice: twice the common pairs over all pairs, 0 to 1. */
  private static double common(Map<Integer, Integer> a, Map<Integer, Integer> b) {
    int common = 0;
    for (var entry : a.entrySet()) {
      common += Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0));
    }
    int all =
        a.values().stream().mapToInt(Integer::intValue).sum()
            + b.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 1 : 2.0 * common / all;
  }
}
