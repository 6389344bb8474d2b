package dev.evenkeel.report;

/**
 * A value cut to the room there is, around the part that is not alike.
 *
 * @param before what stands before that part
 * @param mark the part that is not alike; empty where nothing is marked
 * @param after what stands after it
 * @param note how long the whole is, where something was cut; otherwise empty
 */
record Excerpt(String before, String mark, String after, String note) {
  private static final String CUT = "...";
  private static final int CONTEXT = 12;

  /** Room for the note, the same on both sides, so that both are cut at the same place. */
  private static final int NOTE = " (1234567 characters)".length();

  static Excerpt left(Contrast contrast, int room) {
    return of(contrast, contrast.left(), room);
  }

  static Excerpt right(Contrast contrast, int room) {
    return of(contrast, contrast.right(), room);
  }

  String text() {
    return before + mark + after + note;
  }

  private static Excerpt of(Contrast contrast, Contrast.Line line, int room) {
    String text = line.text();
    boolean marked = contrast.hasMark();
    int from = marked ? contrast.alikeBefore() : text.length();
    int to = marked ? text.length() - contrast.alikeAfter() : text.length();
    if (text.length() <= room) {
      return cut(text, 0, text.length(), from, to, "");
    }
    boolean string = text.startsWith("\"");
    String note = string ? " (" + text.codePointCount(1, text.length() - 1) + " characters)" : "";
    int keep = Math.max(CONTEXT, room - 2 * CUT.length() - (string ? NOTE : 0));
    int start = !marked || to <= keep ? 0 : Math.max(0, from - keep / 3);
    int end = Math.min(text.length(), start + keep);
    return cut(text, whole(text, start), whole(text, end), from, to, note);
  }

  private static Excerpt cut(String text, int start, int end, int from, int to, String note) {
    int markFrom = Math.clamp(from, start, end);
    int markTo = Math.clamp(to, markFrom, end);
    return new Excerpt(
        (start > 0 ? CUT : "") + text.substring(start, markFrom),
        text.substring(markFrom, markTo),
        text.substring(markTo, end) + (end < text.length() ? CUT : ""),
        note);
  }

  /** Moves a cut out of the middle of a surrogate pair. */
  private static int whole(String text, int at) {
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return inside ? at - 1 : at;
  }
}
