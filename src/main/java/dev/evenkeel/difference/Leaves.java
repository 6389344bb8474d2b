package dev.evenkeel.difference;

import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.canonical.ValueTypes;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.value.ItemPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two leaves: tokens first, then leaks, then spelling by declared type. */
final class Leaves {
  private final Lens left;
  private final Lens right;
  private final List<Lens> leftReadings;
  private final List<Lens> rightReadings;
  private final Watch watch;
  private final Tally tally;

  Leaves(Lens left, Lens right, Watch watch, Tally tally) {
    this.left = left;
    this.right = right;
    leftReadings = left.readings();
    rightReadings = right.readings();
    this.watch = watch;
    this.tally = tally;
  }

  void compare(Node l, Node r, Shape shape, List<String> rulePath, List<String> item) {
    if (l instanceof Scalar ls && r instanceof Scalar rs) {
      scalars(ls, rs, shape, rulePath, item);
    } else if (l instanceof Secret ls && r instanceof Secret rs) {
      secrets(ls, rs, item);
    } else {
      different(l, r, item);
    }
  }

  /** Two nodes that nothing below can tell more about. */
  void different(Node l, Node r, List<String> item) {
    var traits = EnumSet.noneOf(Trait.class);
    addNulls(l, r, traits);
    if (l instanceof Secret || r instanceof Secret) {
      traits.add(Trait.SECRET);
    }
    tally.found(new Difference.Changed(path(item), Sighting.of(l), Sighting.of(r), traits));
  }

  /** A leaf that only one side has may still name the other environment. */
  Optional<Difference.Leaked> leakOnOneSide(
      boolean onLeft, Node leaf, Shape shape, List<String> rulePath, List<String> item) {
    Lens lens = onLeft ? left : right;
    String written =
        switch (leaf) {
          case Scalar scalar -> scalar.text();
          case Secret secret -> secret.visible();
          default -> null;
        };
    if (lens.foreign().isEmpty() || written == null) {
      return Optional.empty();
    }
    return lens.leak(written, ValueTypes.of(shape, rulePath))
        .map(
            token ->
                new Difference.Leaked(
                    path(item),
                    onLeft,
                    token.kind(),
                    token.value(),
                    onLeft ? Optional.of(Sighting.of(leaf)) : Optional.empty(),
                    onLeft ? Optional.empty() : Optional.of(Sighting.of(leaf))));
  }

  private void scalars(Scalar l, Scalar r, Shape shape, List<String> rulePath, List<String> item) {
    boolean alike = l.type() == r.type() && l.text().equals(r.text());
    if (alike && left.foreign().isEmpty() && right.foreign().isEmpty()) {
      same(ItemClass.EQUAL, l, r, item);
      return;
    }
    ValueType type = ValueTypes.of(shape, rulePath);
    Tokens.Substituted seenLeft = left.seen(l, type);
    Tokens.Substituted seenRight = right.seen(r, type);
    tally.substituted(seenLeft.count() + seenRight.count());
    if (leaks(l, l.text(), r, r.text(), type, item)) {
      return;
    }
    if (alike) {
      same(ItemClass.EQUAL, l, r, item);
      return;
    }
    boolean typed = type != ValueType.NONE;
    boolean sameText = seenLeft.text().equals(seenRight.text());
    boolean sameValue = sameText || sameInSomeReading(l, r, type);
    if (sameValue
        && (l.type() == r.type()
            || (typed && l.type() != ScalarType.NULL && r.type() != ScalarType.NULL))) {
      boolean byToken = seenLeft.count() + seenRight.count() > 0;
      same(byToken ? ItemClass.EQUAL_BY_TOKEN : ItemClass.EQUAL, l, r, item);
      return;
    }
    tally.found(
        new Difference.Changed(
            path(item),
            Sighting.of(l),
            Sighting.of(r),
            traits(l, r, seenLeft.text(), seenRight.text(), type)));
  }

  private boolean leaks(
      Node l, String leftText, Node r, String rightText, ValueType type, List<String> item) {
    Optional<Tokens.Token> onLeft = left.leak(leftText, type);
    Optional<Tokens.Token> onRight = right.leak(rightText, type);
    onLeft
        .or(() -> onRight)
        .ifPresent(
            token ->
                tally.found(
                    new Difference.Leaked(
                        path(item),
                        onLeft.isPresent(),
                        token.kind(),
                        token.value(),
                        Optional.of(Sighting.of(l)),
                        Optional.of(Sighting.of(r)),
                        onLeft.isPresent() ? onRight : Optional.empty())));
    return onLeft.isPresent() || onRight.isPresent();
  }

  private boolean sameInSomeReading(Scalar l, Scalar r, ValueType type) {
    for (Lens ours : leftReadings) {
      String onLeft = ours.canonical(l, type);
      for (Lens theirs : rightReadings) {
        if (onLeft.equals(theirs.canonical(r, type))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<Trait> traits(
      Scalar l, Scalar r, String seenLeft, String seenRight, ValueType type) {
    var traits = EnumSet.noneOf(Trait.class);
    addNulls(l, r, traits);
    boolean bothValues = l.type() != ScalarType.NULL && r.type() != ScalarType.NULL;
    if (bothValues && seenLeft.equals(seenRight)) {
      traits.add(Trait.TYPE_ONLY);
    } else if (bothValues && collapsed(seenLeft).equals(collapsed(seenRight))) {
      traits.add(Trait.WHITESPACE_ONLY);
    }
    if (l.type() == ScalarType.STRING && l.text().isEmpty()) {
      traits.add(Trait.EMPTY_LEFT);
    }
    if (r.type() == ScalarType.STRING && r.text().isEmpty()) {
      traits.add(Trait.EMPTY_RIGHT);
    }
    if (type == ValueType.IMAGE) {
      traits.add(Trait.IMAGE);
    }
    return traits;
  }

  /** Line ends and trailing white space aside. */
  private static String collapsed(String text) {
    return text.lines().map(String::stripTrailing).reduce("", (a, b) -> a + "\n" + b).strip();
  }

  private static void addNulls(Node l, Node r, Set<Trait> traits) {
    if (isNull(l)) {
      traits.add(Trait.NULL_LEFT);
    }
    if (isNull(r)) {
      traits.add(Trait.NULL_RIGHT);
    }
  }

  private static boolean isNull(Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }

  private void secrets(Secret l, Secret r, List<String> item) {
    String leftText = l.visible() == null ? "" : l.visible();
    String rightText = r.visible() == null ? "" : r.visible();
    if (leaks(l, leftText, r, rightText, ValueType.NONE, item)) {
      return;
    }
    Optional<Boolean> same = Hidden.same(l.hidden(), r.hidden());
    if (same.isEmpty()) {
      tally.found(
          new Difference.Incomparable(
              path(item),
              Difference.Reason.SECRET_NOT_COMPARABLE,
              "the two secrets were read apart, without a common key and nonce",
              "take both snapshots again with the same --secret-key-file and --nonce",
              Optional.of(Sighting.of(l)),
              Optional.of(Sighting.of(r))));
      return;
    }
    Tokens.Substituted bySubstitutionLeft = left.seen(leftText, ValueType.NONE);
    Tokens.Substituted bySubstitutionRight = right.seen(rightText, ValueType.NONE);
    int substituted = bySubstitutionLeft.count() + bySubstitutionRight.count();
    tally.substituted(substituted);
    String seenLeft = ValueType.NONE.canonical(bySubstitutionLeft.text());
    String seenRight = ValueType.NONE.canonical(bySubstitutionRight.text());
    if (same.get() && seenLeft.equals(seenRight)) {
      boolean byToken = substituted > 0 && !leftText.equals(rightText);
      same(byToken ? ItemClass.EQUAL_BY_TOKEN : ItemClass.EQUAL, l, r, item);
      if (!l.hidden().empty()) {
        tally.fact(
            new Fact(
                "equal-secret",
                path(item),
                ItemClass.EQUAL,
                Optional.of(Sighting.of(l)),
                Optional.of(Sighting.of(r)),
                "both environments use the same secret",
                Map.of()));
      }
      return;
    }
    var traits = EnumSet.of(Trait.SECRET);
    if (seenLeft.equals(seenRight) && Hidden.sameTrimmed(l.hidden(), r.hidden()).orElse(false)) {
      traits.add(Trait.WHITESPACE_ONLY);
    }
    if (l.hidden().empty()) {
      traits.add(Trait.EMPTY_LEFT);
    }
    if (r.hidden().empty()) {
      traits.add(Trait.EMPTY_RIGHT);
    }
    tally.found(new Difference.Changed(path(item), Sighting.of(l), Sighting.of(r), traits));
  }

  private void same(ItemClass itemClass, Node l, Node r, List<String> item) {
    if (watch.watches(item)) {
      tally.same(new Difference.Same(path(item), itemClass, Sighting.of(l), Sighting.of(r)));
    } else {
      tally.equal(itemClass);
    }
  }

  private static ItemPath path(List<String> item) {
    return new ItemPath(item);
  }
}
