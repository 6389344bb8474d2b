package dev.evenkeel.app.cli;

import dev.evenkeel.app.blame.BlamedReport;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.app.wiring.BuiltInChecks;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.app.wiring.Comparisons.Compared;
import dev.evenkeel.check.Severity;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
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
    addMethodSubcommands = false,
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

  @Option(
      names = "--blame",
      description =
          "Name for every finding the commit that brought it in, where its files lie in a git"
              + " repository.")
  private boolean blame;

  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  CompareCommand(Console console) {
    BuiltInChecks.begin();
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check();
    Optional<Severity> threshold = Optional.ofNullable(failOn).map(Checks::severity);
    Optional<Declaration> declaration = config.find(console);
    var comparisons = new Comparisons(console, declaration);
    Compared compared =
        comparisons.compared(
            comparisons.pair(sides), threshold, new NextSteps(sides, config.file()));
    Report report = blame ? blamed(compared) : compared.report();
    reports.write(report, console);
    return report.verdict().exitCode();
  }

  private Report blamed(Compared compared) {
    var folders = new ArrayList<Path>();
    LocateEnvironments.locate(console, config.file())
        .flatMap(file -> Optional.ofNullable(file.path().getParent()))
        .ifPresent(folders::add);
    folders.add(console.directory());
    var blamed = BlamedReport.of(compared, folders);
    blamed
        .unknown()
        .forEach(line -> console.err().println("evenkeel: blame: " + Printed.line(line)));
    return blamed.report();
  }
}
