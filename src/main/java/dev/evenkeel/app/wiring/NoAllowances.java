package dev.evenkeel.app.wiring;

import dev.evenkeel.check.Finding;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.report.Report;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said of allowances where none can speak of the two sides. */
final class NoAllowances {
  /** As the checks offer it: behind what there is to declare. */
  private static final Pattern OFFER = Pattern.compile(":? evenkeel allow [0-9a-f]{12}");

  private static final String WHERE = " in an evenkeel.yaml (evenkeel init writes one)";

  private NoAllowances() {}

  /** The report of two sides that are not the pair of {@code compare:}. */
  static Report said(Report report, Optional<Declaration> declaration) {
    if (declaration.isEmpty()) {
      return report.with(report.findings().stream().map(NoAllowances::withoutOffer).toList());
    }
    return declaration
        .filter(declared -> !declared.allowances().isEmpty())
        .map(declared -> report.remarking(passedOver(declared)))
        .orElse(report);
  }

  private static Finding withoutOffer(Finding finding) {
    return finding.remedy().contains("evenkeel allow ")
        ? finding.withRemedy(OFFER.matcher(finding.remedy()).replaceAll(WHERE))
        : finding;
  }

  private static String passedOver(Declaration declared) {
    int count = declared.allowances().size();
    String pair =
        declared
            .compare()
            .map(sides -> sides.left() + " and " + sides.right() + " of its compare:")
            .orElse("the pair of compare:, which it does not declare");
    return "the "
        + (count == 1 ? "allowance" : count + " allowances")
        + " of evenkeel.yaml "
        + (count == 1 ? "does" : "do")
        + " not apply to these two sides, but to "
        + pair
        + "; declare these as sources of those environments (a snapshot file as snapshot:)";
  }
}
