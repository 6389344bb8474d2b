package dev.evenkeel.contract.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads regular expressions as ECMA-262 writes them, as far as they are regular: no look around, no
 * references back, no word boundaries.
 */
final class SyntaxReader {
  private static final class NotRegular extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final int MOST_COPIES = 2000;
  private static final int DEEPEST = 100;

  private final int[] text;
  private int at;
  private int depth;

  private SyntaxReader(String text) {
    this.text = text.codePoints().toArray();
  }

  /** Empty where it is no regular expression, or one that says more than sets of words can. */
  static Optional<Syntax> read(String pattern) {
    try {
      var reader = new SyntaxReader(pattern);
      Syntax syntax = reader.choice();
      return reader.at == reader.text.length ? Optional.of(syntax) : Optional.empty();
    } catch (NotRegular e) {
      return Optional.empty();
    }
  }

  private boolean more() {
    return at < text.length;
  }

  private boolean next(char expected) {
    if (more() && text[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private int take() throws NotRegular {
    if (!more()) {
      throw new NotRegular();
    }
    return text[at++];
  }

  private Syntax choice() throws NotRegular {
    if (++depth > DEEPEST) {
      throw new NotRegular();
    }
    var ways = new ArrayList<Syntax>();
    ways.add(sequence());
    while (next('|')) {
      ways.add(sequence());
    }
    depth--;
    return ways.size() == 1 ? ways.getFirst() : new Syntax.Choice(List.copyOf(ways));
  }

  private Syntax sequence() throws NotRegular {
    var parts = new ArrayList<Syntax>();
    while (more() && text[at] != '|' && text[at] != ')') {
      parts.add(repeated(piece()));
    }
    return new Syntax.Sequence(List.copyOf(parts));
  }

  private Syntax piece() throws NotRegular {
    int c = take();
    return switch (c) {
      case '^' -> new Syntax.Start();
      case '$' -> new Syntax.End();
      case '.' -> new Syntax.One(CharSet.LINE_END.not());
      case '(' -> group();
      case '[' -> new Syntax.One(set());
      case '\\' -> new Syntax.One(escaped(false));
      case '*', '+', '?' -> throw new NotRegular();
      default -> new Syntax.One(CharSet.of(c, c));
    };
  }

  private Syntax group() throws NotRegular {
    if (next('?')) {
      if (next('<')) {
        if (more() && (text[at] == '=' || text[at] == '!')) {
          throw new NotRegular();
        }
        while (take() != '>') {
          // the name of the group
        }
      } else if (!next(':')) {
        throw new NotRegular();
      }
    }
    Syntax inside = choice();
    if (!next(')')) {
      throw new NotRegular();
    }
    return inside;
  }

  private Syntax repeated(Syntax piece) throws NotRegular {
    Syntax result = piece;
    while (more()) {
      int min;
      int max;
      int before = at;
      if (next('*')) {
        min = 0;
        max = -1;
      } else if (next('+')) {
        min = 1;
        max = -1;
      } else if (next('?')) {
        min = 0;
        max = 1;
      } else if (next('{')) {
        int[] bounds = bounds();
        if (bounds.length == 0) {
          at = before;
          return result; // a brace that stands for itself
        }
        min = bounds[0];
        max = bounds[1];
      } else {
        return result;
      }
      next('?');
      if (result instanceof Syntax.Start || result instanceof Syntax.End || next('+')) {
        throw new NotRegular();
      }
      if (min > MOST_COPIES || max > MOST_COPIES || (max >= 0 && max < min)) {
        throw new NotRegular();
      }
      result = new Syntax.Repeat(result, min, max);
    }
    return result;
  }

  private int[] bounds() {
    int min = number();
    if (min < 0) {
      return new int[0];
    }
    int max = min;
    if (next(',')) {
      max = more() && text[at] == '}' ? -1 : number();
      if (max < 0 && !(more() && text[at] == '}')) {
        return new int[0];
      }
    }
    return next('}') ? new int[] {min, max} : new int[0];
  }

  private int number() {
    int value = -1;
    while (more() && text[at] >= '0' && text[at] <= '9') {
      value = Math.min(Math.max(value, 0) * 10 + (text[at++] - '0'), MOST_COPIES + 1);
    }
    return value;
  }

  private CharSet set() throws NotRegular {
    boolean inverted = next('^');
    CharSet all = CharSet.none();
    while (!next(']')) {
      CharSet first = member();
      if (more() && text[at] == '-' && at + 1 < text.length && text[at + 1] != ']') {
        at++;
        CharSet last = member();
        if (isOne(first) && isOne(last)) {
          int from = first.ranges().getFirst()[0];
          int to = last.ranges().getFirst()[0];
          if (from > to) {
            throw new NotRegular();
          }
          all = all.or(CharSet.of(from, to));
        } else {
          all = all.or(first).or(CharSet.of('-', '-')).or(last);
        }
      } else {
        all = all.or(first);
      }
    }
    return inverted ? all.not() : all;
  }

  private static boolean isOne(CharSet set) {
    return set.ranges().size() == 1 && set.ranges().getFirst()[0] == set.ranges().getFirst()[1];
  }

  private CharSet member() throws NotRegular {
    int c = take();
    boolean nested = c == '[' || (c == '&' && more() && text[at] == '&');
    if (nested) {
      throw new NotRegular(); // sets in sets: read in another way by other machines
    }
    return c == '\\' ? escaped(true) : CharSet.of(c, c);
  }

  private CharSet escaped(boolean inSet) throws NotRegular {
    int c = take();
    return switch (c) {
      case 'd' -> CharSet.DIGIT;
      case 'D' -> CharSet.DIGIT.not();
      case 'w' -> CharSet.WORD;
      case 'W' -> CharSet.WORD.not();
      case 's' -> CharSet.SPACE;
      case 'S' -> CharSet.SPACE.not();
      case 'n' -> CharSet.of('\n', '\n');
      case 'r' -> CharSet.of('\r', '\r');
      case 't' -> CharSet.of('\t', '\t');
      case 'f' -> CharSet.of('\f', '\f');
      case 'v' -> CharSet.of(0x0b, 0x0b);
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case 'b' -> {
        if (!inSet) {
          throw new NotRegular();
        }
        yield CharSet.of('\b', '\b');
      }
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new NotRegular();
        }
        yield CharSet.of(c, c);
      }
    };
  }

  private CharSet hex(int digits) throws NotRegular {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(take(), 16);
      if (digit < 0) {
        throw new NotRegular();
      }
      value = value * 16 + digit;
    }
    if (Character.isSurrogate((char) value)) {
      throw new NotRegular();
    }
    return CharSet.of(value, value);
  }
}
