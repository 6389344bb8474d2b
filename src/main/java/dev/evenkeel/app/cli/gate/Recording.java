package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.cli.AtomicFile;
import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.cli.trail.TrailDirectory;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.gate.ExceptionRecords;
import dev.evenkeel.operation.gate.GateDecision;
import dev.evenkeel.operation.trail.RecordEntry;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Puts a decision into the log, once however often it is asked for. */
final class Recording {
  private final Console console;
  private final TrailDirectory directory;
  private final Optional<String> receiptFile;

  Recording(Console console, TrailDirectory directory, Optional<String> receiptFile) {
    this.console = console;
    this.directory = directory;
    this.receiptFile = receiptFile;
  }

  void record(GateDecision decision, Optional<String> asked) {
    var random = new SecureRandom();
    KeyFiles.Keys keys = directory.keys(random);
    try (Storage storage = directory.open()) {
      String key =
          asked.orElseGet(
              () ->
                  storage.read(
                      reader -> decision.key(ShowTrail.read(reader, decision.change()).records())));
      var log =
          new TransparencyLog(
              storage,
              directory.mark(keys.log().verifier()),
              directory.signers(),
              console.clock(),
              random);
      Submission submission =
          earlier(storage, key, decision)
              .orElseGet(
                  () -> decision.submission(key, keys.statement(), console.clock().instant()));
      switch (RecordEntry.run(log, submission)) {
        case RecordEntry.Answer.Receipt receipt -> {
          List<Submission> used = ExceptionRecords.of(decision.report(), decision.change(), key);
          if (!used.isEmpty()) {
            log.append(used);
          }
          hand(receipt.receipt());
        }
        case RecordEntry.Answer.Refused refused -> throw new UsageError(refused.problem());
      }
    }
  }

  /** The same decision as it was recorded before: only its hour would be another one now. */
  private static Optional<Submission> earlier(Storage storage, String key, GateDecision decision) {
    return storage.read(
        reader -> {
          var index = reader.indexOfKey(Optional.empty(), key);
          if (index.isEmpty()) {
            return Optional.empty();
          }
          Entry entry = Entry.parse(reader.leaf(index.getAsLong()));
          boolean same =
              entry.type() == RecordType.GATE_DECIDED
                  && entry
                      .body()
                      .flatMap(body -> reader.blob(body.hash()))
                      .map(blob -> StrictJson.object(blob.content(), "body").get("inputs"))
                      .filter(decision.inputs()::equals)
                      .isPresent();
          return same ? Optional.of(again(reader, key, entry)) : Optional.empty();
        });
  }

  private static Submission again(Storage.Reader reader, String key, Entry entry) {
    Optional<Attachment> body =
        entry
            .body()
            .flatMap(commitment -> reader.blob(commitment.hash()))
            .map(blob -> Attachment.json(blob.content()));
    return new Submission(
        key,
        entry.change(),
        entry.type(),
        entry.project(),
        entry.environment(),
        entry.claimedAt(),
        body,
        entry.evidence().stream()
            .flatMap(
                commitment ->
                    reader
                        .blob(commitment.hash())
                        .map(
                            blob ->
                                new Attachment(
                                    commitment.name(), commitment.mediaType(), blob.content()))
                        .stream())
            .toList());
  }

  private void hand(TlogProof receipt) {
    receiptFile.ifPresent(name -> write(name, receipt.toString()));
    console.err().println("evenkeel: the verdict is recorded in " + directory.path());
  }

  private void write(String name, String receipt) {
    try {
      AtomicFile.replace(console.directory().resolve(name), receipt);
    } catch (IOException e) {
      throw new UsageError(
          "--receipt "
              + name
              + ": cannot be written ("
              + FileTrouble.why(e)
              + "); the verdict is recorded, and the same command hands the receipt out again");
    }
  }
}
