package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.LockLeft;
import dev.evenkeel.drill.halfdeploy.LockLeft.Answer;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.plan.Boundary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Sees what became of a tool's lock from what the next run of it asked for, and what it did next.
 */
public final class Locks {
  /** The residue by which the catalog readers name a row that says "taken". */
  private static final String ROW = "history-locked";

  private static final Set<String> GIVEN = Set.of("1", "t", "true");

  private static final List<Answer> WORSE =
      List.of(Answer.RELEASED, Answer.WITHOUT, Answer.UNSEEN, Answer.HELD);

  private Locks() {}

  /**
   * After a death. What could not be seen of it, nothing may be said of.
   *
   * @param next the calls of the run that came next
   */
  public static LockLeft after(Workbench bench, Fingerprint state, List<Boundary> next, Ran ran) {
    if (state.residue().stream().anyMatch(left -> left.startsWith(ROW))) {
      return new LockLeft(Answer.ROW_LEFT, ran.said());
    }
    var last = new LinkedHashMap<String, Boundary>();
    next.stream().filter(Boundary::asksForLock).forEach(call -> last.put(call.sql(), call));
    LockLeft lock =
        last.values().stream()
            .map(asked -> after(asked, next, ran))
            .max(Comparator.comparingInt(left -> WORSE.indexOf(left.answer())))
            .orElse(new LockLeft(Answer.NONE, ""));
    if (lock.answer() == Answer.UNSEEN) {
      bench.unseen("the lock of a dead runner: " + lock.said());
    }
    return lock;
  }

  private static LockLeft after(Boundary asked, List<Boundary> next, Ran ran) {
    boolean wentOn =
        next.stream()
            .skip(asked.index() + 1L)
            .anyMatch(call -> call.kind() == Boundary.Kind.STATEMENT);
    if (!wentOn) {
      return new LockLeft(Answer.HELD, ran.said());
    }
    if (!asked.isToldOfItsLock()) {
      return new LockLeft(Answer.RELEASED, "");
    }
    return asked
        .told()
        .map(told -> told(asked, told, ran))
        .orElseGet(() -> new LockLeft(Answer.UNSEEN, asked.label() + ": its answer was not seen"));
  }

  /** A server that gives no lock says so in its answer, and not every tool reads it. */
  private static LockLeft told(Boundary asked, String told, Ran ran) {
    if (GIVEN.contains(told)) {
      return new LockLeft(Answer.RELEASED, "");
    }
    return ran.done()
        ? new LockLeft(Answer.WITHOUT, asked.label() + " was answered " + told)
        : new LockLeft(Answer.HELD, ran.said());
  }
}
