package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a report says in words, the same in every format for people. Each message has one method.
 */
final class Sentences {
  private static final int NAMES_IN_VERDICT = 72;
  private static final int LONGEST_NAME = 160;
  private static final int DIGEST = 16;

  private Sentences() {}

  /** The verdict's word as a headline. */
  static String headline(Report report) {
    return report.verdict().word().toUpperCase(Locale.ROOT);
  }

  /** What stands in the way, how much could not be judged, how much is allowed: one sentence. */
  static String verdict(Report report, Sections sections) {
    return switch (report.verdict()) {
      case Verdict.Failed _ -> failing(report, sections) + rest(sections, false);
      case Verdict.Inconclusive inconclusive when inconclusive.nothingCompared() ->
          "nothing was compared" + (sections.unknown().isEmpty() ? "" : rest(sections, false));
      case Verdict.Inconclusive inconclusive ->
          Numbers.counted(sections.unknown().size(), "item")
              + " could not be judged; nothing is known to be wrong"
              + rest(sections, true);
      case Verdict.Passed passed -> passed(report, sections) + rest(sections, false);
    };
  }

  private static String failing(Report report, Sections sections) {
    int n = sections.failing().size();
    String noun =
        sections.failing().stream().allMatch(Sentences::isDifference) ? "difference" : "finding";
    String what =
        report.failOn() == Severity.BLOCK
            ? Numbers.counted(n, noun) + (n == 1 ? " blocks" : " block")
            : Numbers.counted(n, noun) + " at " + report.failOn().word() + " or above";
    return what + named(sections.failing());
  }

  /** The worst by name, as many as one line bears. */
  private static String named(List<Finding> findings) {
    var names = new StringBuilder();
    int said = 0;
    for (Finding finding : findings) {
      String item = Printable.of(finding.item().toString());
      if (item.length() > LONGEST_NAME) {
        break;
      }
      if (said > 0 && names.length() + item.length() > NAMES_IN_VERDICT) {
        break;
      }
      names.append(said == 0 ? ": " : ", ").append(item);
      said++;
    }
    if (said == 0) {
      return "";
    }
    if (said < findings.size()) {
      names.append(" and ").append(Numbers.number(findings.size() - said)).append(" more");
    }
    return names.toString();
  }

  private static String passed(Report report, Sections sections) {
    String compared = Numbers.counted(report.coverage().items(), "item") + " compared, ";
    boolean nothing =
        sections.warnings().isEmpty() && sections.infos().isEmpty() && sections.allowed().isEmpty();
    return compared + (nothing ? "no difference" : "no difference stands against it");
  }

  private static String rest(Sections sections, boolean unknownSaid) {
    var parts = new ArrayList<String>();
    if (!unknownSaid && !sections.unknown().isEmpty()) {
      parts.add(Numbers.number(sections.unknown().size()) + " could not be judged");
    }
    if (!sections.warnings().isEmpty()) {
      parts.add(Numbers.counted(sections.warnings().size(), "warning"));
    }
    if (!sections.allowed().isEmpty()) {
      parts.add(Numbers.number(sections.allowed().size()) + " allowed");
    }
    return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
  }

  private static boolean isDifference(Finding finding) {
    return switch (finding.itemClass()) {
      case DIFFERENT, ONLY_LEFT, ONLY_RIGHT, LEAK, PENDING -> true;
      case VIOLATES -> !finding.item().area().equals("allowance");
      case EQUAL, EQUAL_BY_DEFAULT, EQUAL_BY_TOKEN, ALLOWED, UNKNOWN -> false;
    };
  }

  /** What was looked at; stands in every report. */
  static String coverage(Coverage coverage) {
    return Numbers.counted(coverage.items(), "item")
        + ", "
        + Numbers.number(coverage.paired())
        + " paired, "
        + Numbers.number(coverage.substituted())
        + " substituted, "
        + Numbers.number(coverage.dropped())
        + " dropped, "
        + Numbers.number(coverage.unknown())
        + " unknown";
  }

  /**
   * What a reader might think was looked at and was not; empty where there is nothing of the kind.
   */
  static String notLookedAt(Coverage coverage) {
    var parts = new ArrayList<String>();
    if (coverage.dropped() > 0) {
      parts.add(Numbers.counted(coverage.dropped(), "field") + " set aside");
    }
    if (coverage.unknown() > 0) {
      parts.add(Numbers.counted(coverage.unknown(), "item") + " that could not be judged");
    }
    return parts.isEmpty() ? "" : "Not looked at: " + String.join(", ", parts);
  }

  /** How many items became what, classes without any left out. */
  static String classes(Report report) {
    var parts = new ArrayList<String>();
    for (ItemClass itemClass : ItemClass.values()) {
      long n = report.counts().getOrDefault(itemClass, 0L);
      if (n > 0) {
        parts.add(Numbers.number(n) + " " + className(itemClass));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  static String className(ItemClass itemClass) {
    return itemClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What the findings of a group have in common. */
  static String cause(Group group, String left, String right) {
    return switch (group.cause()) {
      case Group.Cause.Alone _ -> "";
      case Group.Cause.SameValues _ -> "the same two values every time";
      case Group.Cause.Renamed renamed ->
          "%s says %s where %s says %s"
              .formatted(
                  left, Printable.quoted(renamed.from()), right, Printable.quoted(renamed.to()));
      case Group.Cause.MissingTogether missing ->
          "only in %s, all in %s"
              .formatted(missing.onLeft() ? left : right, Printable.of(missing.file()));
    };
  }

  /**
   * What to do about a group: what its findings say, where they agree, or what its cause suggests.
   */
  static String remedy(Group group) {
    String first = group.first().remedy();
    boolean agree = group.findings().stream().allMatch(f -> f.remedy().equals(first));
    return switch (group.cause()) {
      case Group.Cause.Alone _ -> first;
      case Group.Cause.SameValues _ when agree -> first;
      case Group.Cause.MissingTogether _ when agree -> first;
      case Group.Cause.Renamed renamed ->
          "if these are the environments' names for one thing, declare them: "
              + "tokens: {name: %s} on one side and {name: %s} on the other; if not, each item needs its own answer"
                  .formatted(Printable.of(renamed.from()), Printable.of(renamed.to()));
      case Group.Cause.SameValues _, Group.Cause.MissingTogether _ -> first + " (the others alike)";
    };
  }

  /** Commands worth running now; never empty unless all is equal. */
  static List<String> next(Report report, Sections sections) {
    if (!report.next().isEmpty()) {
      return report.next();
    }
    for (List<Finding> worst :
        List.of(sections.failing(), sections.unknown(), sections.warnings())) {
      if (!worst.isEmpty()) {
        return List.of("evenkeel explain " + worst.getFirst().check());
      }
    }
    return List.of();
  }

  /** Enough of a digest to tell two apart at a glance; the formats for programs have all of it. */
  static String shortDigest(String digest) {
    int hex = digest.indexOf(':') + 1;
    return digest.length() <= hex + DIGEST ? digest : digest.substring(0, hex + DIGEST);
  }

  static String severity(Finding finding) {
    return finding.itemClass() == ItemClass.UNKNOWN ? "unknown" : finding.severity().word();
  }
}
