package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.snapshot.Node.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Both values of a finding as two lines of text, and which part of them is not alike. A string of
 * several lines is shown by the first line that differs, else by the line that the finding is
 * about.
 *
 * @param alikeBefore characters at the beginning that both texts share
 * @param alikeAfter characters at the end that both texts share, not counting those before
 */
record Contrast(Line left, Line right, int alikeBefore, int alikeAfter) {
  private static final int TREE = 400;
  private static final Pattern WORDS = Pattern.compile("[\\s,;()\"']+");
  private static final int SHORTEST = 3;

  /**
   * One side.
   *
   * @param lead what is said about the text, e.g. {@code line 3 of 14}; may be empty
   * @param text the value, or a word in parentheses where there is none to show
   * @param value whether the text is a value
   * @param at where it was read; empty for an absent side
   */
  record Line(String lead, String text, boolean value, String at) {
    static Line word(String word, String at) {
      return new Line("", word, false, at);
    }
  }

  static Contrast of(Finding finding) {
    Side left = Side.left(finding);
    Side right = Side.right(finding);
    if (left instanceof Side.Open l && right instanceof Side.Open r && byLine(l, r)) {
      return lines(l, r, finding.message());
    }
    return marked(line(left, finding.message()), line(right, finding.message()));
  }

  /** Whether there is a part on either side that the other does not share. */
  boolean hasMark() {
    return left.value
        && right.value
        && (alikeBefore + alikeAfter < left.text.length()
            || alikeBefore + alikeAfter < right.text.length());
  }

  private static boolean byLine(Side.Open left, Side.Open right) {
    return left.node() instanceof Scalar
        && right.node() instanceof Scalar
        && (Values.manyLines(left.node()) || Values.manyLines(right.node()));
  }

  private static Line line(Side side, String message) {
    return switch (side) {
      case Side.Absent absent -> Line.word("(absent)", "");
      case Side.Open open when Values.manyLines(open.node()) -> lineOf(open, message);
      case Side.Open open -> new Line("", Values.of(open.node(), TREE), true, open.place());
      case Side.Hidden hidden -> secret(hidden);
      case Side.Unread unread ->
          Line.word("(unreadable: " + Printable.of(unread.why()) + ")", unread.place());
    };
  }

  private static Line secret(Side.Hidden hidden) {
    String relation =
        switch (hidden.word()) {
          case "same" -> "same";
          case "different" -> "different";
          default -> "not comparable";
        };
    if (hidden.visible().isPresent()) {
      return new Line(
          "secret part " + relation,
          Printable.quoted(hidden.visible().get()),
          true,
          hidden.place());
    }
    return Line.word(
        hidden.empty() ? "(secret, empty)" : "(secret, " + relation + ")", hidden.place());
  }

  private static Line lineOf(Side.Open open, String message) {
    List<String> lines = linesOf(open);
    return lineAt(lines, meant(lines, message), open.place());
  }

  /** The first line with the longest word that the message quotes from the text; else the first. */
  private static int meant(List<String> lines, String message) {
    List<String> words =
        WORDS
            .splitAsStream(message)
            .filter(word -> word.length() >= SHORTEST)
            .sorted((one, other) -> other.length() - one.length())
            .toList();
    for (String word : words) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(word)) {
          return i;
        }
      }
    }
    return 0;
  }

  private static Contrast lines(Side.Open left, Side.Open right, String message) {
    List<String> l = linesOf(left);
    List<String> r = linesOf(right);
    int shared = Math.min(l.size(), r.size());
    int at = 0;
    while (at < shared && l.get(at).equals(r.get(at))) {
      at++;
    }
    if (at == l.size() && at == r.size()) {
      at = meant(l, message);
    }
    return marked(lineAt(l, at, left.place()), lineAt(r, at, right.place()));
  }

  private static Line lineAt(List<String> lines, int at, String where) {
    if (at >= lines.size()) {
      return Line.word("(ends after line " + lines.size() + ")", where);
    }
    String lead = "line " + (at + 1) + " of " + lines.size();
    return new Line(lead, Printable.quoted(lines.get(at)), true, where);
  }

  private static List<String> linesOf(Side.Open open) {
    return open.node() instanceof Scalar scalar
        ? List.of(scalar.text().split("\n", -1))
        : List.of("");
  }

  private static Contrast marked(Line left, Line right) {
    if (!left.value || !right.value) {
      return new Contrast(left, right, 0, 0);
    }
    int before = Alike.before(left.text, right.text);
    int after = Alike.after(left.text, right.text, before);
    if (before + after == left.text.length() && before + after == right.text.length()) {
      return new Contrast(left, right, before, after);
    }
    int end = Alike.wordEnd(left.text, left.text.length() - after);
    return new Contrast(left, right, Alike.wordStart(left.text, before), left.text.length() - end);
  }
}
