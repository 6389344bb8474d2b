package dev.evenkeel.difference.effective;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import java.util.Optional;

/**
 * A variable as it reaches a container.
 *
 * @param way by which way
 * @param words the way for people, without a value
 * @param value what arrives; empty where it cannot be told from the snapshot
 * @param at what says so: the value, or the entry of the container's list
 */
public record Reached(Way way, String words, Optional<Node> value, Node at) {
  /** How a variable comes in. */
  public sealed interface Way {}

  /** Written in the container's own list. */
  record Written() implements Way {}

  /**
   * Out of a ConfigMap or Secret.
   *
   * @param object which one, where the snapshot defines it
   * @param name the leaf that names it
   * @param whole whether all its keys are taken
   */
  public record Referred(
      String kind, Node.Scalar name, String key, Optional<Document> object, boolean whole)
      implements Way {}

  /** From a field of the pod, or in a way that is not known here. */
  record Other() implements Way {}

  public boolean isWritten() {
    return way instanceof Written;
  }

  /** Whether it came with all keys of an object. */
  public boolean isTakenWhole() {
    return way instanceof Referred referred && referred.whole();
  }
}
