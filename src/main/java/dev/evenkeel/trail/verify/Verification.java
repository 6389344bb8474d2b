package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.util.List;

/**
 * What a verifier found.
 *
 * @param problems empty where the log holds
 * @param size how many entries were read
 * @param root the root computed from them
 * @param checkpoints how many signed heads were held against it
 * @param erased how many bodies were erased by a record
 * @param notices what holds and is worth a look
 * @param keys the log's keys, in the order in which they came
 */
public record Verification(
    List<Problem> problems,
    long size,
    Hash root,
    int checkpoints,
    int erased,
    List<String> notices,
    List<KeyHistory.Term> keys) {
  public Verification {
    keys = List.copyOf(keys);
    problems = List.copyOf(problems);
    notices = List.copyOf(notices);
  }

  /** What is left to say where nothing could be read. */
  public static Verification unreadable(Problem problem) {
    return new Verification(List.of(problem), 0, Merkle.EMPTY, 0, 0, List.of(), List.of());
  }

  public boolean holds() {
    return problems.isEmpty();
  }
}
