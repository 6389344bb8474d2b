package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The findings of a report as a reader wants them: by what they do to the deploy, and in each
 * section what hurts most first.
 *
 * @param failing at or above the gate's threshold
 * @param unknown nobody could judge these
 * @param warnings below the threshold, of severity warn or above
 * @param infos below the threshold, of severity info
 * @param allowed let pass by a declared allowance
 */
record Sections(
    List<Finding> failing,
    List<Finding> unknown,
    List<Finding> warnings,
    List<Finding> infos,
    List<Finding> allowed) {

  static Sections of(Report report) {
    var failing = new ArrayList<Finding>();
    var unknown = new ArrayList<Finding>();
    var warnings = new ArrayList<Finding>();
    var infos = new ArrayList<Finding>();
    var allowed = new ArrayList<Finding>();
    for (Finding finding : report.findings()) {
      if (finding.itemClass() == ItemClass.UNKNOWN) {
        unknown.add(finding);
      } else if (finding.itemClass() == ItemClass.ALLOWED) {
        allowed.add(finding);
      } else if (finding.severity().compareTo(report.failOn()) >= 0) {
        failing.add(finding);
      } else if (finding.severity() == Severity.INFO) {
        infos.add(finding);
      } else {
        warnings.add(finding);
      }
    }
    failing.sort(WORST_FIRST);
    warnings.sort(WORST_FIRST);
    infos.sort(WORST_FIRST);
    return new Sections(failing, unknown, warnings, infos, allowed);
  }

  /** The one to look at first: the worst that fails, else one that nobody could judge. */
  Optional<Finding> first() {
    return (failing.isEmpty() ? unknown : failing).stream().findFirst();
  }

  /** Where it stands; empty where it stands in no file. */
  static String place(Finding finding) {
    return finding.right().or(finding::left).map(Sighting::at).orElse("");
  }

  /** What these find changes how much or where it runs, rarely what it does. */
  private static final Set<String> MILDER =
      Set.of(
          "cfg-list-reordered",
          "cfg-order-only",
          "k8s-metadata-differs",
          "k8s-replicas-differ",
          "k8s-resources-differ",
          "k8s-scheduling-differs");

  /** Keeps the report's order among equals. */
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparingInt(finding -> harm(finding.itemClass()))
          .thenComparing(finding -> MILDER.contains(finding.check()));

  private static int harm(ItemClass itemClass) {
    return switch (itemClass) {
      case LEAK -> 0;
      case VIOLATES -> 1;
      case DIFFERENT, ONLY_LEFT, ONLY_RIGHT -> 2;
      case UNKNOWN -> 3;
      case PENDING -> 4;
      case EQUAL, EQUAL_BY_DEFAULT, EQUAL_BY_TOKEN, ALLOWED -> 5;
    };
  }
}
