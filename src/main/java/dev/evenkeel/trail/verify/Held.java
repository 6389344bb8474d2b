package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A checkpoint that somebody kept elsewhere: what no folder can show of itself.
 *
 * @param name what messages call it
 * @param checkpoint the signed head
 * @param receipt the proof that came with it, where it was a receipt
 */
public record Held(String name, SignedNote checkpoint, Optional<TlogProof> receipt) {
  /** Reads a receipt or a checkpoint. */
  public static Held parse(String name, byte[] bytes) {
    try {
      if (new String(bytes, StandardCharsets.UTF_8).startsWith("c2sp.org/tlog-proof@")) {
        TlogProof receipt = TlogProof.parse(bytes);
        long size = receipt.head().size();
        if (receipt.index() >= size) {
          // No record of that head could ever be held against it, so it would never be refused.
          throw new Malformed(
              "proof, index " + receipt.index() + ": its checkpoint is of " + size + " records");
        }
        return new Held(name, receipt.checkpoint(), Optional.of(receipt));
      }
      SignedNote note = SignedNote.parse(bytes);
      dev.evenkeel.trail.note.Checkpoint.parse(note.text());
      return new Held(name, note, Optional.empty());
    } catch (Malformed e) {
      throw new Malformed(name + ": neither a receipt nor a checkpoint (" + e.getMessage() + ")");
    }
  }
}
