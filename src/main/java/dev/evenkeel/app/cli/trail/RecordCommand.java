package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.EvidentVerdict;
import dev.evenkeel.operation.trail.RecordEntry;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.store.file.MarkFile;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.Nearest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail record}: one more entry; prints its receipt. */
@Command(
    name = "record",
    description = "Puts one record into the log and prints its receipt, nothing else.",
    mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--change", required = true, paramLabel = "ID", description = "Which change.")
  private @Nullable String change;

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "What happened, e.g. change.opened, parity.checked, deploy.stopped.")
  private @Nullable String type;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "Names this request for ever: the same key and fields get the same receipt.")
  private @Nullable String key;

  @Option(names = "--environment", paramLabel = "NAME", description = "Where it happened.")
  private @Nullable String environment;

  @Option(
      names = "--claimed-at",
      paramLabel = "TIME",
      description = "When it happened, as in 2026-11-26T17:00:00Z; the log adds its own time.")
  private @Nullable String claimedAt;

  @Option(names = "--body", paramLabel = "FILE", description = "A JSON object; - reads stdin.")
  private @Nullable String body;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Bytes to keep beside the record; repeatable.")
  private List<String> evidence = List.of();

  RecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::record);
  }

  private int record() {
    Submission submission = submission();
    if (server.named()) {
      return send(submission);
    }
    TrailDirectory directory = log.open(console);
    var random = new SecureRandom();
    KeyFiles.Keys keys = directory.keys(random);
    if (keys.made()) {
      note("made a new log in " + directory.path() + ", keys in keys/ with mode 0600");
      note("its public key, for those who verify: " + keys.log().verifier());
    }
    MarkFile mark = directory.mark(keys.log().verifier());
    try (Storage storage = directory.open()) {
      long size = storage.read(Storage.Reader::frontier).size();
      if (size > 0 && mark.read().isEmpty()) {
        note(
            "this log has "
                + size
                + " records and no high-water mark in "
                + directory.marks()
                + "; a new mark begins here");
      }
      if (size == 0 && !keys.made() && mark.read().isEmpty()) {
        note(
            "there are keys in "
                + directory.path()
                + " and no record: a new history begins here. If there were records, stop and see"
                + " docs/trust.md, \"Set back\"");
      }
      var transparency =
          new TransparencyLog(storage, mark, directory.signers(), console.clock(), random);
      return answer(RecordEntry.run(transparency, submission));
    }
  }

  private int send(Submission submission) {
    if (log.named()) {
      throw new UsageError("--server and --data: one record goes into one log");
    }
    Optional<TlogProof> receipt = new Sending(console, server).send(submission);
    receipt.ifPresent(console.out()::print);
    console.out().flush();
    return Sending.code(receipt);
  }

  private int answer(RecordEntry.Answer answer) {
    return switch (answer) {
      case RecordEntry.Answer.Receipt receipt -> {
        console.out().print(receipt.receipt());
        console.out().flush();
        yield ExitCode.PASSED;
      }
      case RecordEntry.Answer.Refused refused -> throw new UsageError(refused.problem());
    };
  }

  private Submission submission() {
    var files = new InputFiles(console);
    RecordType what = type(given(type, "--type"));
    List<Attachment> beside = evidence.stream().map(files::evidence).toList();
    return new Submission(
        given(key, "--key"),
        given(change, "--change"),
        what,
        Optional.empty(),
        Optional.ofNullable(environment),
        Optional.ofNullable(claimedAt).map(RecordCommand::time),
        Optional.ofNullable(body)
            .map(name -> said(what, files.body(name)))
            .or(() -> EvidentVerdict.body(what, beside)),
        beside);
  }

  /** A team may say whatever it wants; what looks like a slip is told while it can be mended. */
  private Attachment said(RecordType what, Attachment stated) {
    List<String> known = Detail.members(what);
    Map<String, ?> members;
    try {
      members = StrictJson.object(stated.content(), "--body");
    } catch (Malformed e) {
      // Said by the log, which refuses it.
      return stated;
    }
    for (String member : members.keySet()) {
      List<String> near = known.contains(member) ? List.of() : Nearest.to(member, known, 1);
      if (!near.isEmpty() && !members.containsKey(near.getFirst())) {
        note(
            "--body: the member "
                + Printed.line(member)
                + " is kept and not read; of "
                + what.word()
                + " the member "
                + near.getFirst()
                + " is read, and it is not stated. If that was meant, record the right one under"
                + " another --key");
      }
    }
    return stated;
  }

  private static String given(@Nullable String value, String flag) {
    if (value == null) {
      throw new UsageError(flag + " is missing");
    }
    return value;
  }

  private static RecordType type(String word) {
    return RecordType.of(word)
        .orElseThrow(
            () -> {
              List<String> near = Nearest.to(word, RecordType.words(), 2);
              return new UsageError(
                  "--type "
                      + word
                      + ": no such type"
                      + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                      + " There are "
                      + String.join(", ", RecordType.words()));
            });
  }

  private static Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException e) {
      throw new UsageError(
          "--claimed-at " + written + ": a time in UTC is expected, as in 2026-11-26T17:00:00Z");
    }
  }

  private void note(String text) {
    console.err().println("evenkeel: " + text);
  }
}
