package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.RecordEntry;
import dev.evenkeel.operation.trail.RotateKey;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail rotate}: another key takes over, and the log itself says so. */
@Command(
    name = "rotate",
    description =
        "Announces a new key in the log, signed by the old one and by itself; the log signs with"
            + " both until --retire.",
    mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
  private final Console console;
  private final SecureRandom random = new SecureRandom();

  @Mixin private LogOptions log = new LogOptions();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Which key: log (default), which signs checkpoints, or statement.")
  private String role = "log";

  @Option(
      names = "--retire",
      description = "Ends the overlap: the log's old key signs nothing more.")
  private boolean retire;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; stands in the record.")
  private @Nullable String reason;

  RotateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::rotate);
  }

  private int rotate() {
    TrailDirectory directory = log.openExisting(console);
    KeyFiles.Keys keys = directory.keys(random);
    return switch (role) {
      case "log" -> retire ? retire(directory, keys) : announce(directory, keys);
      case "statement" -> statement(directory, keys);
      default -> throw new UsageError("--role " + role + ": log or statement is expected");
    };
  }

  private int announce(TrailDirectory directory, KeyFiles.Keys keys) {
    if (keys.logs().size() > 1) {
      throw new UsageError(
          "a new key overlaps with the old one already; once everybody who verifies has the new"
              + " one, run `trail rotate --retire`, and then rotate again");
    }
    SignerKey next =
        KeyFiles.next(directory.keyDirectory(), "log", keys.log().verifier().name(), random);
    var both = new ArrayList<>(keys.logs());
    both.add(next);
    record(directory, both, RotateKey.announce(KeyNotice.Role.LOG, keys.log(), next, why()));
    KeyFiles.replace(directory.keyDirectory(), "log", both);
    print("the log signs with two keys from now on");
    print("  old  " + keys.log().verifier());
    print("  new  " + next.verifier());
    print("hand the new one out to everybody who verifies, then: trail rotate --retire");
    console.out().flush();
    return ExitCode.PASSED;
  }

  private int retire(TrailDirectory directory, KeyFiles.Keys keys) {
    if (keys.logs().size() < 2) {
      throw new UsageError(
          "--retire: the log signs with one key; `trail rotate` announces another first");
    }
    SignerKey old = keys.logs().getFirst();
    record(directory, keys.logs(), RotateKey.retire(keys.log(), old.verifier(), why()));
    KeyFiles.replace(directory.keyDirectory(), "log", List.of(keys.log()));
    print("the log signs with one key from now on");
    print("  retired  " + old.verifier());
    print("  signs    " + keys.log().verifier());
    console.out().flush();
    return ExitCode.PASSED;
  }

  private int statement(TrailDirectory directory, KeyFiles.Keys keys) {
    if (retire) {
      throw new UsageError(
          "--retire is about the log's key; a statement bears one signature, so there is no overlap"
              + " to end");
    }
    SignerKey next =
        KeyFiles.next(
            directory.keyDirectory(), "statement", keys.statement().verifier().name(), random);
    record(
        directory,
        keys.logs(),
        RotateKey.announce(KeyNotice.Role.STATEMENT, keys.log(), next, why()));
    KeyFiles.replace(directory.keyDirectory(), "statement", List.of(next));
    print("statements are signed by another key from now on");
    print("  old  " + keys.statement().verifier());
    print("  new  " + next.verifier());
    console.out().flush();
    return ExitCode.PASSED;
  }

  private void record(TrailDirectory directory, List<SignerKey> signers, Submission submission) {
    Signers all = () -> List.copyOf(signers);
    try (Storage storage = directory.open()) {
      var transparency =
          new TransparencyLog(
              storage, directory.mark(signers.getLast().verifier()), all, console.clock(), random);
      if (RecordEntry.run(transparency, submission) instanceof RecordEntry.Answer.Refused refused) {
        throw new UsageError(refused.problem());
      }
    }
  }

  private String why() {
    return reason == null ? "not stated" : reason;
  }

  private void print(String text) {
    console.out().print(text + "\n");
  }
}
