package dev.evenkeel.sandbox.seed;

import java.util.Optional;

/**
 * One text that a regular expression is likely to match: the first alternative, the first member of
 * a class, the least number of repeats (but one where none would do). What it gives is tried by the
 * server, so it need not understand everything.
 */
final class RegexSample {
  private final String pattern;
  private int at;

  private RegexSample(String pattern) {
    this.pattern = pattern;
  }

  /** Empty where the expression has something in it that is not understood here. */
  static Optional<String> of(String pattern) {
    try {
      var sample = new RegexSample(pattern);
      String text = sample.alternatives();
      return sample.at == pattern.length() ? Optional.of(text) : Optional.empty();
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String alternatives() {
    String first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    var text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      String atom = atom();
      text.append(atom.repeat(repeats()));
    }
    return text.toString();
  }

  private String atom() {
    char next = pattern.charAt(at++);
    return switch (next) {
      case '^', '$' -> "";
      case '.' -> "a";
      case '(' -> group();
      case '[' -> member();
      case '\\' -> escaped(pattern.charAt(at++));
      default -> String.valueOf(next);
    };
  }

  private String group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?", at)) {
      throw new IndexOutOfBoundsException("looking around is not understood");
    }
    String inside = alternatives();
    if (pattern.charAt(at++) != ')') {
      throw new IndexOutOfBoundsException("a group that does not end");
    }
    return inside;
  }

  private String member() {
    boolean not = pattern.charAt(at) == '^';
    if (not) {
      at++;
    }
    int begin = at;
    String first = pattern.startsWith("[:", at) ? named() : single();
    while (pattern.charAt(at) != ']' || at == begin) {
      if (pattern.startsWith("[:", at)) {
        named();
      } else {
        single();
      }
    }
    String set = pattern.substring(begin, at++);
    if (!not) {
      return first;
    }
    for (String other : new String[] {"a", "b", "1", "-", " ", "Z"}) {
      if (!other.matches("[" + set.replace("[:", "\\[:") + "]")) {
        return other;
      }
    }
    return "~";
  }

  private String single() {
    char next = pattern.charAt(at++);
    return next == '\\' ? escaped(pattern.charAt(at++)) : String.valueOf(next);
  }

  private String named() {
    int end = pattern.indexOf(":]", at);
    String name = pattern.substring(at + 2, end);
    at = end + 2;
    return switch (name) {
      case "digit", "alnum", "xdigit" -> "1";
      case "space" -> " ";
      case "upper" -> "A";
      case "punct" -> "-";
      default -> "a";
    };
  }

  private static String escaped(char next) {
    return switch (next) {
      case 'd' -> "1";
      case 'w' -> "a";
      case 's' -> " ";
      case 'D', 'S' -> "a";
      case 'W' -> "-";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'A', 'Z', 'b', 'm', 'M', 'y' -> "";
      default -> String.valueOf(next);
    };
  }

  private int repeats() {
    if (at == pattern.length()) {
      return 1;
    }
    int times =
        switch (pattern.charAt(at)) {
          case '*', '?', '+' -> {
            at++;
            yield 1;
          }
          case '{' -> {
            int end = pattern.indexOf('}', at);
            String[] bounds = pattern.substring(at + 1, end).split(",", -1);
            at = end + 1;
            yield Math.max(1, Integer.parseInt(bounds[0].strip()));
          }
          default -> 1;
        };
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
    return times;
  }
}
