package dev.evenkeel.app.cli;

import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.check.Severity;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare [LEFT RIGHT]}: what differs, what is allowed, what nobody could know. */
@Command(
    name = "compare",
    description = "Compares two environments, files, directories or snapshots.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..2",
      paramLabel = "SIDE",
      description =
          "Two environments, files, directories, snapshots, or layers joined by commas; without"
              + " them, the pair of `compare:` in evenkeel.yaml.")
  private List<String> sides = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "block (default), warn or info: findings below it do not fail.")
  private @Nullable String failOn;

  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check();
    Optional<Severity> threshold = Optional.ofNullable(failOn).map(Checks::severity);
    Optional<Declaration> declaration = config.find(console);
    var comparisons = new Comparisons(console, declaration);
    Report report =
        comparisons.run(comparisons.pair(sides), threshold, new NextSteps(sides, config.file()));
    reports.write(report, console);
    return report.verdict().exitCode();
  }
}
