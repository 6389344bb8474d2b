package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.LockLeft;
import dev.evenkeel.drill.halfdeploy.LockLeft.Answer;
import dev.evenkeel.plan.Boundary;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sees what became of a tool's lock from what the next run of it asked for, and what it did next.
 */
final class Locks {
  private static final Pattern LOCK =
      Pattern.compile(
          "(?is).*\\b(pg_(try_)?advisory_(xact_)?lock|get_lock)\\s*\\(.*|\\s*lock\\s+table\\b.*");

  /** The residue by which the catalog readers name a row that says "taken". */
  private static final String ROW = "history-locked";

  private Locks() {}

  /**
   * After a death.
   *
   * @param next the calls of the run that came next
   */
  static LockLeft after(Fingerprint state, List<Boundary> next, Ran ran) {
    if (state.residue().stream().anyMatch(left -> left.startsWith(ROW))) {
      return new LockLeft(Answer.ROW_LEFT, ran.said());
    }
    int asked = first(next);
    if (asked < 0) {
      return new LockLeft(Answer.NONE, "");
    }
    String lock = next.get(asked).sql();
    boolean got =
        next.stream()
            .skip(asked)
            .anyMatch(call -> call.kind() == Boundary.Kind.STATEMENT && !call.sql().equals(lock));
    return got ? new LockLeft(Answer.RELEASED, "") : new LockLeft(Answer.HELD, ran.said());
  }

  private static int first(List<Boundary> calls) {
    for (int i = 0; i < calls.size(); i++) {
      if (LOCK.matcher(calls.get(i).sql()).matches()) {
        return i;
      }
    }
    return -1;
  }
}
