package dev.evenkeel.trail;

import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.tree.ConsistencyProof;
import java.util.List;

/** Somebody who cosigns a log's heads and never two that contradict each other. */
public interface Witness {
  /**
   * Shows a head.
   *
   * @param proof leads from the head that the witness cosigned last to this one
   */
  Answer show(ConsistencyProof proof, SignedNote checkpoint);

  /** What a witness says (c2sp.org/tlog-witness). */
  sealed interface Answer {
    /**
     * It cosigns.
     *
     * @param lines its signatures
     */
    record Cosigned(List<NoteSignature> lines) implements Answer {
      public Cosigned {
        lines = List.copyOf(lines);
      }
    }

    /**
     * It cosigned another size last.
     *
     * @param size which
     */
    record Elsewhere(long size) implements Answer {}

    /**
     * It will not cosign this.
     *
     * @param why for people
     */
    record Refused(String why) implements Answer {}

    /**
     * Nobody answered, or nothing that a witness says.
     *
     * @param why for people
     */
    record Unreachable(String why) implements Answer {}
  }
}
