package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.tree.Hash;
import java.util.List;

/**
 * What a verifier found.
 *
 * @param problems empty where the log holds
 * @param size how many entries were read
 * @param root the root computed from them
 * @param checkpoints how many signed heads were held against it
 * @param erased how many bodies were erased by a record
 */
public record Verification(
    List<Problem> problems, long size, Hash root, int checkpoints, int erased) {
  public Verification {
    problems = List.copyOf(problems);
  }

  public boolean holds() {
    return problems.isEmpty();
  }
}
