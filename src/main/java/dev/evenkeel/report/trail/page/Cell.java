package dev.evenkeel.report.trail.page;

import java.util.List;
import java.util.Optional;

/** What stands in a table's cell or behind a term. */
sealed interface Cell {
  record Text(String text) implements Cell {}

  /** A digest, a key: in the face of code. */
  record Code(String text) implements Cell {}

  /** An item path: broken after a slash before it is broken anywhere. */
  record Path(String text) implements Cell {}

  /** A word in a frame, in the colour of its meaning. */
  record Word(Tone tone, String text) implements Cell {}

  /** Where there is no address, the text alone. */
  record Link(Optional<String> address, String text) implements Cell {}

  /** Several, one below the other. */
  record Lines(List<Cell> cells) implements Cell {
    public Lines {
      cells = List.copyOf(cells);
    }
  }

  static Cell text(String text) {
    return new Text(text);
  }

  static Cell lines(Cell... cells) {
    return new Lines(List.of(cells));
  }
}
