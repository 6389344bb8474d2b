package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.cli.AtomicFile;
import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.cli.trail.Sending;
import dev.evenkeel.app.cli.trail.ServerOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.gate.ExceptionRecords;
import dev.evenkeel.operation.gate.GateDecision;
import dev.evenkeel.operation.trail.PackedTrail;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Sends a decision to the service that keeps the log; where nobody takes it, it waits here. */
final class RemoteRecording {
  /** What the service itself puts beside a record. */
  private static final String SUBMITTED_BY = "submitted-by.json";

  private final Console console;
  private final ServerOptions server;
  private final Optional<String> receiptFile;

  RemoteRecording(Console console, ServerOptions server, Optional<String> receiptFile) {
    this.console = console;
    this.server = server;
    this.receiptFile = receiptFile;
  }

  /** Whether the service has it now. */
  boolean record(GateDecision decision, Optional<String> asked, PackedTrail known) {
    String key = asked.orElseGet(() -> decision.key(known.records()));
    Submission submission =
        earlier(decision, key, known)
            .orElseGet(
                () ->
                    decision.submission(
                        key,
                        server.spool(console).key(new SecureRandom()),
                        console.clock().instant()));
    var sending = new Sending(console, server);
    Optional<TlogProof> receipt = sending.send(submission);
    receipt.ifPresent(this::hand);
    boolean all = receipt.isPresent();
    for (Submission used : ExceptionRecords.of(decision.report(), decision.change(), key)) {
      all &= sending.send(used).isPresent();
    }
    return all;
  }

  /** The same decision as it was recorded before: only its hour would be another one now. */
  private static Optional<Submission> earlier(
      GateDecision decision, String key, PackedTrail known) {
    return known.records().stream()
        .filter(record -> record.entry().key().equals(key))
        .filter(record -> record.entry().type() == RecordType.GATE_DECIDED)
        .filter(
            record ->
                record
                    .body()
                    .filter(body -> decision.inputs().equals(body.get("inputs")))
                    .isPresent())
        .findFirst()
        .map(record -> again(record, known));
  }

  private static Submission again(Remembered record, PackedTrail known) {
    Entry entry = record.entry();
    List<Attachment> evidence =
        entry.evidence().stream()
            .filter(piece -> !piece.name().equals(SUBMITTED_BY))
            .flatMap(piece -> kept(piece, known).stream())
            .toList();
    return new Submission(
        entry.key(),
        entry.change(),
        entry.type(),
        Optional.empty(),
        entry.environment(),
        entry.claimedAt(),
        entry.body().flatMap(body -> kept(body, known)),
        evidence);
  }

  private static Optional<Attachment> kept(Commitment piece, PackedTrail known) {
    return known
        .blob(piece.hash())
        .map(blob -> new Attachment(piece.name(), piece.mediaType(), blob.content()));
  }

  private void hand(TlogProof receipt) {
    receiptFile.ifPresent(
        name -> {
          try {
            AtomicFile.replace(console.directory().resolve(name), receipt.toString());
          } catch (IOException e) {
            throw new UsageError(
                "--receipt "
                    + name
                    + ": cannot be written ("
                    + FileTrouble.why(e)
                    + "); the verdict is recorded, and the same command hands the receipt out"
                    + " again");
          }
        });
    console.err().println("evenkeel: the verdict is recorded by the service");
  }
}
