package dev.evenkeel.allowance;

import dev.evenkeel.allowance.Expectation.Any;
import dev.evenkeel.allowance.Expectation.AtLeast;
import dev.evenkeel.allowance.Expectation.AtMost;
import dev.evenkeel.allowance.Expectation.Cel;
import dev.evenkeel.allowance.Expectation.Differs;
import dev.evenkeel.allowance.Expectation.Matches;
import dev.evenkeel.allowance.Expectation.OneOf;
import dev.evenkeel.allowance.Expectation.OnlyIn;
import dev.evenkeel.allowance.Expectation.Present;
import dev.evenkeel.allowance.Expectation.Ratio;
import dev.evenkeel.allowance.Expectation.Same;
import dev.evenkeel.difference.PlainValue;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Asks whether an expectation holds for what the two environments say. */
final class Expectations {
  /** What came out; anything but Holds has a reason for people. */
  sealed interface Answer {
    record Holds() implements Answer {}

    record Broken(String reason) implements Answer {}

    record Unjudged(String reason) implements Answer {}
  }

  /** What {@code differs} says of two equal values. */
  static final Answer MUST_DIFFER = new Answer.Broken("the two must differ, and are equal");

  private static final Answer HOLDS = new Answer.Holds();
  private static final String SECRET = "is secret, and its value is looked at by nobody";

  private final String leftName;
  private final String rightName;

  /** Names of the environments of {@code compare:}. */
  Expectations(String leftName, String rightName) {
    this.leftName = leftName;
    this.rightName = rightName;
  }

  Answer ask(Expectation expectation, Optional<Sighting> left, Optional<Sighting> right) {
    return switch (expectation) {
      case Any any -> HOLDS;
      case Present present -> onBoth(left, right, node -> HOLDS);
      case Differs differs -> differs(left, right);
      case Same same -> same(left, right);
      case OnlyIn only -> onlyIn(only.environment(), left, right);
      case Ratio ratio -> ratio(ratio, left, right);
      case AtLeast atLeast ->
          bounded(atLeast.bound(), left, right, "less than", order -> order >= 0);
      case AtMost atMost -> bounded(atMost.bound(), left, right, "more than", order -> order <= 0);
      case OneOf oneOf -> onBoth(left, right, node -> oneOf(oneOf, node));
      case Matches matches -> matches(matches, left, right);
      case Cel cel -> cel(cel, left, right);
    };
  }

  private interface OneSide {
    Answer ask(Node node);
  }

  private Answer onBoth(Optional<Sighting> left, Optional<Sighting> right, OneSide question) {
    if (left.isEmpty() || right.isEmpty()) {
      return new Answer.Broken((left.isEmpty() ? leftName : rightName) + " has no value");
    }
    Answer onLeft = named(leftName, question.ask(left.get().node()));
    return onLeft instanceof Answer.Holds
        ? named(rightName, question.ask(right.get().node()))
        : onLeft;
  }

  private static Answer named(String side, Answer answer) {
    return switch (answer) {
      case Answer.Holds holds -> holds;
      case Answer.Broken broken -> new Answer.Broken(side + " " + broken.reason());
      case Answer.Unjudged unjudged -> new Answer.Unjudged(side + " " + unjudged.reason());
    };
  }

  private Answer differs(Optional<Sighting> left, Optional<Sighting> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return new Answer.Broken(
          "a value is expected on both sides, and "
              + (left.isEmpty() ? leftName : rightName)
              + " has none");
    }
    return equal(left.get().node(), right.get().node())
        .map(equal -> equal ? MUST_DIFFER : HOLDS)
        .orElseGet(
            () -> new Answer.Unjudged("whether the two secrets differ cannot be known from here"));
  }

  private Answer same(Optional<Sighting> left, Optional<Sighting> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return new Answer.Broken(
          "the two must be the same, and "
              + (left.isEmpty() ? leftName : rightName)
              + " has no value");
    }
    return equal(left.get().node(), right.get().node())
        .map(equal -> equal ? HOLDS : new Answer.Broken("the two must be the same, and are not"))
        .orElseGet(
            () ->
                new Answer.Unjudged(
                    "whether the two secrets are the same cannot be known from here"));
  }

  private Answer onlyIn(String environment, Optional<Sighting> left, Optional<Sighting> right) {
    boolean expectedLeft = environment.equals(leftName);
    if (!expectedLeft && !environment.equals(rightName)) {
      return new Answer.Broken(
          "expected only in "
              + environment
              + ", which is neither "
              + leftName
              + " nor "
              + rightName);
    }
    Optional<Sighting> expected = expectedLeft ? left : right;
    Optional<Sighting> other = expectedLeft ? right : left;
    if (expected.isEmpty()) {
      return new Answer.Broken(
          "expected only in "
              + environment
              + ", and found only in "
              + (expectedLeft ? rightName : leftName));
    }
    return other.isEmpty()
        ? HOLDS
        : new Answer.Broken("expected only in " + environment + ", and both have it");
  }

  private Answer ratio(Ratio ratio, Optional<Sighting> left, Optional<Sighting> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return new Answer.Broken(
          "a number is expected on both sides, and "
              + (left.isEmpty() ? leftName : rightName)
              + " has none");
    }
    if (left.get().node() instanceof Secret || right.get().node() instanceof Secret) {
      return new Answer.Unjudged(SECRET);
    }
    Optional<Amount.Two> read =
        Amount.text(left.get().node())
            .flatMap(l -> Amount.text(right.get().node()).flatMap(r -> Amount.both(l, r)));
    if (read.isEmpty()) {
      return new Answer.Broken("the two are not both numbers");
    }
    BigDecimal l = read.get().first();
    BigDecimal r = read.get().second();
    if (l.signum() == 0) {
      return r.signum() == 0 ? HOLDS : new Answer.Broken(leftName + " is 0, so there is no ratio");
    }
    BigDecimal seen = r.divide(l, MathContext.DECIMAL64);
    if (ratio.min().isPresent() && r.compareTo(ratio.min().get().multiply(l)) * l.signum() < 0) {
      return new Answer.Broken(
          "the ratio " + shown(seen) + " is below " + shown(ratio.min().get()));
    }
    if (ratio.max().isPresent() && r.compareTo(ratio.max().get().multiply(l)) * l.signum() > 0) {
      return new Answer.Broken(
          "the ratio " + shown(seen) + " is above " + shown(ratio.max().get()));
    }
    return HOLDS;
  }

  private Answer bounded(
      String bound,
      Optional<Sighting> left,
      Optional<Sighting> right,
      String wrong,
      Predicate<Integer> holds) {
    return onBoth(
        left,
        right,
        node ->
            node instanceof Secret
                ? new Answer.Unjudged(SECRET)
                : Amount.text(node)
                    .flatMap(text -> Amount.both(text, bound))
                    .<Answer>map(
                        two ->
                            holds.test(two.first().compareTo(two.second()))
                                ? HOLDS
                                : new Answer.Broken("is " + wrong + " " + bound))
                    .orElseGet(
                        () ->
                            new Answer.Broken(
                                "cannot be held against "
                                    + bound
                                    + ": it is no number of that kind")));
  }

  private static Answer oneOf(OneOf oneOf, Node node) {
    if (node instanceof Secret) {
      return new Answer.Unjudged(SECRET);
    }
    if (!(node instanceof Scalar scalar)) {
      return new Answer.Broken("is no single value");
    }
    boolean found = oneOf.values().stream().anyMatch(value -> sameValue(value, scalar));
    return found
        ? HOLDS
        : new Answer.Broken(
            "is none of " + String.join(", ", oneOf.values().stream().map(Scalar::text).toList()));
  }

  /** Numbers by their type: {@code 1} is {@code 1.0} and {@code 1000m}, and not the text "one". */
  private static boolean sameValue(Scalar declared, Scalar seen) {
    boolean number =
        declared.type() == Node.ScalarType.INTEGER || declared.type() == Node.ScalarType.FLOAT;
    boolean oneIsNull =
        declared.type() == Node.ScalarType.NULL || seen.type() == Node.ScalarType.NULL;
    if (oneIsNull) {
      return declared.type() == seen.type();
    }
    return declared.text().equals(seen.text())
        || (number
            && Amount.both(declared.text(), seen.text())
                .filter(two -> two.first().compareTo(two.second()) == 0)
                .isPresent());
  }

  private Answer matches(Matches matches, Optional<Sighting> left, Optional<Sighting> right) {
    Answer onLeft = named(leftName, matches.left().map(p -> match(p, left)).orElse(HOLDS));
    return onLeft instanceof Answer.Holds
        ? named(rightName, matches.right().map(p -> match(p, right)).orElse(HOLDS))
        : onLeft;
  }

  private static Answer match(Pattern pattern, Optional<Sighting> side) {
    if (side.isEmpty()) {
      return new Answer.Broken("has no value");
    }
    return switch (side.get().node()) {
      case Scalar scalar when scalar.type() == Node.ScalarType.NULL ->
          new Answer.Broken("is null, which matches nothing");
      case Scalar scalar ->
          pattern.matcher(scalar.text()).find()
              ? HOLDS
              : new Answer.Broken("does not match " + pattern.pattern());
      case Secret secret -> new Answer.Unjudged(SECRET);
      default -> new Answer.Broken("is no single value");
    };
  }

  private static Answer cel(Cel cel, Optional<Sighting> left, Optional<Sighting> right) {
    if (left.filter(s -> holdsSecret(s.node())).isPresent()
        || right.filter(s -> holdsSecret(s.node())).isPresent()) {
      return new Answer.Unjudged("a secret's value is looked at by no formula");
    }
    var variables = new HashMap<String, Object>();
    variables.put("left", PlainValue.of(left.map(Sighting::node)));
    variables.put("right", PlainValue.of(right.map(Sighting::node)));
    return switch (cel.formula().evaluate(variables)) {
      case Formula.Outcome.True yes -> HOLDS;
      case Formula.Outcome.False no -> new Answer.Broken("the formula does not hold");
      case Formula.Outcome.NoAnswer none ->
          new Answer.Unjudged("the formula gives no answer: " + none.message());
    };
  }

  private static boolean holdsSecret(Node node) {
    return switch (node) {
      case Secret secret -> true;
      case Node.Mapping mapping ->
          mapping.asMap().values().stream().anyMatch(Expectations::holdsSecret);
      case Node.Sequence sequence ->
          sequence.elements().stream().anyMatch(Expectations::holdsSecret);
      case Scalar scalar -> false;
      case Node.Unreadable unreadable -> false;
    };
  }

  /** Literally equal; empty where a secret cannot be compared. */
  private static Optional<Boolean> equal(Node left, Node right) {
    if (left instanceof Secret l && right instanceof Secret r) {
      boolean sameVisible = Objects.equals(l.visible(), r.visible());
      return sameVisible ? Hidden.same(l.hidden(), r.hidden()) : Optional.of(false);
    }
    return Optional.of(PlainValue.equal(left, right));
  }

  private static String shown(BigDecimal number) {
    return number.round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
