package dev.evenkeel.trail;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Hash;
import java.util.Base64;
import java.util.Optional;

/**
 * Which bytes a record {@code evidence.erased} asks to have forgotten. The record and the erasure
 * are one transaction, so that nothing vanishes without a record.
 *
 * @param commitment of the bytes, as their leaf has it
 */
record Erasure(Hash commitment) {
  static Erasure of(Submission submission) {
    return submission
        .body()
        .flatMap(body -> in(body.content()))
        .orElseThrow(
            () ->
                new Malformed(
                    "body: evidence.erased needs {\"commitment\": \"...\"}, base64 as `trail show`"
                        + " prints it"));
  }

  static Optional<Erasure> in(byte[] body) {
    try {
      return StrictJson.object(body, Attachment.BODY).get("commitment") instanceof String base64
          ? Optional.of(new Erasure(Hash.of(Base64.getDecoder().decode(base64))))
          : Optional.empty();
    } catch (Malformed | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whoever writes for a project has nothing forgotten but what their own change keeps; of what
   * stands elsewhere they are not told that it does.
   */
  Erasure ownedBy(Submission submission, Storage.Reader reader) {
    boolean own =
        submission.project().isEmpty()
            || reader.indicesOfChange(submission.change()).stream()
                .flatMap(index -> Entry.parse(reader.leaf(index)).commitments().stream())
                .anyMatch(kept -> kept.hash().equals(commitment));
    if (!own) {
      throw new Malformed(
          "body.commitment: no record of the change "
              + submission.change()
              + " commits to "
              + commitment.base64()
              + "; record evidence.erased in the change whose evidence it is");
    }
    return this;
  }

  Hash existing(Storage.Reader reader) {
    Blob kept =
        reader
            .blob(commitment)
            .orElseThrow(
                () ->
                    new Malformed(
                        "body.commitment: the log keeps no bytes for "
                            + commitment.base64()
                            + " (any more)"));
    // Without it nobody could tell an erasure that was asked for from one that was not.
    if (in(kept.content()).isPresent()) {
      throw new Malformed(
          "body.commitment: "
              + commitment.base64()
              + " is itself the body of a record evidence.erased, which says what was erased; it"
              + " stays");
    }
    if (KeyNotice.isIn(kept.content())) {
      throw new Malformed(
          "body.commitment: "
              + commitment.base64()
              + " is a signed notice about a key; without it later heads could not be verified, so"
              + " it stays");
    }
    return commitment;
  }
}
