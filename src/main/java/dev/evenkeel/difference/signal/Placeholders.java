package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Placeholder;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values in force that somebody meant to replace: facts of the kind {@code placeholder}. */
final class Placeholders implements Detector {
  static final String KIND = "placeholder";

  private static final int RECENT = 1 << 12;

  /** Values seen lately that are no placeholders: environments repeat most of theirs. */
  private final @Nullable String[] ordinary = new String[RECENT];

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    boolean left = holds(spot.left);
    boolean right = same(spot) ? left : holds(spot.right);
    spot.leftPlaceholder = left;
    spot.rightPlaceholder = right;
    if (!left && !right) {
      return;
    }
    String where =
        left && right ? "both sides hold" : left ? "the left side holds" : "the right side holds";
    String other =
        left && right
            ? ""
            : (left ? spot.right : spot.left) == null
                ? ", the other side has no such key"
                : ", the other side has a value";
    found.accept(spot.fact(left, right, KIND, where + " a placeholder" + other, Map.of()));
  }

  private static boolean same(Spot spot) {
    return spot.left instanceof Scalar l
        && spot.right instanceof Scalar r
        && l.text().equals(r.text());
  }

  private boolean holds(@Nullable Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.type() == ScalarType.STRING && isPlaceholder(scalar.text());
    }
    return node instanceof Secret secret && secret.placeholder();
  }

  private boolean isPlaceholder(String text) {
    int place = text.hashCode() & (RECENT - 1);
    if (text.equals(ordinary[place])) {
      return false;
    }
    boolean placeholder = Placeholder.isPlaceholder(text);
    if (!placeholder) {
      ordinary[place] = text;
    }
    return placeholder;
  }
}
