package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
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
import dev.evenkeel.trail.tree.GrownTree;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Proofs;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One transaction's work: what is new is appended, and all of it is signed once, at the end. */
final class Batch {
  private final Storage.Writer writer;
  private final SecureRandom random;
  private final Instant now;
  private final GrownTree tree;
  private final List<Place> places = new ArrayList<>();

  Batch(Storage.Writer writer, SecureRandom random, Instant now) {
    this.writer = writer;
    this.random = random;
    this.now = now;
    this.tree = new GrownTree(writer.frontier());
  }

  /** What became of a submission, as far as that is known before the commit. */
  private sealed interface Place {
    record New(long index) implements Place {}

    record Known(long index, Optional<String> differing) implements Place {}

    record Unfit(String problem) implements Place {}
  }

  /**
   * What the transaction leaves to be told once it is on the disk.
   *
   * @param head what was signed; nothing where nothing was new
   */
  record Written(List<Place> places, GrownTree tree, Optional<SignedNote> head) {
    /** Whether a receipt has to be read from the log: one that somebody got before. */
    boolean needsReading() {
      return places.stream()
          .anyMatch(place -> place instanceof Place.Known known && !tree.isNew(known.index));
    }

    /** One outcome for each submission, in order. */
    List<Outcome> outcomes(Optional<Storage.Reader> reader) {
      return places.stream().map(place -> outcome(place, reader)).toList();
    }

    private Outcome outcome(Place place, Optional<Storage.Reader> reader) {
      return switch (place) {
        case Place.New fresh -> new Outcome.Recorded(receipt(fresh.index, reader));
        case Place.Known known when known.differing.isPresent() ->
            new Outcome.Conflict(known.index, known.differing.get());
        case Place.Known known -> new Outcome.Repeated(receipt(known.index, reader));
        case Place.Unfit unfit -> new Outcome.Unfit(unfit.problem);
      };
    }

    private TlogProof receipt(long index, Optional<Storage.Reader> reader) {
      return head.isPresent() && tree.isNew(index)
          ? TlogProof.of(Proofs.inclusion(tree, index, tree.size()), head.get())
          : TransparencyLog.receipt(
              reader.orElseThrow(() -> new IllegalStateException("an old receipt is read")), index);
    }
  }

  void add(Submission submission) {
    OptionalLong known = writer.indexOfKey(submission.project(), submission.key());
    if (known.isPresent()) {
      long index = known.getAsLong();
      places.add(new Place.Known(index, Sameness.difference(writer, index, submission)));
      return;
    }
    try {
      submission.notAfter(now);
      append(submission);
      places.add(new Place.New(tree.size() - 1));
    } catch (Malformed e) {
      places.add(new Place.Unfit(String.valueOf(e.getMessage())));
    }
  }

  /** Nothing is written before the entry is known to be one. */
  private void append(Submission submission) {
    owned(submission);
    Optional<Hash> erased =
        submission.type() == RecordType.EVIDENCE_ERASED
            ? Optional.of(Erasure.of(submission).ownedBy(submission, writer).existing(writer))
            : Optional.empty();
    var blobs = new ArrayList<Blob>();
    Optional<Commitment> body = submission.body().map(kept -> commit(kept, blobs));
    List<Commitment> evidence =
        submission.evidence().stream().map(kept -> commit(kept, blobs)).toList();
    var entry =
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
            evidence);
    Hash leaf = entry.leafHash();
    erased.ifPresent(writer::erase);
    blobs.forEach(writer::keep);
    writer.append(entry);
    tree.append(leaf);
  }

  /** Asked here and not only at the door: two who open one change at once are both let in there. */
  private void owned(Submission submission) {
    OptionalLong first =
        submission.project().isPresent()
            ? writer.firstOfChange(submission.change())
            : OptionalLong.empty();
    if (first.isPresent()
        && !Entry.parse(writer.leaf(first.getAsLong())).project().equals(submission.project())) {
      throw new Malformed(
          "change: it was opened by another project; check its id, or open one of another name");
    }
  }

  private Commitment commit(Attachment attachment, List<Blob> blobs) {
    Blob blob = Blob.of(attachment.content(), random);
    blobs.add(blob);
    return Commitment.to(attachment, blob);
  }

  Written signed(List<SignerKey> keys) {
    boolean grown = places.stream().anyMatch(Place.New.class::isInstance);
    return new Written(
        List.copyOf(places), tree, grown ? Optional.of(sign(keys)) : Optional.empty());
  }

  private SignedNote sign(List<SignerKey> keys) {
    Frontier frontier = writer.frontier();
    String origin = keys.getLast().verifier().name();
    String head = Checkpoint.of(origin, frontier.size(), frontier.root()).text();
    SignedNote note = SignedNote.sign(head, keys.toArray(new SignerKey[0]));
    writer.sign(note);
    return note;
  }
}
