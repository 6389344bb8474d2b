package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.Sides;
import dev.evenkeel.app.wiring.Snapshots;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.snapshot.Fingerprinter;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.snapshot.file.SnapshotWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code snapshot ENV --output FILE}: reads one environment here, to be compared elsewhere. */
@Command(
    name = "snapshot",
    description = {
      "Reads one environment into a file that holds no secret, to be compared elsewhere.",
      "A part that cannot be read is recorded in the file, and the exit code is 3."
    },
    mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
  private static final int NAMED = 20;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "SIDE",
      description = "An environment, file, directory or layers joined by commas.")
  String side = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, readable by you alone.")
  String output = "";

  @Mixin private SecretKeyOptions key = new SecretKeyOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  SnapshotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Fingerprinter fingerprinter = key.fingerprinter(console);
    Optional<Declaration> declaration = config.find(console);
    Snapshot snapshot =
        new Snapshots(console, declaration).of(new Sides(console, declaration).named(side));
    write(snapshot, fingerprinter);
    return said(snapshot, fingerprinter);
  }

  private void write(Snapshot snapshot, Fingerprinter fingerprinter) {
    Path file = console.directory().resolve(output);
    Path folder = file.toAbsolutePath().getParent();
    if (output.equals("-")
        || folder == null
        || !Files.isDirectory(folder)
        || Files.isDirectory(file)) {
      throw new UsageError(
          "cannot write " + output + ": a file in a folder that exists was expected");
    }
    try {
      // A file for temporary use is readable by its owner alone, and keeps that under its new name.
      Path aside = Files.createTempFile(folder, ".evenkeel-", ".tmp");
      try {
        try (Writer writer = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
          SnapshotWriter.write(snapshot, fingerprinter, writer);
        }
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new UsageError(
          "cannot write "
              + output
              + " ("
              + FileTrouble.why(e)
              + "); a writable place was expected");
    }
  }

  private int said(Snapshot snapshot, Fingerprinter fingerprinter) {
    var err = console.err();
    err.println(
        "evenkeel: wrote "
            + Printed.line(output)
            + ": "
            + Printed.line(snapshot.environment())
            + ", "
            + SnapshotDigest.of(snapshot));
    var parts = SnapshotParts.of(snapshot);
    if (parts.secrets() > 0 && fingerprinter.nonce().isEmpty()) {
      err.println(
          "evenkeel: its "
              + parts.secrets()
              + " secrets cannot be compared: no --secret-key-file was given");
    }
    List<String> unread = parts.unread();
    unread.stream()
        .limit(NAMED)
        .forEach(line -> err.println("evenkeel: not read: " + Printed.line(line)));
    if (unread.size() > NAMED) {
      err.println("evenkeel: and " + (unread.size() - NAMED) + " more parts not read");
    }
    return unread.isEmpty() ? ExitCode.PASSED : ExitCode.INCONCLUSIVE;
  }
}
