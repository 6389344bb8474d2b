package dev.evenkeel.trail;

import dev.evenkeel.trail.note.SignerKey;
import java.util.List;

/**
 * The keys that sign the log's heads. Asked anew for every batch, inside its transaction, so that a
 * writer that runs for months learns of a rotation.
 */
@FunctionalInterface
public interface Signers {
  /** At least one; several while a new key overlaps with an old one. All bear the log's name. */
  List<SignerKey> now();

  static Signers of(SignerKey key) {
    List<SignerKey> only = List.of(key);
    return () -> only;
  }
}
