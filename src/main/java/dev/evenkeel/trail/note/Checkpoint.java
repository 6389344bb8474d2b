package dev.evenkeel.trail.note;

import dev.evenkeel.trail.tree.Hash;
import java.util.List;

/**
 * The head of a log at one size (c2sp.org/tlog-checkpoint), the text of a signed note.
 *
 * @param origin which log
 * @param size how many entries it has
 * @param root the root of its tree
 * @param extensions further lines; we write none, nobody could audit them
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new Malformed("checkpoint: the origin is one line and not empty");
    }
    if (size < 0 || extensions.stream().anyMatch(e -> e.isEmpty() || e.indexOf('\n') >= 0)) {
      throw new Malformed("checkpoint: a negative size or an empty extension line");
    }
  }

  public static Checkpoint of(String origin, long size, Hash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  public static Checkpoint parse(String text) {
    if (!text.endsWith("\n")) {
      throw new Malformed("checkpoint: the text ends with a line feed");
    }
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3) {
      throw new Malformed("checkpoint: " + lines.size() + " lines, expected origin, size and root");
    }
    byte[] root = Strict.base64(lines.get(2), "checkpoint, line 3");
    if (root.length != Hash.BYTES) {
      throw new Malformed("checkpoint, line 3: the root has " + root.length + " bytes, not 32");
    }
    return new Checkpoint(
        lines.get(0),
        Strict.decimal(lines.get(1), "checkpoint, line 2"),
        Hash.of(root),
        lines.subList(3, lines.size()));
  }

  public String text() {
    var text = new StringBuilder(origin + "\n" + size + "\n" + root.base64() + "\n");
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
