package dev.evenkeel.report;

/** How much two texts share at their ends, in UTF-16 units, never splitting a surrogate pair. */
final class Alike {
  private Alike() {}

  static int before(String left, String right) {
    int most = Math.min(left.length(), right.length());
    int at = 0;
    while (at < most && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    return at > 0 && Character.isHighSurrogate(left.charAt(at - 1)) ? at - 1 : at;
  }

  /** Leaves alone the given number of characters at the beginning. */
  static int after(String left, String right, int before) {
    int most = Math.min(left.length(), right.length()) - before;
    int n = 0;
    while (n < most && left.charAt(left.length() - 1 - n) == right.charAt(right.length() - 1 - n)) {
      n++;
    }
    return n > 0 && Character.isLowSurrogate(left.charAt(left.length() - n)) ? n - 1 : n;
  }

  /**
   * Where the word begins that reaches over this place, so that what differs is shown as a word.
   */
  static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
