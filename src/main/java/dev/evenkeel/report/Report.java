package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything a comparison's report shows, in every format. Formats render it and compute nothing.
 *
 * @param verdict the gate's answer
 * @param failOn the threshold it was given with
 * @param left name of the left side as the user gave it
 * @param right name of the right side
 * @param findings worst first, then by item; allowed ones among them
 * @param coverage what was looked at
 * @param counts items per class, after allowances
 * @param leftDigest digest of the left snapshot, {@code sha256:...}
 * @param rightDigest digest of the right snapshot
 * @param remarks sentences on how it was compared
 * @param next commands worth running now, best first
 */
public record Report(
    Verdict verdict,
    Severity failOn,
    String left,
    String right,
    List<Finding> findings,
    Coverage coverage,
    Map<ItemClass, Long> counts,
    String leftDigest,
    String rightDigest,
    List<String> remarks,
    List<String> next) {
  public Report {
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
    remarks = List.copyOf(remarks);
    next = List.copyOf(next);
  }

  /** The same report of other findings. */
  public Report with(List<Finding> others) {
    return new Report(
        verdict,
        failOn,
        left,
        right,
        others,
        coverage,
        counts,
        leftDigest,
        rightDigest,
        remarks,
        next);
  }

  /** The same report with one more sentence on how it was compared. */
  public Report remarking(String sentence) {
    var more = new ArrayList<>(remarks);
    more.add(sentence);
    return new Report(
        verdict,
        failOn,
        left,
        right,
        findings,
        coverage,
        counts,
        leftDigest,
        rightDigest,
        more,
        next);
  }
}
