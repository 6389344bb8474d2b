package dev.evenkeel.app.http.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name as the journal says it; never a secret
 * @param scopes what they may do
 * @param project the only project they may see and write; nothing where they may all
 * @param stated what their identity provider says of them, kept beside what they record
 */
public record Caller(
    String name, Set<Scope> scopes, Optional<String> project, Map<String, String> stated) {
  public static final Caller NOBODY =
      new Caller("nobody", Set.of(Scope.OPEN), Optional.empty(), Map.of());

  public Caller {
    scopes = Set.copyOf(scopes);
    stated = Map.copyOf(stated);
  }

  /** Audit sees across projects: whoever is bound to one does not, whatever a file says. */
  public boolean may(Scope scope) {
    return scope == Scope.OPEN
        || (scopes.contains(scope) && (scope != Scope.AUDIT || project.isEmpty()));
  }

  /** Whether records of this project are theirs to see. */
  public boolean sees(Optional<String> other) {
    return project.isEmpty() || project.equals(other);
  }
}
