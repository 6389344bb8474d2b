package dev.evenkeel.snapshot;

import java.util.List;

/**
 * Where nodes were read: a file as the user wrote it, or an object of a live system. One instance
 * is shared by all nodes of one reading, so that a node itself only keeps its line.
 *
 * @param place file (relative to where the user stands, as named by the user) or object
 * @param lost places whose value this one replaced when layers were merged, weakest first, each
 *     already in the form {@code file:line}
 */
public record Origin(String place, List<String> lost) {
  public Origin {
    lost = List.copyOf(lost);
  }

  public static Origin of(String place) {
    return new Origin(place, List.of());
  }

  public Origin over(List<String> replaced) {
    return new Origin(place, replaced);
  }

  /** {@code file:line}, or the place alone where there is no line (line 0). */
  public String at(int line) {
    return line > 0 ? place + ":" + line : place;
  }
}
