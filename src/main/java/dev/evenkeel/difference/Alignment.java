package dev.evenkeel.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which element of one list answers which of another: a longest common subsequence of equal
 * elements, and in the gaps between them the most similar ones. An element that stands elsewhere in
 * the other list has no partner here: it moved. Aligning in the other direction gives the mirror
 * image.
 */
final class Alignment {
  /** Indices of partners; -1 where an element has none. */
  record Partners(int left, int right) {
    Partners mirrored() {
      return new Partners(/* left= */ right, /* right= */ left);
    }
  }

  /** Above this many cells the exact table is not built; unique elements anchor it instead. */
  private static final long CELLS_AT_MOST = 4_000_000;

  private Alignment() {}

  /**
   * Aligns by comparable forms.
   *
   * @param left forms of the left list; equal forms are equal elements
   * @return partners in the order of the lists, an element without partner beside the gap it is in
   */
  static List<Partners> align(List<String> left, List<String> right) {
    boolean swap = order(left, right) > 0;
    List<String> a = swap ? right : left;
    List<String> b = swap ? left : right;
    var partners = new ArrayList<Partners>();
    int head = 0;
    // The first is never the longer one.
    while (head < a.size() && a.get(head).equals(b.get(head))) {
      partners.add(new Partners(head, head));
      head++;
    }
    int tail = 0;
    while (tail < a.size() - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    middle(a, head, a.size() - tail, b, head, b.size() - tail, partners);
    for (int i = tail; i > 0; i--) {
      partners.add(new Partners(a.size() - i, b.size() - i));
    }
    return swap ? partners.stream().map(Partners::mirrored).toList() : partners;
  }

  private static int order(List<String> left, List<String> right) {
    if (left.size() != right.size()) {
      return Integer.compare(left.size(), right.size());
    }
    for (int i = 0; i < left.size(); i++) {
      int order = Forms.likeness(left.get(i)).compareTo(Forms.likeness(right.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static void middle(
      List<String> a,
      int aFrom,
      int aTo,
      List<String> b,
      int bFrom,
      int bTo,
      List<Partners> partners) {
    int[] match =
        (long) (aTo - aFrom) * (bTo - bFrom) <= CELLS_AT_MOST
            ? byTable(a, aFrom, aTo, b, bFrom, bTo)
            : byUniqueElements(a, aFrom, aTo, b, bFrom, bTo);
    Set<Integer> movedA = new HashSet<>();
    Set<Integer> movedB = new HashSet<>();
    moved(a, aFrom, match, b, bFrom, bTo, movedA, movedB);
    int aGap = aFrom;
    int bGap = bFrom;
    for (int i = aFrom; i < aTo; i++) {
      int partner = match[i - aFrom];
      if (partner >= 0) {
        gap(a, aGap, i, movedA, b, bGap, partner, movedB, partners);
        partners.add(new Partners(i, partner));
        aGap = i + 1;
        bGap = partner + 1;
      }
    }
    gap(a, aGap, aTo, movedA, b, bGap, bTo, movedB, partners);
  }

  /** Of the elements without a partner those that the other list has too, somewhere else. */
  private static void moved(
      List<String> a,
      int aFrom,
      int[] match,
      List<String> b,
      int bFrom,
      int bTo,
      Set<Integer> movedA,
      Set<Integer> movedB) {
    Set<Integer> taken = new HashSet<>();
    for (int partner : match) {
      taken.add(partner);
    }
    Map<String, Deque<Integer>> free = new HashMap<>();
    for (int j = bFrom; j < bTo; j++) {
      if (!taken.contains(j)) {
        free.computeIfAbsent(b.get(j), form -> new ArrayDeque<>()).add(j);
      }
    }
    for (int i = 0; i < match.length; i++) {
      Deque<Integer> equal = match[i] < 0 ? free.get(a.get(aFrom + i)) : null;
      Integer other = equal == null ? null : equal.poll();
      if (other != null) {
        movedA.add(aFrom + i);
        movedB.add(other);
      }
    }
  }

  /** Between equal elements: the most similar become partners, in order; strangers have none. */
  private static void gap(
      List<String> a,
      int aFrom,
      int aTo,
      Set<Integer> movedA,
      List<String> b,
      int bFrom,
      int bTo,
      Set<Integer> movedB,
      List<Partners> partners) {
    List<Integer> stayedA = stayed(aFrom, aTo, movedA);
    List<Integer> stayedB = stayed(bFrom, bTo, movedB);
    int[] match =
        Similarity.pairInOrder(
            stayedA.stream().map(i -> Forms.letters(a.get(i))).toList(),
            stayedB.stream().map(j -> Forms.letters(b.get(j))).toList());
    int next = 0;
    int bNext = bFrom;
    for (int i = aFrom; i < aTo; i++) {
      int partner = movedA.contains(i) ? -1 : match[next++];
      if (partner < 0) {
        partners.add(new Partners(i, -1));
        continue;
      }
      while (bNext < stayedB.get(partner)) {
        partners.add(new Partners(-1, bNext++));
      }
      partners.add(new Partners(i, bNext++));
    }
    while (bNext < bTo) {
      partners.add(new Partners(-1, bNext++));
    }
  }

  private static List<Integer> stayed(int from, int to, Set<Integer> moved) {
    return IntStream.range(from, to).boxed().filter(i -> !moved.contains(i)).toList();
  }

  /** The textbook dynamic programme; ties go to the earliest element of the first list. */
  private static int[] byTable(
      List<String> a, int aFrom, int aTo, List<String> b, int bFrom, int bTo) {
    int n = aTo - aFrom;
    int m = bTo - bFrom;
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(aFrom + i).equals(b.get(bFrom + j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int[] match = new int[n];
    java.util.Arrays.fill(match, -1);
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (a.get(aFrom + i).equals(b.get(bFrom + j))) {
        match[i++] = bFrom + j++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return match;
  }

  /** Elements that occur once on each side, as far as their order agrees (greedy, linear). */
  private static int[] byUniqueElements(
      List<String> a, int aFrom, int aTo, List<String> b, int bFrom, int bTo) {
    var inA = counts(a, aFrom, aTo);
    var inB = new HashMap<String, Integer>();
    var countB = counts(b, bFrom, bTo);
    for (int j = bFrom; j < bTo; j++) {
      inB.put(b.get(j), j);
    }
    int[] match = new int[aTo - aFrom];
    java.util.Arrays.fill(match, -1);
    int last = bFrom - 1;
    for (int i = aFrom; i < aTo; i++) {
      String form = a.get(i);
      if (inA.getOrDefault(form, 0) == 1
          && countB.getOrDefault(form, 0) == 1
          && inB.getOrDefault(form, last) > last) {
        last = inB.getOrDefault(form, last);
        match[i - aFrom] = last;
      }
    }
    return match;
  }

  private static Map<String, Integer> counts(List<String> list, int from, int to) {
    var counts = new HashMap<String, Integer>();
    for (String form : list.subList(from, to)) {
      counts.merge(form, 1, Integer::sum);
    }
    return counts;
  }
}
