package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of both sides, while the walk stands on it. There is one of it for a whole walk: read it
 * at once, keep the facts that are made of it.
 */
final class Spot {
  private final List<String> path;
  Shape shape = new Shape.Plain();
  @Nullable Node left;
  @Nullable Node right;
  Key key = Key.of("");
  Key parent = Key.of("");

  /** Whether a whole subtree around it stands on one side alone. */
  boolean alone;

  /** Whether a placeholder stands there; {@link Placeholders} looks first and says so. */
  boolean leftPlaceholder;

  boolean rightPlaceholder;

  Spot(List<String> path) {
    this.path = path;
  }

  ItemPath item() {
    return new ItemPath(path);
  }

  List<String> path() {
    return path;
  }

  /** The text of a leaf that may be shown; null where there is none. */
  static @Nullable String text(@Nullable Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.type() == Node.ScalarType.NULL ? null : scalar.text();
    }
    return node instanceof Secret secret ? secret.visible() : null;
  }

  @Nullable String leftText() {
    return text(left);
  }

  @Nullable String rightText() {
    return text(right);
  }

  /** Whether both sides show a text, and the same one. */
  boolean sharesText() {
    String text = leftText();
    return text != null && text.equals(rightText());
  }

  /** Which sides something holds of. */
  static String side(boolean onLeft, boolean onRight) {
    return onLeft && onRight ? "both" : onLeft ? "left" : "right";
  }

  Fact alike(String kind, String message, Map<String, Object> details) {
    return fact(kind, "both", ItemClass.EQUAL, message, details);
  }

  /** A fact about one side or both; of one side alone, the leaf is what it is: not the same. */
  Fact fact(
      boolean onLeft, boolean onRight, String kind, String message, Map<String, Object> details) {
    ItemClass itemClass =
        onLeft && onRight
            ? ItemClass.EQUAL
            : left == null
                ? ItemClass.ONLY_RIGHT
                : right == null ? ItemClass.ONLY_LEFT : ItemClass.DIFFERENT;
    return fact(kind, side(onLeft, onRight), itemClass, message, details);
  }

  private Fact fact(
      String kind, String side, ItemClass itemClass, String message, Map<String, Object> details) {
    var all = new TreeMap<>(details);
    all.put("side", side);
    all.put("key", path.getLast());
    all.put("area", path.getFirst());
    all.put("source", path.get(1));
    if (left instanceof Secret l && right instanceof Secret r) {
      dev.evenkeel.snapshot.Hidden.same(l.hidden(), r.hidden())
          .ifPresent(same -> all.put("secret", same ? "same" : "different"));
    }
    return new Fact(
        kind,
        item(),
        itemClass,
        Optional.ofNullable(left).map(Sighting::of),
        Optional.ofNullable(right).map(Sighting::of),
        message,
        all);
  }
}
