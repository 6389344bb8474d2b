package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Proofs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The append-only tree of all entries. Writes a batch as one transaction (entries, edge, keys,
 * signed checkpoint), moves the high-water mark, and only then hands receipts out, so that whatever
 * was handed out survives the power.
 */
public final class TransparencyLog {
  private final Storage storage;
  private final HighWater highWater;
  private final Guard guard;
  private final Signers signers;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A log.
   *
   * @param key signs checkpoints; its name is the log's origin
   */
  public TransparencyLog(
      Storage storage, HighWater highWater, SignerKey key, Clock clock, SecureRandom random) {
    this(storage, highWater, Signers.of(key), clock, random);
  }

  /** A log whose keys may change while it is open. */
  public TransparencyLog(
      Storage storage, HighWater highWater, Signers signers, Clock clock, SecureRandom random) {
    this.storage = storage;
    this.highWater = highWater;
    this.guard = new Guard(highWater);
    this.signers = signers;
    this.clock = clock;
    this.random = random;
  }

  public Outcome append(Submission submission) {
    return append(List.of(submission)).getFirst();
  }

  /** One outcome for each submission, in order. */
  public List<Outcome> append(List<Submission> submissions) {
    Batch.Written written = storage.write(writer -> written(writer, submissions));
    // A batch of repeats has signed nothing; the mark may still lag behind a writer that died.
    written.head().or(() -> storage.read(Storage.Reader::checkpoint)).ifPresent(highWater::advance);
    return written.needsReading()
        ? storage.read(reader -> written.outcomes(Optional.of(reader)))
        : written.outcomes(Optional.empty());
  }

  private Batch.Written written(Storage.Writer writer, List<Submission> submissions) {
    List<SignerKey> keys = signers.now();
    List<VerifierKey> verifiers = keys.stream().map(SignerKey::verifier).toList();
    guard.check(writer, verifiers);
    var batch = new Batch(writer, random, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    submissions.forEach(batch::add);
    Batch.Written written = batch.signed(keys);
    written.head().ifPresent(head -> guard.signed(head, verifiers));
    return written;
  }

  /** The receipt that the entry's writer got, byte for byte. */
  public static TlogProof receipt(Storage.Reader reader, long index) {
    SignedNote checkpoint =
        reader
            .firstCheckpointWith(index)
            .orElseThrow(() -> new TrailRefused("no checkpoint covers the entry " + index));
    long size = Checkpoint.parse(checkpoint.text()).size();
    return TlogProof.of(Proofs.inclusion(reader, index, size), checkpoint);
  }
}
