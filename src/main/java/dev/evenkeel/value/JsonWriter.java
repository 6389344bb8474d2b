package dev.evenkeel.value;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON (RFC 8259) as it comes: members in the order given, two spaces of indentation, line
 * feeds, nothing that depends on the machine. It holds no more than its depth in memory and needs
 * no library, so a report costs no start-up time. For digests see {@link CanonicalJson}.
 *
 * <p>A call that would make the text ill-formed (a value without a name, a second root) is a
 * mistake in the program and throws {@link IllegalStateException}.
 */
public final class JsonWriter {
  private enum Within {
    ROOT,
    OBJECT,
    ARRAY
  }

  private static final class Level {
    final Within within;
    int members;
    boolean named;

    Level(Within within) {
      this.within = within;
    }
  }

  private final Appendable out;
  private final Deque<Level> levels = new ArrayDeque<>();

  public JsonWriter(Appendable out) {
    this.out = out;
    levels.push(new Level(Within.ROOT));
  }

  /** Whether the text can stand as a number exactly as written. */
  public static boolean isNumber(String text) {
    return JsonText.isNumber(text);
  }

  public JsonWriter beginObject() throws IOException {
    return begin(Within.OBJECT, '{');
  }

  public JsonWriter endObject() throws IOException {
    return end(Within.OBJECT, '}');
  }

  public JsonWriter beginArray() throws IOException {
    return begin(Within.ARRAY, '[');
  }

  public JsonWriter endArray() throws IOException {
    return end(Within.ARRAY, ']');
  }

  public JsonWriter name(String name) throws IOException {
    Level level = levels.getFirst();
    if (level.within != Within.OBJECT || level.named) {
      throw new IllegalStateException("a name stands in an object, before its value: " + name);
    }
    separate(level);
    JsonText.harmless(name, out);
    out.append(": ");
    level.named = true;
    return this;
  }

  public JsonWriter value(String text) throws IOException {
    beforeValue();
    JsonText.harmless(text, out);
    return this;
  }

  public JsonWriter value(long number) throws IOException {
    beforeValue();
    out.append(Long.toString(number));
    return this;
  }

  public JsonWriter value(boolean truth) throws IOException {
    beforeValue();
    out.append(Boolean.toString(truth));
    return this;
  }

  /** A number with the digits it was written with; no precision is lost on the way. */
  public JsonWriter number(String asWritten) throws IOException {
    if (!isNumber(asWritten)) {
      throw new IllegalArgumentException("not a JSON number: it must match RFC 8259 section 6");
    }
    beforeValue();
    out.append(asWritten);
    return this;
  }

  public JsonWriter nullValue() throws IOException {
    beforeValue();
    out.append("null");
    return this;
  }

  /** Ends the text with a line feed; everything that was begun must have ended. */
  public void finish() throws IOException {
    Level level = levels.getFirst();
    if (level.within != Within.ROOT || level.members != 1) {
      throw new IllegalStateException("the JSON text is not complete");
    }
    out.append('\n');
  }

  private JsonWriter begin(Within within, char bracket) throws IOException {
    beforeValue();
    out.append(bracket);
    levels.push(new Level(within));
    return this;
  }

  private JsonWriter end(Within within, char bracket) throws IOException {
    Level level = levels.getFirst();
    if (level.within != within || level.named) {
      throw new IllegalStateException("nothing to end with " + bracket);
    }
    levels.pop();
    if (level.members > 0) {
      indent();
    }
    out.append(bracket);
    return this;
  }

  private void beforeValue() throws IOException {
    Level level = levels.getFirst();
    switch (level.within) {
      case ROOT -> {
        if (level.members++ > 0) {
          throw new IllegalStateException("a JSON text has one value");
        }
      }
      case ARRAY -> separate(level);
      case OBJECT -> {
        if (!level.named) {
          throw new IllegalStateException("a value in an object needs a name");
        }
        level.named = false;
      }
    }
  }

  private void separate(Level level) throws IOException {
    if (level.members++ > 0) {
      out.append(',');
    }
    indent();
  }

  private void indent() throws IOException {
    out.append('\n');
    for (int i = 1; i < levels.size(); i++) {
      out.append("  ");
    }
  }
}
