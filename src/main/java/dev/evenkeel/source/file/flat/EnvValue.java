package dev.evenkeel.source.file.flat;

import dev.evenkeel.source.file.format.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of one assignment: its escapes undone, its references replaced by what stands earlier
 * in the same file. References: {@code $NAME}, {@code ${NAME}}, and the operators of POSIX shell,
 * 2.6.2: {@code :-} and {@code -} (default), {@code :+} and {@code +} (alternative), {@code :?} and
 * {@code ?} (required). A default counts where the file does not set the name.
 */
final class EnvValue {
  private final String raw;
  private final boolean escapes;
  private final Map<String, EnvValue> earlier;
  private final StringBuilder resolved = new StringBuilder();
  private final StringBuilder written = new StringBuilder();
  private final List<String> used = new ArrayList<>();
  private boolean referring;
  private boolean unresolved;
  private boolean tooLong;

  private EnvValue(String raw, boolean escapes, Map<String, EnvValue> earlier) {
    this.raw = raw;
    this.escapes = escapes;
    this.earlier = earlier;
  }

  static EnvValue of(EnvEntry entry, Map<String, EnvValue> earlier) {
    var value = new EnvValue(entry.raw(), entry.style() == EnvEntry.Style.DOUBLE, earlier);
    if (entry.style() == EnvEntry.Style.SINGLE || entry.style() == EnvEntry.Style.MIXED) {
      value.resolved.append(entry.raw());
    } else {
      value.read(0, entry.raw().length(), 0);
    }
    return value;
  }

  /** Resolved where every reference is, else as written with its escapes undone. */
  String text() {
    return unresolved ? written.toString() : resolved.toString();
  }

  boolean isUnresolved() {
    return unresolved;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** Names written in braces, in order: a bare {@code $x} may be a part of a password. */
  List<String> names() {
    return used;
  }

  boolean hasReferences() {
    return referring;
  }

  private void read(int from, int to, int depth) {
    int i = from;
    while (i < to && !tooLong) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < to) {
        i = escape(i);
      } else if (c == '$' && i + 1 < to) {
        i = reference(i, to, depth);
      } else {
        both(c);
        i++;
      }
    }
  }

  private int escape(int at) {
    char next = raw.charAt(at + 1);
    if (next == '$') {
      both('$');
      return at + 2;
    }
    if (!escapes) {
      both('\\');
      return at + 1;
    }
    switch (next) {
      case 'n' -> both('\n');
      case 'r' -> both('\r');
      case 't' -> both('\t');
      case '"', '\\' -> both(next);
      default -> {
        both('\\');
        both(next);
      }
    }
    return at + 2;
  }

  private int reference(int at, int to, int depth) {
    char next = raw.charAt(at + 1);
    if (next == '{') {
      int close = closingBrace(at + 2, to);
      int nameEnd = nameEnd(at + 2, to);
      if (close < 0 || nameEnd == at + 2 || depth >= Limits.REFERENCE_DEPTH) {
        unresolved |= close >= 0 && nameEnd > at + 2;
        both('$');
        return at + 1;
      }
      String name = raw.substring(at + 2, nameEnd);
      referring = true;
      if (!used.contains(name)) {
        used.add(name);
      }
      braced(name, nameEnd, close, depth);
      written.append(raw, at, close + 1);
      return close + 1;
    }
    if (!EnvLexer.isNameStart(next)) {
      both('$');
      return at + 1;
    }
    referring = true;
    int nameEnd = nameEnd(at + 1, to);
    replace(earlier.get(raw.substring(at + 1, nameEnd)));
    written.append(raw, at, nameEnd);
    return nameEnd;
  }

  private void braced(String name, int nameEnd, int close, int depth) {
    EnvValue value = earlier.get(name);
    if (nameEnd == close) {
      replace(value);
      return;
    }
    boolean colon = raw.charAt(nameEnd) == ':';
    int operator = colon ? nameEnd + 1 : nameEnd;
    if (value != null && value.unresolved) {
      unresolved = true;
      return;
    }
    boolean set = value != null && !(colon && value.resolved.isEmpty());
    switch (raw.charAt(operator)) {
      case '-' -> {
        if (set) {
          replace(value);
        } else {
          nested(operator + 1, close, depth);
        }
      }
      case '+' -> {
        // The file alone cannot say that a name is unset: the process may set it.
        if (value == null) {
          unresolved = true;
        } else if (set) {
          nested(operator + 1, close, depth);
        }
      }
      case '?' -> replace(set ? value : null);
      default -> unresolved = true;
    }
  }

  /** Reads the default or alternative into what is resolved only; it is written by the caller. */
  private void nested(int from, int to, int depth) {
    int mark = written.length();
    read(from, to, depth + 1);
    written.setLength(mark);
  }

  private void replace(@Nullable EnvValue value) {
    if (value == null || value.unresolved) {
      unresolved = true;
    } else if (resolved.length() + value.resolved.length() > Limits.RESOLVED_CHARS) {
      tooLong = true;
    } else {
      resolved.append(value.resolved);
    }
  }

  private void both(char c) {
    resolved.append(c);
    written.append(c);
  }

  private int nameEnd(int from, int to) {
    int i = from;
    if (i < to && EnvLexer.isNameStart(raw.charAt(i))) {
      while (i < to && EnvLexer.isNamePart(raw.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  private int closingBrace(int from, int to) {
    int open = 1;
    for (int i = from; i < Math.min(to, from + Limits.REFERENCE_CHARS); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{' && raw.charAt(i - 1) == '$') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
