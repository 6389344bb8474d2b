package dev.evenkeel.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a call had come when it was cut. */
public enum Phase {
  /** It was never delivered. */
  BEFORE,
  /** The server was in the middle of it. */
  MID,
  /** It was done, and nobody heard that. */
  UNACKED,
  /** It was done and answered; what the tool would have done next was not. */
  UNRECORDED;

  /** The phases of every call; {@link #MID} exists only for calls that commit on their way. */
  public static final List<Phase> OF_EVERY_CALL = List.of(BEFORE, UNACKED, UNRECORDED);

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Phase> named(String word) {
    return Arrays.stream(values()).filter(phase -> phase.word().equals(word)).findFirst();
  }
}
