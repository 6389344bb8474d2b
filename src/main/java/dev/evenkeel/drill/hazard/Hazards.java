package dev.evenkeel.drill.hazard;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import java.util.List;

/**
 * The statements of a plan, and what the checks say of them.
 *
 * @param findings worst first, allowed ones among them
 * @param remarks what the reader should know of how it was looked at
 */
public record Hazards(
    List<ObservedStatement> statements, List<Finding> findings, List<String> remarks) {
  /** Nobody has looked. */
  public static final Hazards NONE = new Hazards(List.of(), List.of(), List.of());

  public Hazards {
    statements = List.copyOf(statements);
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
  }

  /** Hazards only warn, unless evenkeel.yaml raises them. */
  public boolean fail() {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.severity() == Severity.BLOCK
                    && finding.itemClass() != ItemClass.UNKNOWN
                    && finding.itemClass() != ItemClass.ALLOWED);
  }

  /** Whether a rule gave no answer. */
  public boolean undecided() {
    return findings.stream().anyMatch(finding -> finding.itemClass() == ItemClass.UNKNOWN);
  }

  /** What weighs more than a remark and nobody allowed. */
  public List<Finding> open() {
    return findings.stream()
        .filter(finding -> finding.itemClass() != ItemClass.ALLOWED)
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }
}
