package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One copy on one side and several on the other: facts of the kind {@code single-replica}. What two
 * copies do to each other is never rehearsed where there is one.
 */
final class Rehearsal implements Detector {
  private static final Set<String> AMOUNTS = Set.of("replicas", "minReplicas");

  /** Below area, source, kind, namespace, name and {@code spec}. */
  private static final int DEPTH = 7;

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    if (spot.alone
        || !AMOUNTS.contains(spot.key.name())
        || !(spot.shape instanceof KubernetesObject)
        || spot.path().size() != DEPTH) {
      return;
    }
    int left = copies(spot.left);
    int right = copies(spot.right);
    if ((left == 1 && right > 1) || (right == 1 && left > 1)) {
      found.accept(
          spot.fact(
              left == 1,
              right == 1,
              "single-replica",
              "the "
                  + (left == 1 ? "left" : "right")
                  + " side runs one copy, the other "
                  + Math.max(left, right),
              Map.of()));
    }
  }

  private static int copies(@Nullable Node node) {
    if (node instanceof Scalar scalar
        && scalar.type() == ScalarType.INTEGER
        && scalar.text().matches("\\d{1,6}")) {
      return Integer.parseInt(scalar.text());
    }
    return 0;
  }
}
