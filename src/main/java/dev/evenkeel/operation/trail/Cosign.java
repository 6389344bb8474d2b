package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Witness;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.tree.ConsistencyProof;
import dev.evenkeel.trail.tree.Proofs;
import java.util.List;

/** Asks witnesses to cosign the log's newest head, so that nobody can show another to others. */
public final class Cosign {
  /** One round for the size that a witness remembers, and two for others who show it heads. */
  private static final int ROUNDS = 3;

  /** What became of one witness. */
  public sealed interface Result {
    /**
     * It cosigned.
     *
     * @param line its signature, which holds
     */
    record Cosigned(NoteSignature line) implements Result {}

    /** The witness knows of more, or of another history: the log was set back or forked. */
    record Contradicted(String why) implements Result {}

    /** It did not cosign, for a reason that says nothing about the log. */
    record Missing(String why, boolean unreachable) implements Result {}
  }

  private final Storage storage;
  private final SignedNote head;
  private final Checkpoint checkpoint;

  public Cosign(Storage storage) {
    this.storage = storage;
    this.head =
        storage
            .read(Storage.Reader::checkpoint)
            .orElseThrow(() -> new StorageFailure("the log is empty: there is no head to show"));
    this.checkpoint = Checkpoint.parse(head.text());
  }

  public SignedNote head() {
    return head;
  }

  /** Shows the head to one witness, from whatever it remembers. */
  public Result ask(VerifierKey key, Witness witness) {
    long from = checkpoint.size();
    for (int round = 0; round < ROUNDS; round++) {
      switch (witness.show(proof(from), head)) {
        case Witness.Answer.Cosigned cosigned -> {
          return signed(key, cosigned.lines());
        }
        case Witness.Answer.Elsewhere elsewhere when elsewhere.size() > checkpoint.size() -> {
          return new Result.Contradicted(
              key.name()
                  + " has cosigned "
                  + elsewhere.size()
                  + " records of this log, and it has "
                  + checkpoint.size()
                  + ": an older copy was restored, or another copy of this log wrote");
        }
        case Witness.Answer.Elsewhere elsewhere -> from = elsewhere.size();
        case Witness.Answer.Refused refused -> {
          return new Result.Missing(refused.why(), false);
        }
        case Witness.Answer.Unreachable unreachable -> {
          return new Result.Missing(unreachable.why(), true);
        }
      }
    }
    return new Result.Missing(key.name() + " named another size in each round", false);
  }

  private ConsistencyProof proof(long from) {
    return storage.read(reader -> Proofs.consistency(reader, from, checkpoint.size()));
  }

  private Result signed(VerifierKey key, List<NoteSignature> lines) {
    for (NoteSignature line : lines) {
      if (head.with(line).open(List.of(key)).by(key)) {
        return new Result.Cosigned(line);
      }
    }
    return new Result.Missing(
        key.name() + " answered with a signature that is not by its key " + key, false);
  }

  /** The head with what the witnesses added. */
  public SignedNote cosigned(List<NoteSignature> lines) {
    SignedNote note = head;
    for (NoteSignature line : lines) {
      note = note.with(line);
    }
    return note;
  }
}
