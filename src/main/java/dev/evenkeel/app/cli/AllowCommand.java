package dev.evenkeel.app.cli;

import dev.evenkeel.app.allowing.Expected;
import dev.evenkeel.app.allowing.NewAllowance;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.app.finding.ReportedFinding;
import dev.evenkeel.app.finding.ReportedFindings;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.source.file.NamedPath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allow ID}: the allowance for a finding, to paste or written into evenkeel.yaml. */
@Command(
    name = "allow",
    description = {
      "Prints the allowance for a finding, or adds it to evenkeel.yaml.",
      "An allowance says why, who owns it, until when, and what would change our mind."
    },
    mixinStandardHelpOptions = true)
final class AllowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "ID", description = "The finding's 12 hex digits.")
  String id = "";

  @Mixin private AllowanceOptions said = new AllowanceOptions();

  @Option(
      names = "--write",
      description = "Add it to evenkeel.yaml; comments and order stay, and the result must hold.")
  boolean write;

  @Mixin private FindingOptions findings = new FindingOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  AllowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    said.check(console);
    Declaration declaration = config.require(console);
    ReportedFindings all = findings.find(console, Optional.of(declaration), List.of());
    ReportedFinding finding =
        ExplainCommand.named(id, all, Checks.catalogue(Optional.of(declaration)))
            .orElseThrow(() -> ExplainCommand.unknownFinding(id, all));
    refuseTwice(declaration, finding);
    NamedPath place =
        LocateEnvironments.locate(console, config.file())
            .orElseThrow(() -> new IllegalStateException("it was read a moment ago"));
    var file = new AllowanceFile(console, place, !findings.inFile());
    NewAllowance allowance = said.allowance(finding);
    AllowanceFile.Fitting fitting = file.fitting(finding, allowance, candidates(finding, all));
    if (write) {
      file.replace(fitting);
      console.err().println("evenkeel: added to " + Printed.line(place.written()) + ":");
    } else {
      console
          .err()
          .println(
              "evenkeel: paste this below `allowances:` in "
                  + Printed.line(place.written())
                  + ", or run again with --write");
    }
    fitting.allowance().lines().forEach(line -> console.out().println("  " + line));
    return ExitCode.PASSED;
  }

  /** One that has expired, or holds no longer, is decided again and not outvoted by another. */
  private static void refuseTwice(Declaration declaration, ReportedFinding finding) {
    declaration.allowances().stream()
        .filter(allowance -> allowance.item().toString().equals(finding.item()))
        .findFirst()
        .ifPresent(
            allowance -> {
              throw new UsageError(
                  "finding "
                      + finding.id()
                      + " ("
                      + finding.item()
                      + "): an allowance for it stands at "
                      + allowance.at()
                      + ", until "
                      + allowance.expires()
                      + "; change or renew that one");
            });
  }

  private List<String> candidates(ReportedFinding finding, ReportedFindings all) {
    if (said.expect.isPresent() && finding.allowedAt().isEmpty()) {
      return List.of(said.expect.get());
    }
    return switch (Expected.of(finding, all)) {
      case Expected.OneOf oneOf -> oneOf.candidates();
      case Expected.None none ->
          throw new UsageError("finding " + id + " (" + finding.item() + "): " + none.why());
    };
  }
}
