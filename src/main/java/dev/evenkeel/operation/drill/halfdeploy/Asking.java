package dev.evenkeel.operation.drill.halfdeploy;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the versions that meet at a deploy.
 *
 * @param oldCode queries of the running version
 * @param role whose rights the application has; the owner's where empty
 */
public record Asking(List<String> oldCode, Optional<String> role) {
  /** Nothing is known of them. */
  public static final Asking NOTHING = new Asking(List.of(), Optional.empty());

  public Asking {
    oldCode = List.copyOf(oldCode);
  }

  /** With queries of the running version, each asked of every state. */
  public Asking queries(List<String> queries) {
    return new Asking(queries, role);
  }

  /** Everything is asked with this role's rights. */
  public Asking as(Optional<String> other) {
    return new Asking(oldCode, other);
  }
}
