package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.finding.ReportedFindings;
import dev.evenkeel.app.wiring.Comparisons;
import dev.evenkeel.environment.Declaration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a finding's id is looked up: in a report file, else by comparing again. */
final class FindingOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "A report that `compare --format json` wrote; without it, compares again.")
  Optional<String> report = Optional.empty();

  boolean inFile() {
    return report.isPresent();
  }

  ReportedFindings find(Console console, Optional<Declaration> declaration, List<String> sides) {
    if (report.isPresent()) {
      return ReportedFindings.in(console, report.get());
    }
    var comparisons = new Comparisons(console, declaration);
    return ReportedFindings.of(
        comparisons.run(
            comparisons.pair(sides), Optional.empty(), (verdict, findings) -> List.of()));
  }
}
