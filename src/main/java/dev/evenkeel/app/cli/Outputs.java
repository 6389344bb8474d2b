package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Where reports go: {@code --format F --output FILE} in pairs, in any number; one format may go to
 * standard output.
 */
public final class Outputs {
  /** A format and its file; without a file it goes to standard output. */
  record Output(String format, Optional<String> file) {}

  /** Writes one report. */
  public interface Report {
    void write(String format, Appendable to, boolean standardOutput) throws IOException;
  }

  private final List<Output> outputs = new ArrayList<>();
  private Optional<String> pendingFile = Optional.empty();

  public void format(String format) {
    outputs.add(new Output(format, pendingFile));
    pendingFile = Optional.empty();
  }

  public void file(String file) {
    if (!outputs.isEmpty() && outputs.getLast().file().isEmpty()) {
      outputs.set(outputs.size() - 1, new Output(outputs.getLast().format(), Optional.of(file)));
    } else if (pendingFile.isEmpty()) {
      pendingFile = Optional.of(file);
    } else {
      throw new UsageError(
          "--output " + file + ": which format? Write --format and --output in pairs");
    }
  }

  List<Output> all() {
    var all = new ArrayList<>(outputs);
    if (pendingFile.isPresent() || all.isEmpty()) {
      all.add(new Output("text", pendingFile));
    }
    if (all.stream().filter(output -> output.file().isEmpty()).count() > 1) {
      throw new UsageError("two formats for standard output: give all but one an --output FILE");
    }
    var files = new HashSet<String>();
    for (Output output : all) {
      if (output.file().isPresent() && !files.add(output.file().get())) {
        throw new UsageError(
            "two reports for "
                + output.file().get()
                + ": the second would replace the first; give each its own --output");
      }
    }
    return all;
  }

  /** Complains about outputs that contradict each other, or have no folder to be in. */
  void check(Path directory) {
    all().stream()
        .flatMap(output -> output.file().stream())
        .map(directory::resolve)
        .forEach(Outputs::folderOf);
  }

  /** Where the reports went when nothing went to standard output; else none. */
  List<String> files() {
    List<Output> all = all();
    return all.stream().anyMatch(output -> output.file().isEmpty())
        ? List.of()
        : all.stream().flatMap(output -> output.file().stream()).toList();
  }

  /** Writes every report; a file is replaced only when its report is whole. */
  public void write(Console console, Report report) {
    for (Output output : all()) {
      try {
        if (output.file().isEmpty()) {
          report.write(output.format(), console.out(), true);
          console.out().flush();
        } else {
          toFile(console.directory().resolve(output.file().get()), output.format(), report);
        }
      } catch (IOException e) {
        throw new UsageError(
            "cannot write "
                + output.file().orElse("standard output")
                + ": "
                + FileTrouble.why(e)
                + "; a writable place was expected, choose another --output");
      }
    }
  }

  private static void toFile(Path file, String format, Report report) throws IOException {
    folderOf(file);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      try (OutputStream out = Files.newOutputStream(file);
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
        report.write(format, writer, false);
      }
      return;
    }
    Path aside = AtomicFile.beside(file);
    try {
      try (Writer writer = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
        report.write(format, writer, false);
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static void folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageError(
          "cannot write "
              + file
              + ": its folder does not exist; make it, or choose another --output");
    }
  }
}
