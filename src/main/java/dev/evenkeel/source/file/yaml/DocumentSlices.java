package dev.evenkeel.source.file.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a YAML stream at its document markers. YAML 1.2.2, section 9.1.2 forbids {@code
 * ---} and {@code ...} at the start of a line inside any content, so this cut is exact, and one
 * broken document cannot take the others with it.
 */
final class DocumentSlices {
  /**
   * @param line of the first byte, 1-based
   */
  record Slice(int from, int to, int line) {}

  private final byte[] bytes;
  private int at;
  private int line = 1;

  DocumentSlices(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** The next slice that may hold a document; null at the end. */
  @Nullable Slice next() {
    int from = at;
    int first = line;
    boolean content = false;
    while (at < bytes.length) {
      if (isMarker((byte) '-')) {
        if (content) {
          return new Slice(from, at, first);
        }
        content = true;
      } else if (isMarker((byte) '.')) {
        nextLine();
        if (content) {
          return new Slice(from, at, first);
        }
        continue;
      } else if (!content) {
        content = !isPreamble();
      }
      nextLine();
    }
    return content ? new Slice(from, at, first) : null;
  }

  private boolean isMarker(byte sign) {
    int end = at + 3;
    if (end > bytes.length || bytes[at] != sign || bytes[at + 1] != sign || bytes[at + 2] != sign) {
      return false;
    }
    return end == bytes.length
        || bytes[end] == '\n'
        || bytes[end] == '\r'
        || bytes[end] == ' '
        || bytes[end] == '\t';
  }

  /** A blank line, a comment or a directive: belongs to the document that follows. */
  private boolean isPreamble() {
    if (bytes[at] == '%') {
      // "{% ... %}" starts otherwise; a line that starts with a percent sign is a directive.
      return true;
    }
    for (int i = at; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n' || b == '\r' || b == '#') {
        return true;
      }
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private void nextLine() {
    while (at < bytes.length) {
      byte b = bytes[at++];
      if (b == '\n') {
        line++;
        return;
      }
      if (b == '\r' && (at >= bytes.length || bytes[at] != '\n')) {
        line++;
        return;
      }
    }
  }
}
