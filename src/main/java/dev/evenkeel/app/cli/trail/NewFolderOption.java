package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --output DIR}, for every verb that writes a folder of its own. */
final class NewFolderOption {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "A folder that is not there yet.")
  private @Nullable String output;

  /** Where it will be; nothing is made yet. */
  Path path(Console console) {
    Path folder = console.directory().resolve(output == null ? "" : output).toAbsolutePath();
    if (Files.exists(folder)) {
      throw new UsageError("--output " + folder + ": is there already; a new folder was expected");
    }
    return folder;
  }
}
