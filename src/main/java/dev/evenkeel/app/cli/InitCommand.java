package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.environment.draft.Draft;
import dev.evenkeel.environment.draft.Listing;
import dev.evenkeel.source.repository.RepositoryListing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: a first evenkeel.yaml, from what the folder holds. */
@Command(
    name = "init",
    description = "Writes a first evenkeel.yaml from what this folder holds.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--stdout",
      description = "Print the file instead of writing it; what was found goes to stderr.")
  boolean stdout;

  @Option(names = "--force", description = "Replace an evenkeel.yaml that is there already.")
  boolean force;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = console.directory().resolve(LocateEnvironments.NAME);
    if (!stdout && !force && Files.exists(file)) {
      throw exists();
    }
    Draft draft = Draft.of(listing());
    if (stdout) {
      console.out().print(draft.text());
      said(console.err(), draft);
      return ExitCode.PASSED;
    }
    write(file, draft.text());
    console.out().println("wrote " + LocateEnvironments.NAME);
    said(console.out(), draft);
    return ExitCode.PASSED;
  }

  private Listing listing() {
    var path = new SearchPath(console);
    boolean kustomize = path.find("kustomize").or(() -> path.find("kubectl")).isPresent();
    try {
      return RepositoryListing.of(console.directory(), kustomize);
    } catch (IOException e) {
      throw new UsageError(
          "this folder cannot be listed ("
              + FileTrouble.why(e)
              + "); a readable folder was expected, go to the top of your repository");
    }
  }

  private static void said(PrintStream to, Draft draft) {
    draft.found().forEach(line -> to.println("  " + Printed.line(line)));
    to.println(
        draft.compare().isPresent()
            ? "next: read the file, then run `evenkeel compare`"
            : "next: name your two environments in the file, then run `evenkeel compare`");
  }

  private void write(Path file, String text) {
    try {
      if (force) {
        AtomicFile.replace(file, text);
      } else {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw new UsageError(
          "cannot write "
              + LocateEnvironments.NAME
              + " here ("
              + FileTrouble.why(e)
              + "); a writable folder was expected, or print it: evenkeel init --stdout");
    }
  }

  private static UsageError exists() {
    return new UsageError(
        LocateEnvironments.NAME
            + " is here already and stays as it is; see what would be written with"
            + " `evenkeel init --stdout`, replace it with --force");
  }
}
