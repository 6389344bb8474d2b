package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.ExportTrail;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.trail.Storage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code trail export CHANGE}: a folder that verifies offline. */
@Command(
    name = "export",
    description = "Writes a change's evidence pack: a folder that verifies offline.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private NewFolderOption output = new NewFolderOption();

  @Parameters(paramLabel = "CHANGE", description = "Which change.")
  private @Nullable String change;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::export);
  }

  private int export() {
    String wanted = change == null ? "" : change;
    Path target = output.path(console);
    TrailDirectory directory = log.openExisting(console);
    SoundLog.required(directory, console.clock().instant(), "no pack of it is signed");
    KeyFiles.Keys keys = directory.keys(new SecureRandom());
    try (var pack = new PackFolder(target);
        Storage storage = directory.openToRead()) {
      int records =
          ExportTrail.run(
              storage,
              wanted,
              keys.log().verifier(),
              keys.statement(),
              directory.witnesses().read(),
              pack::write);
      if (records == 0) {
        throw new UsageError(
            "the log in " + directory.path() + " has no record of a change " + wanted);
      }
      pack.finish();
      console.out().print("wrote " + records + " records to " + target + "\n");
      console.out().print("verify it: evenkeel trail verify --pack " + target + "\n");
      console.out().flush();
      return ExitCode.PASSED;
    }
  }
}
