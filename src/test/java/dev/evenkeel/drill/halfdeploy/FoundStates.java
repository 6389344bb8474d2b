package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.StateVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States for tests, as a drill would have found them. */
final class FoundStates {
  private FoundStates() {}

  /** One of step {@code V2}. */
  static FoundState state(StateVerdict verdict, Forward forward, Backward backward) {
    return new FoundState(
        "S1",
        Fingerprint.of(Map.of(), Map.of(), Map.of(), List.of()),
        "V2",
        "after V2",
        verdict,
        probes(forward, backward),
        new RunbookEntry(List.of(), "", "rerun", List.of(), "", "", 0),
        1,
        Optional.empty());
  }

  static Probes probes(Forward forward, Backward backward) {
    return new Probes(
        Tried.known(forward),
        Optional.empty(),
        Tried.known(backward),
        true,
        false,
        new Probes.OldCode.NotAsked(),
        Optional.empty(),
        Others.NOT_ASKED);
  }
}
