package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request becomes in the log: the caller's project, and beside the evidence who handed it
 * in, as their identity provider says it.
 */
@Singleton
final class Submitting {
  private static final String SUBMITTED_BY = "submitted-by.json";

  private final Served served;

  Submitting(Served served) {
    this.served = served;
  }

  Submission submission(
      Caller caller, String key, String change, RecordType type, RecordRequest asked) {
    return served.appending().look(reader -> submission(reader, caller, key, change, type, asked));
  }

  private Submission submission(
      Storage.Reader reader,
      Caller caller,
      String key,
      String change,
      RecordType type,
      RecordRequest asked) {
    Optional<String> project = project(reader, caller, change);
    var evidence = new ArrayList<>(asked.evidence());
    if (evidence.stream().anyMatch(piece -> piece.name().equals(SUBMITTED_BY))) {
      throw new Refusal(
          ProblemKind.NOT_A_RECORD,
          "evidence: the name " + SUBMITTED_BY + " is the service's own",
          "call it otherwise");
    }
    evidence.add(earlier(reader, project, key).orElseGet(() -> submittedBy(caller)));
    return new Submission(
        key, change, type, project, asked.environment(), asked.claimedAt(), asked.body(), evidence);
  }

  /** A change belongs to whom its first record belongs to. */
  static Optional<String> project(Storage.Reader reader, Caller caller, String change) {
    OptionalLong first = reader.firstOfChange(change);
    if (first.isEmpty()) {
      return caller.project();
    }
    Optional<String> owner = Entry.parse(reader.leaf(first.getAsLong())).project();
    if (!caller.sees(owner)) {
      throw new Refusal(
          ProblemKind.OTHER_PROJECT,
          caller.name() + " may not add to this change: it was opened by another project",
          "check the change's id, or have the operator grant this repository the project");
    }
    return owner;
  }

  static Attachment submittedBy(Caller caller) {
    return new Attachment(SUBMITTED_BY, "application/json", CanonicalJson.bytes(caller.stated()));
  }

  /** Another attempt of the same job is another caller, and still the same request. */
  private static Optional<Attachment> earlier(
      Storage.Reader reader, Optional<String> project, String key) {
    OptionalLong index = reader.indexOfKey(project, key);
    if (index.isEmpty()) {
      return Optional.empty();
    }
    for (Commitment piece : Entry.parse(reader.leaf(index.getAsLong())).evidence()) {
      if (piece.name().equals(SUBMITTED_BY)) {
        return reader
            .blob(piece.hash())
            .map(blob -> new Attachment(piece.name(), piece.mediaType(), blob.content()));
      }
    }
    return Optional.empty();
  }
}
