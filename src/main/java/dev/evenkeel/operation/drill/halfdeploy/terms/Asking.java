package dev.evenkeel.operation.drill.halfdeploy.terms;

import dev.evenkeel.sandbox.Session;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the versions that meet at a deploy.
 *
 * @param oldCode queries of the running version
 * @param newCode what the new version writes; not asked where empty
 * @param role whose rights the application has; the owner's where empty
 * @param alone whether somebody sees to it that no two runners meet
 */
public record Asking(
    List<String> oldCode, Optional<NewCode> newCode, Optional<String> role, boolean alone) {
  /** Nothing is known of them. */
  public static final Asking NOTHING =
      new Asking(List.of(), Optional.empty(), Optional.empty(), false);

  public Asking {
    oldCode = List.copyOf(oldCode);
  }

  /** With queries of the running version, each asked of every state. */
  public Asking queries(List<String> queries) {
    return new Asking(queries, newCode, role, alone);
  }

  /** Everything is asked with this role's rights. */
  public Asking as(Optional<String> other) {
    return new Asking(oldCode, newCode, other, alone);
  }

  /** With what the new version writes at the end of each step. */
  public Asking writing(Optional<NewCode> writes) {
    return new Asking(oldCode, writes, role, alone);
  }

  /** With no other runner. */
  public Asking withoutOthers() {
    return new Asking(oldCode, newCode, role, true);
  }

  /** How the application connects. */
  public Session session() {
    return role.map(Session.PLAIN::as).orElse(Session.PLAIN);
  }
}
