package dev.evenkeel.drill.halfdeploy;

import java.util.List;

/**
 * A way out of a state that was really taken in the sandbox.
 *
 * @param answer what came of it
 * @param said by the tool or the server where it failed; empty otherwise
 * @param differs where the result is not what it should be; empty where it is
 * @param millis how long it took there
 */
public record Tried<A>(A answer, String said, List<String> differs, long millis) {
  public Tried {
    differs = List.copyOf(differs);
  }

  /** Nothing had to be run to know it. */
  public static <A> Tried<A> known(A answer) {
    return new Tried<>(answer, "", List.of(), 0);
  }
}
