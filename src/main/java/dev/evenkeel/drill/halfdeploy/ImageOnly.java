package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Probes.OldCode.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the code alone can be rolled back: the old image is started on the state as it is.
 *
 * @param refusal the first query that was not answered; empty where all were or none was asked
 */
public record ImageOnly(Answer answer, Optional<Refusal> refusal) {
  /** In one word. */
  public enum Answer {
    WORKS,
    BREAKS,
    NOT_ASKED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ImageOnly of(Probes.OldCode oldCode) {
    if (oldCode instanceof Probes.OldCode.NotAsked) {
      return new ImageOnly(Answer.NOT_ASKED, Optional.empty());
    }
    Optional<Refusal> refusal =
        oldCode.refused().stream().filter(r -> r.where().equals(Refusal.FRESH)).findFirst();
    return new ImageOnly(refusal.isPresent() ? Answer.BREAKS : Answer.WORKS, refusal);
  }
}
