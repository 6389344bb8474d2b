package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import java.util.function.Consumer;

/** Looks at one leaf of both sides after the other. */
interface Detector {
  /** Called for every leaf; nearly all of them must cost next to nothing. */
  void look(Spot spot, Consumer<Fact> found);

  /** Called once after the last leaf. */
  default void end(Consumer<Fact> found) {}
}
