package dev.evenkeel.drill.halfdeploy;

import java.util.Optional;

/**
 * Other runners that meet a state; empty where nobody asked.
 *
 * @param twin a second one with the same plan
 */
public record Others(Optional<Twin> twin) {
  /** Nobody asked. */
  public static final Others NOT_ASKED = new Others(Optional.empty());

  /** The same, with one more twin: the worst counts. */
  public Others with(Twin other) {
    return new Others(Optional.of(twin.map(known -> known.worse(other)).orElse(other)));
  }
}
