package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands under {@code expect:}. */
public sealed interface ExpectDeclaration {
  /** An expectation that is one word. */
  enum Word implements ExpectDeclaration {
    /** A value on both sides, unequal. */
    DIFFERS,
    /** Literally equal, tokens set aside. */
    SAME,
    /** Anything, absence too. */
    ANY,
    /** A value on both sides. */
    PRESENT
  }

  /** Only the named environment has it. */
  record OnlyIn(String environment) implements ExpectDeclaration {}

  /** Right divided by left lies between the two, both included. */
  record Ratio(Optional<BigDecimal> min, Optional<BigDecimal> max) implements ExpectDeclaration {}

  /** Each side is at least this number, quantity or duration. */
  record AtLeast(Node.Scalar bound) implements ExpectDeclaration {}

  /** Each side is at most this number, quantity or duration. */
  record AtMost(Node.Scalar bound) implements ExpectDeclaration {}

  /** Each side is one of these. */
  record OneOf(List<Node.Scalar> values) implements ExpectDeclaration {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** Each side named here matches its regular expression. */
  record Matches(Optional<Pattern> left, Optional<Pattern> right) implements ExpectDeclaration {}

  /** Holds where the CEL expression over {@code left}, {@code right} and {@code env} is true. */
  record Cel(String expression) implements ExpectDeclaration {}
}
