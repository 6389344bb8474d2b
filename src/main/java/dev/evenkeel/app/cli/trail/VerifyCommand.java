package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.VerifyPack;
import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.report.trail.VerifyJson;
import dev.evenkeel.report.trail.VerifyText;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.verify.Held;
import dev.evenkeel.trail.verify.PackVerifier;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail verify}: is the log what was written to it. */
@Command(
    name = "verify",
    description = "Reads the whole log and says whether it is what was written to it.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int LARGEST_FILE = 1 << 20;

  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private FormatOptions formats = new FormatOptions("text", "json");

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "A receipt or checkpoint that was kept elsewhere; repeatable.")
  private List<String> against = List.of();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "A trust policy (c2sp.org/tlog-policy): whose word is taken.")
  private @Nullable String trust;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "An evidence pack, verified with nothing else at hand; instead of --data.")
  private @Nullable String pack;

  @Option(
      names = "--statement-key",
      paramLabel = "FILE",
      description =
          "The log's keys/statement.pub, one key a line, got elsewhere: only it can say that a pack"
              + " has the newest records. With --pack.")
  private @Nullable String statementKey;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::verify);
  }

  private int verify() {
    var files = new InputFiles(console);
    List<Held> held =
        against.stream()
            .map(name -> Held.parse(name, files.bytes("--against", name, LARGEST_FILE)))
            .toList();
    Optional<TlogPolicy> policy =
        Optional.ofNullable(trust)
            .map(name -> TlogPolicy.parse(files.bytes("--trust", name, LARGEST_FILE)));
    if (pack != null) {
      return verifyPack(pack, policy, held);
    }
    if (statementKey != null) {
      throw new UsageError("--statement-key is about a pack; it needs --pack DIR");
    }
    TrailDirectory directory = log.open(console);
    directory.mustExist();
    var problems = new ArrayList<Problem>();
    for (String name : directory.dangerous()) {
      problems.add(
          new Problem(
              Problem.What.FILE,
              name + " is not the log's, and SQLite would play it back into the log; remove it"));
    }
    if (!problems.isEmpty()) {
      return refused(problems);
    }
    List<VerifierKey> keys;
    VerifierKey statementKey;
    Optional<SignedNote> mark;
    try {
      keys = directory.logKeys();
      statementKey = directory.statementKey();
      mark = directory.mark(keys.getLast()).read();
    } catch (StorageFailure e) {
      return refused(List.of(new Problem(Problem.What.KEY, String.valueOf(e.getMessage()))));
    }
    Verification found =
        VerifyTrail.run(
            directory::openToRead,
            new TrailVerifier.Terms(
                keys,
                Optional.of(statementKey),
                mark,
                held,
                policy,
                Optional.of(console.clock().instant())));
    write(
        found.holds()
            ? VerifyText.log(
                found,
                mark.map(note -> Checkpoint.parse(note.text())),
                directory.marks().toString(),
                directory.unknown(),
                outside())
            : VerifyText.failed("log", found.problems()),
        to ->
            VerifyJson.log(
                found,
                keys.getLast().toString(),
                mark.map(note -> Checkpoint.parse(note.text())),
                directory.unknown(),
                outside(),
                to));
    return found.holds() ? ExitCode.PASSED : ExitCode.INTEGRITY;
  }

  /** Whether anything kept elsewhere is held against the log. */
  private boolean outside() {
    return !against.isEmpty() || trust != null;
  }

  private int refused(List<Problem> problems) {
    write(VerifyText.failed("log", problems), to -> VerifyJson.refused("log", problems, to));
    return ExitCode.INTEGRITY;
  }

  private int verifyPack(String name, Optional<TlogPolicy> policy, List<Held> held) {
    Path folder = console.directory().resolve(name).toAbsolutePath().normalize();
    if (log.data != null || !Files.isDirectory(folder)) {
      throw new UsageError("--pack " + name + ": a folder is expected, and no --data beside it");
    }
    PackVerifier.Found found = verified(folder, policy, held);
    write(
        found.problems().isEmpty()
            ? VerifyText.pack(found, policy.isEmpty())
            : VerifyText.failed("pack", found.problems()),
        to -> VerifyJson.pack(found, policy.isPresent() || !held.isEmpty(), to));
    return found.problems().isEmpty() ? ExitCode.PASSED : ExitCode.INTEGRITY;
  }

  private PackVerifier.Found verified(Path folder, Optional<TlogPolicy> policy, List<Held> held) {
    try (var files = new PackFolder(folder)) {
      return VerifyPack.run(
          files, policy, held, Optional.of(console.clock().instant()), statementKeys());
    }
  }

  private List<VerifierKey> statementKeys() {
    return Optional.ofNullable(statementKey).stream()
        .flatMap(
            name ->
                new String(
                        new InputFiles(console).bytes("--statement-key", name, LARGEST_FILE),
                        StandardCharsets.UTF_8)
                    .lines())
        .filter(line -> !line.isBlank())
        .map(line -> VerifierKey.parse(line.strip()))
        .toList();
  }

  private void write(List<String> lines, JsonReport report) {
    formats.write(
        console,
        (format, to, standardOutput) -> {
          if (format.equals("json")) {
            report.write(to);
            return;
          }
          for (String line : lines) {
            to.append(Printed.line(line)).append('\n');
          }
        });
  }

  /** The same answer for a program. */
  private interface JsonReport {
    void write(Appendable to) throws IOException;
  }
}
