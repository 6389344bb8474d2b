package dev.evenkeel.app.http.access;

import java.util.Map;
import java.util.Set;

/**
 * What a workload may do.
 *
 * @param claims what its token must say, word for word; at least one immutable id among them
 * @param project whose changes it sees and writes
 */
public record Grant(Map<String, String> claims, String project, Set<Scope> scopes) {
  public Grant {
    claims = Map.copyOf(claims);
    scopes = Set.copyOf(scopes);
  }

  boolean fits(Map<String, String> said) {
    return claims.entrySet().stream()
        .allMatch(claim -> claim.getValue().equals(said.get(claim.getKey())));
  }
}
