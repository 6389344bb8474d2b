package dev.evenkeel.source.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text with its variables put in, by the Compose specification: {@code $NAME}, {@code ${NAME}},
 * the operators {@code :-}, {@code -}, {@code :?}, {@code ?}, {@code :+}, {@code +}, nested, and
 * {@code $$} for a dollar sign. A default counts where nothing sets the name. What an alternative
 * ({@code :+}) means cannot be known then, since the shell may set it.
 */
final class Interpolation {
  private static final int DEEPEST = 32;

  private final String text;
  private final Variables variables;
  private final StringBuilder resolved = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean malformed;

  private Interpolation(String text, Variables variables) {
    this.text = text;
    this.variables = variables;
  }

  static Interpolation of(String text, Variables variables) {
    var interpolation = new Interpolation(text, variables);
    interpolation.read(0, text.length(), 0);
    return interpolation;
  }

  /** All names it refers to, in order. */
  List<String> names() {
    return names;
  }

  /** Names that nothing sets and that have no default. */
  List<String> missing() {
    return missing;
  }

  /** Whether a dollar sign begins neither a reference nor {@code $$}: Compose refuses that. */
  boolean isMalformed() {
    return malformed;
  }

  String resolved() {
    return resolved.toString();
  }

  /** Whether the text is one reference and nothing else, so that its value decides its type. */
  boolean isOneReference() {
    if (names.isEmpty() || !text.startsWith("$")) {
      return false;
    }
    return text.startsWith("${")
        ? closingBrace(2, text.length()) == text.length() - 1
        : nameEnd(1, text.length()) == text.length();
  }

  private void read(int from, int to, int depth) {
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c != '$') {
        resolved.append(c);
        i++;
      } else if (i + 1 < to && text.charAt(i + 1) == '$') {
        resolved.append('$');
        i += 2;
      } else {
        i = reference(i, to, depth);
      }
    }
  }

  private int reference(int at, int to, int depth) {
    boolean braced = at + 1 < to && text.charAt(at + 1) == '{';
    int start = braced ? at + 2 : at + 1;
    int nameEnd = nameEnd(start, to);
    int close = braced ? closingBrace(start, to) : nameEnd - 1;
    if (nameEnd == start || close < 0 || depth >= DEEPEST) {
      malformed = true;
      return to;
    }
    String name = text.substring(start, nameEnd);
    if (!names.contains(name)) {
      names.add(name);
    }
    if (nameEnd >= close) {
      put(name, variables.get(name));
    } else {
      operator(name, nameEnd, close, depth);
    }
    return close + 1;
  }

  private void operator(String name, int at, int close, int depth) {
    boolean colon = text.charAt(at) == ':';
    int operator = colon ? at + 1 : at;
    String value = variables.get(name);
    boolean set = value != null && !(colon && value.isEmpty());
    switch (text.charAt(operator)) {
      case '-' -> {
        if (set) {
          put(name, value);
        } else {
          read(operator + 1, close, depth + 1);
        }
      }
      case '+' -> {
        if (value == null) {
          put(name, null);
        } else if (set) {
          read(operator + 1, close, depth + 1);
        }
      }
      case '?' -> put(name, set ? value : null);
      default -> malformed = true;
    }
  }

  private void put(String name, @Nullable String value) {
    if (value != null) {
      resolved.append(value);
    } else if (!missing.contains(name)) {
      missing.add(name);
    }
  }

  private int nameEnd(int from, int to) {
    int i = from;
    while (i < to && isNamePart(text.charAt(i), i == from)) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c, boolean first) {
    boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (!first && c >= '0' && c <= '9');
  }

  private int closingBrace(int from, int to) {
    int open = 1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '{' && text.charAt(i - 1) == '$') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
