package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.github.Output;
import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.report.Report;
import java.util.EnumMap;
import java.util.Map;

/** A report in a few numbers, for the steps after this one. */
final class Tally {
  private Tally() {}

  static Map<Output, String> of(Report report) {
    var tally = new EnumMap<Output, String>(Output.class);
    tally.put(Output.FINDINGS, String.valueOf(report.findings().size()));
    int failing = report.verdict() instanceof Verdict.Failed failed ? failed.failing() : 0;
    tally.put(Output.FAILING, String.valueOf(failing));
    tally.put(Output.UNKNOWN, String.valueOf(count(report, ItemClass.UNKNOWN)));
    tally.put(Output.ALLOWED, String.valueOf(count(report, ItemClass.ALLOWED)));
    tally.put(Output.COMPARED, String.valueOf(report.coverage().items()));
    return tally;
  }

  private static long count(Report report, ItemClass itemClass) {
    return report.findings().stream().map(Finding::itemClass).filter(itemClass::equals).count();
  }
}
