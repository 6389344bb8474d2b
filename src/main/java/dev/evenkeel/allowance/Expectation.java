package dev.evenkeel.allowance;

import dev.evenkeel.snapshot.Node.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an allowance expects of an item. Left and right are the environments of {@code compare:}.
 */
public sealed interface Expectation {
  /** How it is written in evenkeel.yaml. */
  String written();

  /** A value on both sides, unequal. */
  record Differs() implements Expectation {
    @Override
    public String written() {
      return "differs";
    }
  }

  /** Literally equal, tokens set aside. */
  record Same() implements Expectation {
    @Override
    public String written() {
      return "same";
    }
  }

  /** Anything, absence too. */
  record Any() implements Expectation {
    @Override
    public String written() {
      return "any";
    }
  }

  /** A value on both sides, whatever it is. */
  record Present() implements Expectation {
    @Override
    public String written() {
      return "present";
    }
  }

  /** Only the named environment has it. */
  record OnlyIn(String environment) implements Expectation {
    @Override
    public String written() {
      return "{onlyIn: " + environment + "}";
    }
  }

  /** Right divided by left lies between the two bounds, both included; either may be open. */
  record Ratio(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Expectation {
    @Override
    public String written() {
      var bounds = new ArrayList<String>();
      min.ifPresent(m -> bounds.add("min: " + m.toPlainString()));
      max.ifPresent(m -> bounds.add("max: " + m.toPlainString()));
      return "{ratio: {" + String.join(", ", bounds) + "}}";
    }
  }

  /** Each side is at least this; a number, a quantity or a duration. */
  record AtLeast(String bound) implements Expectation {
    @Override
    public String written() {
      return "{atLeast: " + bound + "}";
    }
  }

  /** Each side is at most this. */
  record AtMost(String bound) implements Expectation {
    @Override
    public String written() {
      return "{atMost: " + bound + "}";
    }
  }

  /** Each side is one of these. */
  record OneOf(List<Scalar> values) implements Expectation {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public String written() {
      return "{oneOf: [" + String.join(", ", values.stream().map(Scalar::text).toList()) + "]}";
    }
  }

  /** Each side contains a match of its own expression; anchor it to mean the whole value. */
  record Matches(Optional<Pattern> left, Optional<Pattern> right) implements Expectation {
    @Override
    public String written() {
      var sides = new ArrayList<String>();
      left.ifPresent(p -> sides.add("left: '" + p.pattern() + "'"));
      right.ifPresent(p -> sides.add("right: '" + p.pattern() + "'"));
      return "{matches: {" + String.join(", ", sides) + "}}";
    }
  }

  /** A formula over left and right holds. */
  record Cel(String source, Formula formula) implements Expectation {
    @Override
    public String written() {
      return "{cel: '" + source + "'}";
    }
  }
}
