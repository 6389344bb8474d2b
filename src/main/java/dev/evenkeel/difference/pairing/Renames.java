package dev.evenkeel.difference.pairing;

import dev.evenkeel.snapshot.Node;
import java.util.IdentityHashMap;

/**
 * What leaves say in effect that name an object which is paired under another name: the name's own
 * leaf, and every reference to it on the same side. Leaves are told apart by identity.
 */
public final class Renames {
  private static final Renames NONE = new Renames(new IdentityHashMap<>());

  private final IdentityHashMap<Node, String> names;

  Renames(IdentityHashMap<Node, String> names) {
    this.names = names;
  }

  public static Renames none() {
    return NONE;
  }

  /** The name that both sides share; {@code otherwise} where the leaf names nothing renamed. */
  public String comparable(Node leaf, String otherwise) {
    return names.isEmpty() ? otherwise : names.getOrDefault(leaf, otherwise);
  }

  /** Whether the leaf names an object that is paired under another name. */
  public boolean renames(Node leaf) {
    return !names.isEmpty() && names.containsKey(leaf);
  }

  public boolean isEmpty() {
    return names.isEmpty();
  }
}
