package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source that gives values and what they render to would say each difference twice. What an
 * object shows and a value explains becomes a fact of the kind {@code value-effect}, which names
 * the value; the value itself stays the finding, since it is what a person changes or allows.
 */
final class ValueEffects {
  /** Shorter texts agree by chance, unless the names do as well. */
  private static final int TELLING = 4;

  private static final Set<String> SWITCH = Set.of("true", "false");

  /** A value that both sides have, with unequal texts. */
  private record Value(ItemPath item, Node left, Node right) {
    String leftText() {
      return left instanceof Scalar scalar ? scalar.text() : "";
    }

    String rightText() {
      return right instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Switches are turned in many places: that one is turned here too says nothing by itself. */
    boolean isSwitch() {
      return SWITCH.contains(leftText()) && SWITCH.contains(rightText());
    }

    int longest() {
      return Math.max(leftText().length(), rightText().length());
    }

    int shortest() {
      return Math.min(leftText().length(), rightText().length());
    }
  }

  private final List<Value> values = new ArrayList<>();
  private final Set<Difference> gone = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Tally tally;

  private ValueEffects(Tally tally) {
    this.tally = tally;
  }

  /**
   * Looks at what one source gave.
   *
   * @param from the first difference of this source
   */
  static void fold(int from, Rules rules, Tally tally) {
    var effects = new ValueEffects(tally);
    List<Difference> found = List.copyOf(tally.differences.subList(from, tally.differences.size()));
    for (Difference difference : found) {
      if (difference.item().area().equals("config")) {
        value(difference).ifPresent(effects.values::add);
      }
    }
    if (effects.values.isEmpty()) {
      return;
    }
    effects.values.sort(
        Comparator.comparingInt((Value value) -> value.longest() + value.shortest())
            .reversed()
            .thenComparing(Value::item));
    for (Difference difference : found) {
      if (difference.item().area().equals("object")
          && !rules.watch().watches(difference.item().segments())) {
        value(difference).ifPresent(seen -> effects.explain(difference, seen));
      }
    }
    tally.explained(effects.gone);
  }

  private static Optional<Value> value(Difference difference) {
    boolean compared =
        difference instanceof Difference.Changed || difference instanceof Difference.Leaked;
    return compared && difference.left().isPresent() && difference.right().isPresent()
        ? Optional.of(
            new Value(
                difference.item(), difference.left().get().node(), difference.right().get().node()))
        : Optional.empty();
  }

  private void explain(Difference difference, Value seen) {
    List<String> causes =
        seen.left() instanceof Secret l && seen.right() instanceof Secret r
            ? secret(l, r)
            : seen.left() instanceof Scalar && seen.right() instanceof Scalar
                ? text(seen)
                : List.of();
    if (causes.isEmpty()) {
      return;
    }
    gone.add(difference);
    tally.fact(
        new Fact(
            "value-effect",
            difference.item(),
            difference.itemClass(),
            difference.left(),
            difference.right(),
            "follows from " + String.join(", ", causes),
            Map.of(
                "area",
                "object",
                "source",
                difference.item().source(),
                "key",
                difference.item().last(),
                "cause",
                String.join(", ", causes))));
  }

  /**
   * The values that make the right text of the left one and the left of the right; none where they
   * do not. Both ways, so that it does not matter which side is called left.
   */
  private List<String> text(Value seen) {
    for (Value value : values) {
      if (value.leftText().equals(seen.leftText())
          && value.rightText().equals(seen.rightText())
          && ((value.longest() >= TELLING && !value.isSwitch())
              || alike(value.item(), seen.item()))) {
        return List.of(value.item().toString());
      }
    }
    var causes = new TreeSet<String>();
    boolean forth = makes(seen, false, causes);
    boolean back = makes(seen, true, causes);
    return forth && back ? List.copyOf(causes) : List.of();
  }

  private boolean makes(Value seen, boolean back, Set<String> causes) {
    String text = back ? seen.rightText() : seen.leftText();
    for (Value value : values) {
      String before = back ? value.rightText() : value.leftText();
      if (value.shortest() >= TELLING
          && text.contains(before)
          && (!value.isSwitch() || named(value, seen))) {
        text = text.replace(before, back ? value.leftText() : value.rightText());
        causes.add(value.item().toString());
      }
    }
    return text.equals(back ? seen.leftText() : seen.rightText());
  }

  /** Whether the text that shows a value names it as well, {@code --debug=true}. */
  private static boolean named(Value value, Value seen) {
    String name = value.item().last().toLowerCase(Locale.ROOT);
    return alike(value.item(), seen.item())
        || seen.leftText().toLowerCase(Locale.ROOT).contains(name);
  }

  private List<String> secret(Secret left, Secret right) {
    return values.stream()
        .filter(
            value ->
                value.left() instanceof Secret l
                    && value.right() instanceof Secret r
                    && Hidden.same(l.hidden(), left.hidden()).orElse(false)
                    && Hidden.same(r.hidden(), right.hidden()).orElse(false))
        .map(value -> value.item().toString())
        .limit(1)
        .toList();
  }

  /** {@code replicaCount} and {@code replicas}. */
  private static boolean alike(ItemPath value, ItemPath field) {
    String a = value.last().toLowerCase(Locale.ROOT);
    String b = field.last().toLowerCase(Locale.ROOT);
    int shared = Math.min(TELLING, Math.min(a.length(), b.length()));
    return a.substring(0, shared).equals(b.substring(0, shared));
  }
}
