package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.drill.runbook.RunbookReader;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A half-deploy drill record that lies in a file. */
public final class RecordFile {
  /** Where a record is looked for that nobody names: beside evenkeel.yaml. */
  public static final String USUAL = "drill-record.json";

  private static final String MAKE =
      "`evenkeel drill half-deploy --format json --output " + USUAL + "` writes one";

  private RecordFile() {}

  /** Reads it; what is no record is a mistake on the command line. */
  public static Runbook read(String written, Console console) {
    Path path = path(written, console);
    if (!Files.isRegularFile(path)) {
      throw new UsageError(
          written
              + (Files.isDirectory(path) ? " is a folder" : " is not there")
              + "; a drill record was expected, and "
              + MAKE);
    }
    Parsed parsed = FileSource.parse(new NamedPath(path, written));
    if (!parsed.unread().isEmpty() || parsed.trees().isEmpty()) {
      throw unusable(
          written, parsed.unread().isEmpty() ? "it is empty" : parsed.unread().getFirst().why());
    }
    try {
      return RunbookReader.read(parsed.trees().getFirst().root());
    } catch (RunbookReader.NoRunbook e) {
      throw unusable(written, String.valueOf(e.getMessage()));
    }
  }

  private static Path path(String written, Console console) {
    try {
      return console.directory().resolve(written);
    } catch (InvalidPathException e) {
      throw new UsageError("this file system cannot have a file of such a name; " + MAKE);
    }
  }

  private static UsageError unusable(String written, String why) {
    return new UsageError(written + " is no half-deploy drill record: " + why + "; " + MAKE);
  }
}
