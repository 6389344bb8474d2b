package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.spool.SpooledRecord;
import dev.evenkeel.store.file.SpoolFiles;
import dev.evenkeel.store.remote.Delivery;
import dev.evenkeel.store.remote.RemoteLog;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Submission;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sends one record to a service; keeps it on this machine where nobody takes it. */
public final class Sending {
  private final Console console;
  private final ServerOptions server;

  public Sending(Console console, ServerOptions server) {
    this.console = console;
    this.server = server;
  }

  /** The receipt; nothing where the record waits now. */
  public Optional<TlogProof> send(Submission submission) {
    try (RemoteLog log = server.open(console)) {
      return switch (log.deliver(submission)) {
        case Delivery.Received received -> Optional.of(received.receipt());
        case Delivery.Refused refused -> throw new UsageError(refused.why());
        case Delivery.Unreachable unreachable -> {
          keep(submission, unreachable.why());
          yield Optional.empty();
        }
      };
    }
  }

  private void keep(Submission submission, String why) {
    SpoolFiles spool = server.spool(console);
    SignerKey key = spool.key(new SecureRandom());
    Path file =
        earlier(spool, key, submission)
            .orElseGet(
                () ->
                    spool.keep(
                        new SpooledRecord(
                                submission,
                                console.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                                why)
                            .signed(key)));
    note(why);
    note("the record is not in the log; it waits in " + file);
    note("send it later: evenkeel trail replay --server URL --spool " + spool.directory());
  }

  /** The same request twice waits once; another one under its key never replaces it. */
  private static Optional<Path> earlier(SpoolFiles spool, SignerKey key, Submission submission) {
    for (Path file : spool.waiting()) {
      Optional<SpooledRecord> waiting =
          readable(spool, file, key)
              .filter(record -> record.asked().key().equals(submission.key()));
      if (waiting.isPresent() && !waiting.get().sameAs(submission)) {
        throw new UsageError(
            "the key "
                + submission.key()
                + " belongs to another record, which waits in "
                + file
                + "; a new record needs a new key");
      }
      if (waiting.isPresent()) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Nothing where it is no record of ours; replaying names it. */
  private static Optional<SpooledRecord> readable(SpoolFiles spool, Path file, SignerKey key) {
    try {
      return Optional.of(SpooledRecord.parse(spool.read(file), key.verifier()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private void note(String text) {
    console.err().println("evenkeel: " + Printed.line(text));
  }

  /** What the process says when a record waits. */
  public static int code(Optional<TlogProof> receipt) {
    return receipt.isPresent() ? ExitCode.PASSED : ExitCode.UNREACHABLE;
  }
}
