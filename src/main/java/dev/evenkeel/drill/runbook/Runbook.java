package dev.evenkeel.drill.runbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A half-deploy drill as the person uses it who finds a deploy that stopped.
 *
 * @param engine the server it was drilled on, e.g. {@code postgresql}
 * @param tool name and version of the migration tool
 * @param planDigest names the plan that was drilled
 * @param verdict the drill's own, in the record's word
 * @param pointOfNoReturn the first step after which a rollback loses something or the old image
 *     fails; empty where every step leads back
 * @param noReturn why that is so
 * @param broken what failed or hung although nobody stopped it; empty where nothing did
 * @param states in the record's order
 */
public record Runbook(
    String engine,
    String engineVersion,
    String tool,
    String layout,
    String planDigest,
    String verdict,
    Optional<String> pointOfNoReturn,
    Optional<String> noReturn,
    Optional<String> broken,
    List<DrilledState> states) {
  public Runbook {
    states = List.copyOf(states);
  }

  /** Worst verdict first; equals in the record's order. */
  public List<DrilledState> worstFirst() {
    return states.stream().sorted(Comparator.comparing(DrilledState::verdict)).toList();
  }
}
