package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Node;

/**
 * What one side says of an item.
 *
 * @param node the value as read, tokens not substituted
 * @param at {@code file:line}, or object and field
 */
public record Sighting(Node node, String at) {
  public static Sighting of(Node node) {
    return new Sighting(node, node.at());
  }

  /** {@link #at} and what else is known of the place: the line in a text, the layers that lost. */
  public String provenance() {
    return at.equals(node.at()) ? node.provenance() : at;
  }
}
