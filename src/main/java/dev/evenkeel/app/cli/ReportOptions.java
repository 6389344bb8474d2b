package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Report;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which reports are written, where, and how the text one looks. */
public final class ReportOptions {
  private static final int USUAL_WIDTH = 100;
  private static final int WIDEST = 160;
  private static final String VERBOSE = "Spell out what the text report otherwise folds to counts.";
  private static final String FORMAT =
      "text, json, sarif, junit, markdown, html or annotations; repeatable, in pairs with"
          + " --output.";
  private static final String OUTPUT =
      "Where the report of the --format before it goes; standard output without it.";
  private static final String COLOR = "auto (default), always or never; NO_COLOR is respected.";

  /** Writes one format of whatever there is to report. */
  public interface Rendering {
    void render(ReportFormat format, Appendable to, RenderOptions options) throws IOException;
  }

  /** When the text report may use terminal colours. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  private final Outputs outputs = new Outputs();
  private Color color = Color.AUTO;
  private Optional<Path> declared = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      description = VERBOSE)
  private boolean verbose;

  @Option(names = "--format", paramLabel = "FORMAT", description = FORMAT)
  void format(String format) {
    if (ReportFormat.named(format).isEmpty()) {
      throw new UsageError(
          "--format "
              + format
              + ": expected text, json, sarif, junit, markdown, html or annotations");
    }
    outputs.format(format);
  }

  @Option(names = "--output", paramLabel = "FILE", description = OUTPUT)
  void output(String file) {
    outputs.file(file);
  }

  @Option(names = "--color", paramLabel = "WHEN", description = COLOR)
  void color(String when) {
    for (Color known : Color.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(when)) {
        color = known;
        return;
      }
    }
    throw new UsageError("--color " + when + ": expected auto, always or never");
  }

  /** For a verb that is said in code. */
  void addTo(CommandSpec spec) {
    spec.addOption(
        InCode.flag(new String[] {"-v", "--verbose"}, VERBOSE, given -> verbose = given));
    spec.addOption(InCode.value("--format", "FORMAT", FORMAT, this::format));
    spec.addOption(InCode.value("--output", "FILE", OUTPUT, this::output));
    spec.addOption(InCode.value("--color", "WHEN", COLOR, this::color));
  }

  /** Whose file names the places are: the evenkeel.yaml that this option, or nobody, names. */
  public void beside(ConfigOption config, Console console) {
    declared =
        LocateEnvironments.locate(console, config.file())
            .flatMap(file -> Optional.ofNullable(file.path().toAbsolutePath().getParent()));
  }

  /** Complains about outputs that cannot be, before anything is read: a drill may take an hour. */
  public void check(Console console) {
    outputs.check(console.directory());
  }

  public void write(Report report, Console console) {
    write(console, (format, to, options) -> format.render(report, to, options));
  }

  /** Writes every report that was asked for. */
  public void write(Console console, Rendering rendering) {
    outputs.write(
        console,
        (format, to, standardOutput) ->
            rendering.render(
                ReportFormat.named(format).orElseThrow(), to, options(console, standardOutput)));
  }

  /**
   * Says on standard error what came of it, where nobody sees a report and the exit code is not 0.
   * The report's own first line is the verdict in a sentence.
   */
  public int ended(Console console, int code, Rendering rendering) {
    List<String> files = outputs.files();
    if (code == ExitCode.PASSED || files.isEmpty()) {
      return code;
    }
    var text = new StringBuilder();
    try {
      rendering.render(ReportFormat.TEXT, text, options(console, false));
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    text.toString()
        .lines()
        .findFirst()
        .ifPresent(line -> console.err().println("evenkeel: " + line));
    console.err().println("  all of it: " + Printed.line(String.join(", ", files)));
    return code;
  }

  /** The same of a comparison. */
  public int ended(Console console, Report report, int code) {
    return ended(console, code, (format, to, options) -> format.render(report, to, options));
  }

  private RenderOptions options(Console console, boolean standardOutput) {
    boolean terminal = standardOutput && console.terminal();
    int width = terminal ? width(console) : USUAL_WIDTH;
    return new RenderOptions(coloured(console, terminal, standardOutput), width, verbose)
        .seenFrom(RepositoryPlaces.of(console, declared));
  }

  private boolean coloured(Console console, boolean terminal, boolean standardOutput) {
    return switch (color) {
      case ALWAYS -> standardOutput;
      case NEVER -> false;
      case AUTO ->
          terminal
              && console.variables().getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(console.variables().get("TERM"));
    };
  }

  private static int width(Console console) {
    return Optional.ofNullable(console.variables().get("COLUMNS"))
        .filter(columns -> columns.matches("\\d{1,4}"))
        .map(columns -> Math.min(WIDEST, Integer.parseInt(columns)))
        .orElse(USUAL_WIDTH);
  }
}
