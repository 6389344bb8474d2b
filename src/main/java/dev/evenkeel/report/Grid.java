package dev.evenkeel.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells under headers, broken over several lines where a terminal is narrower than they are. A
 * header gives way first, then the widest column; nothing is cut.
 */
public final class Grid {
  private static final int LEAST = 6;
  private static final String MAY_BREAK_AFTER = "-_/,:.";

  private final List<List<String>> rows;
  private final int gap;
  private final int[] widths;

  private Grid(List<List<String>> rows, int gap, int[] widths) {
    this.rows = rows;
    this.gap = gap;
    this.widths = widths;
  }

  /**
   * Fits them.
   *
   * @param rows the headers first; cells went through {@link Printable}
   * @param room columns for all of it
   * @param gap columns between two cells
   */
  public static Grid of(List<List<String>> rows, int room, int gap) {
    var widths = new int[rows.getFirst().size()];
    var least = new int[widths.length];
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < widths.length; i++) {
        String cell = rows.get(r).get(i);
        widths[i] = Math.max(widths[i], Columns.of(cell));
        least[i] = Math.max(least[i], r == 0 ? longestWord(cell) : Columns.of(cell));
      }
    }
    int left = room - gap * (widths.length - 1);
    shrink(widths, left, least);
    Arrays.fill(least, LEAST);
    shrink(widths, left, least);
    return new Grid(rows, gap, widths);
  }

  private static int longestWord(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Columns::of).max().orElse(0);
  }

  private static void shrink(int[] widths, int room, int[] least) {
    while (Arrays.stream(widths).sum() > room) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /** The lines of one row. */
  public List<String> lines(int row) {
    var cells = new ArrayList<List<String>>();
    int most = 0;
    for (int i = 0; i < widths.length; i++) {
      cells.add(broken(rows.get(row).get(i), widths[i]));
      most = Math.max(most, cells.get(i).size());
    }
    var lines = new ArrayList<String>();
    for (int l = 0; l < most; l++) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = l < cells.get(i).size() ? cells.get(i).get(l) : "";
        line.append(Columns.padded(part, widths[i] + gap));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** At spaces, else after a mark that parts words, else anywhere. */
  private static List<String> broken(String text, int width) {
    var lines = new ArrayList<String>();
    for (String line : Columns.wrapped(text, width)) {
      String rest = line;
      while (Columns.of(rest) > width) {
        int at = place(rest, width);
        lines.add(rest.substring(0, at));
        rest = rest.substring(at);
      }
      lines.add(rest);
    }
    return lines;
  }

  private static int place(String text, int width) {
    int fits = 0;
    int best = 0;
    for (int i = 0; i < text.length(); ) {
      int next = i + Character.charCount(text.codePointAt(i));
      if (Columns.of(text.substring(0, next)) > width) {
        break;
      }
      fits = next;
      if (MAY_BREAK_AFTER.indexOf(text.charAt(i)) >= 0) {
        best = next;
      }
      i = next;
    }
    return best > 0 ? best : Math.max(fits, Character.charCount(text.codePointAt(0)));
  }
}
