package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Proofs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The append-only tree of all entries. Writes a batch as one transaction (entries, edge, keys,
 * signed checkpoint), moves the high-water mark, and only then hands receipts out, so that whatever
 * was handed out survives the power.
 */
public final class TransparencyLog {
  private final Storage storage;
  private final HighWater highWater;
  private final SignerKey key;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A log.
   *
   * @param key signs checkpoints; its name is the log's origin
   */
  public TransparencyLog(
      Storage storage, HighWater highWater, SignerKey key, Clock clock, SecureRandom random) {
    this.storage = storage;
    this.highWater = highWater;
    this.key = key;
    this.clock = clock;
    this.random = random;
  }

  public Outcome append(Submission submission) {
    return append(List.of(submission)).getFirst();
  }

  /** One outcome for each submission, in order. */
  public List<Outcome> append(List<Submission> submissions) {
    List<Place> places = storage.write(writer -> written(writer, submissions));
    // A batch of repeats has signed nothing; the mark may still lag behind a writer that died.
    storage.read(Storage.Reader::checkpoint).ifPresent(highWater::advance);
    return storage.read(reader -> places.stream().map(place -> outcome(reader, place)).toList());
  }

  private List<Place> written(Storage.Writer writer, List<Submission> submissions) {
    new Guard(key.verifier(), highWater).check(writer);
    var places = new ArrayList<Place>();
    boolean grown = false;
    for (Submission submission : submissions) {
      OptionalLong known = writer.indexOfKey(submission.key());
      if (known.isPresent()) {
        long index = known.getAsLong();
        places.add(new Place(index, Optional.of(Sameness.difference(writer, index, submission))));
      } else {
        places.add(new Place(writer.frontier().size(), Optional.empty()));
        append(writer, submission);
        grown = true;
      }
    }
    if (grown) {
      Frontier frontier = writer.frontier();
      String head = Checkpoint.of(key.verifier().name(), frontier.size(), frontier.root()).text();
      writer.sign(SignedNote.sign(head, key));
    }
    return places;
  }

  private void append(Storage.Writer writer, Submission submission) {
    if (submission.type() == RecordType.EVIDENCE_ERASED) {
      writer.erase(Erasure.of(submission).existing(writer));
    }
    Optional<Commitment> body = submission.body().map(kept -> keep(writer, kept));
    List<Commitment> evidence =
        submission.evidence().stream().map(kept -> keep(writer, kept)).toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    writer.append(
        new Entry(
            submission.key(),
            submission.change(),
            writer.countOfChange(submission.change()),
            writer.lastOfChange(submission.change()),
            submission.type(),
            submission.project(),
            submission.environment(),
            writer.countOfScope(Entry.scope(submission.project(), submission.environment())),
            now,
            submission.claimedAt(),
            body,
            evidence));
  }

  private Commitment keep(Storage.Writer writer, Attachment attachment) {
    Blob blob = Blob.of(attachment.content(), random);
    writer.keep(blob);
    return Commitment.to(attachment, blob);
  }

  private static Outcome outcome(Storage.Reader reader, Place place) {
    Optional<String> differing = place.known().flatMap(field -> field);
    if (differing.isPresent()) {
      return new Outcome.Conflict(place.index(), differing.get());
    }
    TlogProof receipt = receipt(reader, place.index());
    return place.known().isPresent()
        ? new Outcome.Repeated(receipt)
        : new Outcome.Recorded(receipt);
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

  /**
   * Where a submission stands.
   *
   * @param known whether it stood there before: then what differs, if anything does
   */
  private record Place(long index, Optional<Optional<String>> known) {}
}
