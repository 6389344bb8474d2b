package dev.evenkeel.contract.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of characters (code points) as ranges, in order and apart.
 *
 * @param ranges pairs of first and last
 */
record CharSet(List<int[]> ranges) {
  static final int LAST = Character.MAX_CODE_POINT;
  static final CharSet ALL = of(0, LAST);
  static final CharSet DIGIT = of('0', '9');
  static final CharSet WORD = of('0', '9').or(of('A', 'Z')).or(of('_', '_')).or(of('a', 'z'));
  static final CharSet SPACE =
      of('\t', '\r')
          .or(of(' ', ' '))
          .or(of(0xa0, 0xa0))
          .or(of(0x1680, 0x1680))
          .or(of(0x2000, 0x200a))
          .or(of(0x2028, 0x2029))
          .or(of(0x202f, 0x202f))
          .or(of(0x205f, 0x205f))
          .or(of(0x3000, 0x3000))
          .or(of(0xfeff, 0xfeff));
  static final CharSet LINE_END = of('\n', '\n').or(of('\r', '\r')).or(of(0x2028, 0x2029));

  CharSet {
    ranges = List.copyOf(ranges);
  }

  static CharSet of(int first, int last) {
    return new CharSet(List.<int[]>of(new int[] {first, last}));
  }

  static CharSet none() {
    return new CharSet(List.of());
  }

  CharSet or(CharSet other) {
    var all = new ArrayList<int[]>(ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingInt(range -> range[0]));
    var merged = new ArrayList<int[]>();
    for (int[] range : all) {
      int[] before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && range[0] <= before[1] + 1) {
        before[1] = Math.max(before[1], range[1]);
      } else {
        merged.add(range.clone());
      }
    }
    return new CharSet(merged);
  }

  CharSet not() {
    var others = new ArrayList<int[]>();
    int next = 0;
    for (int[] range : ranges) {
      if (range[0] > next) {
        others.add(new int[] {next, range[0] - 1});
      }
      next = range[1] + 1;
    }
    if (next <= LAST) {
      others.add(new int[] {next, LAST});
    }
    return new CharSet(others);
  }

  boolean has(int character) {
    for (int[] range : ranges) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
