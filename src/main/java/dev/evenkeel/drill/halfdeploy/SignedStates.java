package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Holds states against the points of no return that somebody signed for. A declaration covers what
 * no way back brings again, as long as the way forth leads out: never a state that looks well and
 * is not, never one that needs a person, never a way back that breaks when somebody runs it.
 *
 * @param states with their verdicts as declared
 * @param remarks declarations that expire soon or that no state needs
 */
public record SignedStates(List<FoundState> states, List<String> remarks) {
  public SignedStates {
    states = List.copyOf(states);
    remarks = List.copyOf(remarks);
  }

  public static SignedStates of(List<FoundState> states, OneWays oneWays) {
    var used = new HashSet<String>();
    var judged = new ArrayList<FoundState>();
    for (FoundState state : states) {
      Optional<Signature> signature = oneWays.of(state.step()).filter(any -> covers(state));
      if (signature.isEmpty()) {
        judged.add(state);
        continue;
      }
      used.add(state.step());
      judged.add(state.signed(signature.get()));
    }
    return new SignedStates(judged, oneWays.remarks(used));
  }

  private static boolean loses(NewWrites writes) {
    return writes.back().answer() == NewWrites.Answer.LOSES_NEW_ROWS
        || writes.back().answer() == NewWrites.Answer.LOSES_OLD_ROWS;
  }

  private static boolean covers(FoundState state) {
    Backward backward = state.probes().backward().answer();
    boolean loses =
        backward == Backward.NO_WAY_BACK
            || backward == Backward.LOSES_ROWS
            || (backward.leadsBack()
                && state.probes().newWrites().filter(SignedStates::loses).isPresent());
    return switch (state.verdict()) {
      case DATA_LOSS, FORWARD_ONLY ->
          loses && state.probes().forward().answer() == Forward.CONVERGES;
      case SILENT_WRONG, STUCK, BACK_ONLY, SAFE, DECLARED_ONE_WAY, UNDECIDED -> false;
    };
  }
}
