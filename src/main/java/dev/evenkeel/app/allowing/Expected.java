package dev.evenkeel.app.allowing;

import dev.evenkeel.app.finding.ReportedFinding;
import dev.evenkeel.app.finding.ReportedFindings;
import java.util.List;

/**
 * Which expectation a finding's allowance would have, the narrowest first. A wider one than fits
 * the kind of finding is for a person to say: it would hide what else is wrong with the item.
 */
public sealed interface Expected {
  /** Any of these may do. */
  record OneOf(List<String> candidates) implements Expected {
    public OneOf {
      candidates = List.copyOf(candidates);
    }
  }

  /** No allowance of ours would be right. */
  record None(String why) implements Expected {}

  static Expected of(ReportedFinding finding, ReportedFindings report) {
    if (finding.allowedAt().isPresent()) {
      return new None(
          "an allowance speaks about it already at "
              + finding.allowedAt().get()
              + "; change or renew that one");
    }
    if (finding.item().startsWith("allowance/")) {
      return new None("it is about an allowance itself; correct or remove that one");
    }
    if (finding.item().startsWith("source/")) {
      return new OneOf(List.of(only(report.left()), only(report.right())));
    }
    return switch (finding.itemClass()) {
      case "ONLY_LEFT" -> new OneOf(List.of(only(report.left())));
      case "ONLY_RIGHT" -> new OneOf(List.of(only(report.right())));
      case "LEAK" -> new OneOf(List.of("same", "differs"));
      case "UNKNOWN" -> new OneOf(List.of("any"));
      case "DIFFERENT", "PENDING" -> new OneOf(List.of(moved(finding) ? "any" : "differs"));
      default ->
          new None(
              "the two sides are equal there, and nothing needs to be allowed; where they must not"
                  + " be equal, declare that: --expect differs");
    };
  }

  /** On each side the item is absent where the other has it. */
  private static boolean moved(ReportedFinding finding) {
    return finding.check().endsWith("-moved")
        || finding.also().stream().anyMatch(check -> check.endsWith("-moved"));
  }

  private static String only(String environment) {
    return "{onlyIn: " + YamlScalar.of(environment) + "}";
  }
}
