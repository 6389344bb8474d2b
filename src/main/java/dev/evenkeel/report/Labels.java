package dev.evenkeel.report;

/**
 * What the two sides are called where there is little room. A name is what the user gave, which can
 * be a long path: then its end is kept, which tells files apart.
 *
 * @param width columns that every label of a text report fits in
 */
record Labels(String left, String right, int width) {
  private static final int LONGEST = 20;
  private static final int LEAST = 8;

  static Labels of(Report report) {
    String left = shortened(Printable.of(report.left()));
    String right = shortened(Printable.of(report.right()));
    if (left.equals(right) || left.isBlank() || right.isBlank()) {
      left = "left";
      right = "right";
    }
    return new Labels(left, right, Math.max(LEAST, Math.max(Columns.of(left), Columns.of(right))));
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int start = name.length() - LONGEST + 3;
    return "..." + name.substring(Character.isLowSurrogate(name.charAt(start)) ? start + 1 : start);
  }
}
