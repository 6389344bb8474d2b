package dev.evenkeel.report;

/**
 * What the two sides are called where there is little room. A name is what the user gave, which can
 * be a long path: then what tells the two apart is kept.
 *
 * @param width columns that every label of a text report fits in
 */
record Labels(String left, String right, int width) {
  private static final int SHORT = 20;
  private static final int LONGEST = 32;
  private static final int LEAST = 8;

  static Labels of(Report report) {
    return of(Printable.of(report.left()), Printable.of(report.right()));
  }

  static Labels of(String one, String other) {
    String left = shortened(one, other);
    String right = shortened(other, one);
    if (left.equals(right) || left.isBlank() || right.isBlank()) {
      left = "left";
      right = "right";
    }
    return new Labels(left, right, Math.max(LEAST, Math.max(Columns.of(left), Columns.of(right))));
  }

  /** Without the folders and layers that both have, where all of it has no room. */
  private static String shortened(String name, String other) {
    if (name.length() <= SHORT) {
      return name;
    }
    int from = 0;
    for (int i = 0; i < name.length() && i < other.length() && same(name, other, i); i++) {
      from = parts(name.charAt(i)) ? i + 1 : from;
    }
    int to = name.length();
    int apart = other.length() - name.length();
    for (int i = name.length() - 1; i > from && i + apart >= from; i--) {
      if (name.charAt(i) != other.charAt(i + apart)) {
        break;
      }
      to = parts(name.charAt(i)) ? i : to;
    }
    String own = name.substring(from);
    return own.length() <= LONGEST ? own : cut(name.substring(from, to));
  }

  private static boolean same(String name, String other, int at) {
    return name.charAt(at) == other.charAt(at);
  }

  private static boolean parts(char c) {
    return c == '/' || c == ',';
  }

  private static String cut(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int start = name.length() - LONGEST + 3;
    return "..." + name.substring(Character.isLowSurrogate(name.charAt(start)) ? start + 1 : start);
  }
}
