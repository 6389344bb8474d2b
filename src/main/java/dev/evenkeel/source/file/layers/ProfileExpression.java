package dev.evenkeel.source.file.layers;

import java.util.Optional;
import java.util.Set;

/** Spring's profile expressions: {@code production & (eu | us)}, {@code !test}. */
final class ProfileExpression {
  private static final int DEEPEST = 64;

  private final String text;
  private final Set<String> active;
  private int at;
  private int depth;

  private ProfileExpression(String text, Set<String> active) {
    this.text = text;
    this.active = active;
  }

  /** Whether it holds; empty where it is no such expression. */
  static Optional<Boolean> holds(String text, Set<String> active) {
    var expression = new ProfileExpression(text, active);
    try {
      boolean holds = expression.any();
      return expression.at == text.length() ? Optional.of(holds) : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("no profile expression", null, false, false);
    }
  }

  /** Operands joined by one operator: Spring asks for parentheses where both are used. */
  private boolean any() throws Malformed {
    if (++depth > DEEPEST) {
      throw new Malformed();
    }
    boolean holds = operand();
    char operator = 0;
    while (at < text.length() && (peek() == '&' || peek() == '|')) {
      if (operator != 0 && operator != peek()) {
        throw new Malformed();
      }
      operator = peek();
      at++;
      boolean next = operand();
      holds = operator == '&' ? next && holds : next || holds;
    }
    depth--;
    return holds;
  }

  private boolean operand() throws Malformed {
    boolean negated = false;
    skipBlanks();
    while (at < text.length() && peek() == '!') {
      negated = !negated;
      at++;
      skipBlanks();
    }
    boolean holds;
    if (at < text.length() && peek() == '(') {
      at++;
      holds = any();
      if (at >= text.length() || peek() != ')') {
        throw new Malformed();
      }
      at++;
    } else {
      int start = at;
      while (at < text.length() && "&|!() ".indexOf(peek()) < 0) {
        at++;
      }
      if (at == start) {
        throw new Malformed();
      }
      holds = active.contains(text.substring(start, at));
    }
    skipBlanks();
    return negated != holds;
  }

  private char peek() {
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && peek() == ' ') {
      at++;
    }
  }
}
