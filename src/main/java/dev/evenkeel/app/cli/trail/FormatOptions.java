package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.Outputs;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** In which formats a verb answers, and where to. */
final class FormatOptions {
  private final Outputs outputs = new Outputs();
  private final List<String> known;
  private final Set<String> asked = new HashSet<>();

  FormatOptions(String... known) {
    this.known = List.of(known);
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json, html too where there is a page; repeatable.")
  void format(String format) {
    if (!known.contains(format)) {
      throw new UsageError("--format " + format + ": expected " + String.join(", ", known));
    }
    outputs.format(format);
    asked.add(format);
  }

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the answer of the --format before it goes; standard output without it.")
  void output(String file) {
    outputs.file(file);
  }

  /** Whether somebody asked for it. */
  boolean ask(String format) {
    return asked.contains(format);
  }

  void write(Console console, Outputs.Report report) {
    outputs.write(console, report);
  }
}
