package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;

/** Which bytes of a leaf are in question. */
final class ByteHunt {
  private static final int LONGEST = 4096;

  /** A hunt takes up to a second: whoever changed every record would keep a verifier for days. */
  private static final int MOST_HUNTS = 20;

  private int hunts;

  /**
   * Tries every other value of every byte: a single changed one, which is what a disk or a hasty
   * hand leaves, is found by the hash it had.
   */
  String changed(byte[] leaf, Hash was) {
    if (++hunts > MOST_HUNTS) {
      return "some of bytes 0 to " + (leaf.length - 1) + " were changed";
    }
    byte[] tried = leaf.clone();
    for (int at = 0; at < tried.length && tried.length <= LONGEST; at++) {
      byte now = tried[at];
      for (int value = 0; value < 256; value++) {
        tried[at] = (byte) value;
        if (Merkle.leaf(tried).equals(was)) {
          return "byte " + at + " was " + value + " and is " + (now & 0xff);
        }
      }
      tried[at] = now;
    }
    return "more than one of bytes 0 to " + (leaf.length - 1) + " was changed";
  }

  /** Where a member stands in canonical JSON. */
  static String member(byte[] leaf, String name) {
    String text = new String(leaf, StandardCharsets.ISO_8859_1);
    String head = "\"" + name + "\":";
    int from = text.indexOf(head);
    if (from < 0) {
      return "bytes 0 to " + (leaf.length - 1);
    }
    int to = from + head.length();
    boolean quoted = false;
    while (to < text.length() && (quoted || (text.charAt(to) != ',' && text.charAt(to) != '}'))) {
      if (text.charAt(to) == '\\') {
        to++;
      } else if (text.charAt(to) == '"') {
        quoted = !quoted;
      }
      to++;
    }
    return "bytes " + from + " to " + (to - 1);
  }
}
