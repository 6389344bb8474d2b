package dev.evenkeel.operation.lookout;

import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.report.Report;
import java.util.List;
import java.util.Map;

/** Reports as they are needed here. */
public final class Reports {
  private Reports() {}

  /** Of two environments that are alike. */
  public static Report passed() {
    var coverage = new Coverage(3, 3, 0, 0, 0, Map.of());
    return new Report(
        new Gate(Severity.BLOCK).decide(List.of(), coverage),
        Severity.BLOCK,
        "staging",
        "production",
        List.of(),
        coverage,
        Map.of(),
        "sha256:" + "3f".repeat(32),
        "sha256:" + "a0".repeat(32),
        List.of(),
        List.of());
  }
}
