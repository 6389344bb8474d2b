package dev.evenkeel.app.cli;

import dev.evenkeel.app.blame.BlamedReport;
import dev.evenkeel.app.console.Console;
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
import picocli.CommandLine.Model.CommandSpec;

/** {@code compare [LEFT RIGHT]}: what differs, what is allowed, what nobody could know. */
final class CompareCommand implements Callable<Integer> {
  private final Console console;
  private final ConfigOption config = new ConfigOption();
  private final ReportOptions reports = new ReportOptions();
  private List<String> sides = List.of();
  private Optional<String> failOn = Optional.empty();
  private boolean blame;

  private CompareCommand(Console console) {
    this.console = console;
  }

  /** The verb; the catalogue that it will ask for is read meanwhile. */
  static CommandSpec of(Console console) {
    BuiltInChecks.begin();
    var command = new CompareCommand(console);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name("compare");
    spec.usageMessage().description("Compares two environments, files, directories or snapshots.");
    InCode.help(spec);
    spec.addPositional(
        InCode.words(
            "0..2",
            "SIDE",
            "Two environments, files, directories, snapshots, or layers joined by commas; without"
                + " them, the pair of `compare:` in evenkeel.yaml.",
            given -> command.sides = given));
    spec.addOption(
        InCode.value(
            "--fail-on",
            "SEVERITY",
            "block (default), warn or info: findings below it do not fail.",
            given -> command.failOn = Optional.of(given)));
    spec.addOption(
        InCode.flag(
            new String[] {"--blame"},
            "Name for every finding the commit that brought it in, where its files lie in a git"
                + " repository.",
            given -> command.blame = given));
    command.config.addTo(spec);
    command.reports.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    reports.check(console);
    Optional<Severity> threshold = failOn.map(Checks::severity);
    Optional<Declaration> declaration = config.find(console);
    reports.beside(config, console);
    var comparisons = new Comparisons(console, declaration);
    Compared compared =
        comparisons.compared(
            comparisons.pair(sides), threshold, new NextSteps(sides, config.file()));
    Report report = blame ? blamed(compared) : compared.report();
    reports.write(report, console);
    return reports.ended(console, report, report.verdict().exitCode());
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
