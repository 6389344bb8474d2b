package dev.evenkeel.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * Where nodes were read: a file as the user wrote it, or an object of a live system. One instance
 * is shared by all nodes of one reading, so that a node itself only keeps its line.
 *
 * @param place file (relative to where the user stands, as named by the user) or object
 * @param lost places whose value this one replaced when layers were merged, weakest first, each
 *     already in the form {@code file:line}
 * @param text the text that the nodes were read from, where a value holds a document
 */
public record Origin(String place, List<String> lost, Optional<Text> text) {
  /**
   * A text that is a value of the place and holds a document; the lines of nodes are lines in it.
   *
   * @param format of the document, one word; {@code json/yaml} for YAML in a text of JSON
   * @param line of the place at which the text stands, 0 where it has none
   */
  public record Text(String format, int line) {}

  public Origin {
    lost = List.copyOf(lost);
  }

  public Origin(String place, List<String> lost) {
    this(place, lost, Optional.empty());
  }

  public static Origin of(String place) {
    return new Origin(place, List.of());
  }

  public Origin over(List<String> replaced) {
    return new Origin(place, replaced, text);
  }

  /** For the nodes of the document that a text of this origin holds. */
  public Origin inText(String format, int lineOfText) {
    Text outer = text.orElse(null);
    Text inner =
        outer == null
            ? new Text(format, lineOfText)
            : new Text(outer.format() + "/" + format, outer.line());
    return new Origin(place, lost, Optional.of(inner));
  }

  /** {@code file:line}, or the place alone where there is no line (line 0). */
  public String at(int line) {
    int inPlace = text.isPresent() ? text.get().line() : line;
    return inPlace > 0 ? place + ":" + inPlace : place;
  }
}
