package dev.evenkeel.trail.note;

import java.util.List;

/** What came of holding a note's signatures against known keys. */
public sealed interface Opening {
  /**
   * Signed by keys one knows.
   *
   * @param signers each of them, once
   */
  record Opened(List<VerifierKey> signers) implements Opening {}

  /** No signature is by a key one knows. */
  record Unknown() implements Opening {}

  /**
   * A signature bears the name and id of a key one knows and is not by it.
   *
   * @param key whose
   */
  record Forged(VerifierKey key) implements Opening {}

  /** Whether this key's signature is among those that hold. */
  default boolean by(VerifierKey key) {
    return this instanceof Opened opened && opened.signers().contains(key);
  }
}
