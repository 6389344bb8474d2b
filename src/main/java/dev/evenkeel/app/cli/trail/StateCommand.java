package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.Findable;
import dev.evenkeel.operation.trail.KeptOutlines;
import dev.evenkeel.operation.trail.Outlines;
import dev.evenkeel.operation.trail.ReadWitnesses;
import dev.evenkeel.operation.trail.ShowState;
import dev.evenkeel.report.trail.StateReport;
import dev.evenkeel.report.trail.page.Links;
import dev.evenkeel.report.trail.page.StatePage;
import dev.evenkeel.store.file.OutlineFile;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.state.Limits;
import dev.evenkeel.trail.state.Span;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trail state}: what runs, what differs, what is half-way, what nobody knows. */
@Command(
    name = "state",
    description = {
      "Says of each environment what runs, what differs, what should have finished by now and what"
          + " is not proven, by the log's records. Exit code 1 where something is wrong, 3 where"
          + " something is not known."
    },
    mixinStandardHelpOptions = true)
final class StateCommand implements Callable<Integer> {
  /** So many records are read again in less time than it takes to keep what they say. */
  private static final long WORTH_KEEPING = 500;

  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private FormatOptions formats = new FormatOptions("text", "json", "html");

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Which environment; without it, every one that the log knows.")
  private @Nullable String environment;

  @Option(
      names = "--comparison-limit",
      paramLabel = "SPAN",
      description = "How old a comparison may be whose record states no limit: 24h.")
  private String comparison = "24h";

  @Option(
      names = "--drill-limit",
      paramLabel = "SPAN",
      description = "How old a drill may be whose record states no limit: 7d.")
  private String drill = "7d";

  @Option(
      names = "--stage-limit",
      paramLabel = "SPAN",
      description = "How long a stage may run whose record states no limit: 1h.")
  private String stage = "1h";

  StateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::show);
  }

  private int show() {
    var limits =
        new Limits(
            span("--comparison-limit", comparison),
            span("--drill-limit", drill),
            span("--stage-limit", stage));
    TrailDirectory directory = log.openExisting(console);
    OutlineFile kept = directory.outlines(directory.logKey());
    Outlines outlines = KeptOutlines.outlines(kept.read());
    ShowState.States states;
    try (Storage storage = directory.openToRead()) {
      Findable.required(storage);
      states =
          ShowState.run(
              storage,
              outlines,
              (project, name) -> environment == null || environment.equals(name),
              directory.mark(directory.logKey()).read(),
              new ShowState.Asked(
                  limits, console.clock().instant().truncatedTo(ChronoUnit.SECONDS), shown()));
      if (states.environments().isEmpty()) {
        throw new UsageError(unknown(directory, storage));
      }
    }
    if (outlines.grown() >= WORTH_KEEPING) {
      kept.write(KeptOutlines.bytes(outlines));
    }
    var report = new StateReport(states.environments(), states.head());
    formats.write(
        console,
        (format, to, standardOutput) -> {
          switch (format) {
            case "json" -> report.json(to);
            case "html" -> to.append(page(directory, states));
            default -> report.text(to);
          }
        });
    return switch (report.verdict()) {
      case PASSED -> ExitCode.PASSED;
      case FAILED -> ExitCode.FAILED;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }

  /** JSON has all, a page the newest, text none. */
  private int shown() {
    return formats.ask("json") ? Integer.MAX_VALUE : formats.ask("html") ? StatePage.MOST : 0;
  }

  private static String page(TrailDirectory directory, ShowState.States states) {
    if (states.environments().size() > 1) {
      throw new UsageError("--format html is a page of one environment: --environment NAME");
    }
    try (Storage storage = directory.openToRead()) {
      return StatePage.of(
          states.environments().getFirst(),
          states.head(),
          ReadWitnesses.of(storage, directory.witnesses().read()),
          Links.ALONE);
    }
  }

  private String unknown(TrailDirectory directory, Storage storage) {
    List<String> known = Scopes.environments(storage);
    return environment == null
        ? "the log in " + directory.path() + " has no record of an environment" + Scopes.none(known)
        : Scopes.unknown(directory, environment, known);
  }

  private static Duration span(String flag, String written) {
    return Span.parse(written)
        .orElseThrow(
            () ->
                new UsageError(
                    flag + " " + written + ": a span is expected, as in 90s, 15m, 24h, 7d or 2w"));
  }
}
