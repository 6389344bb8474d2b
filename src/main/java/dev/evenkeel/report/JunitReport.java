package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.gate.Verdict;
import java.io.IOException;

/**
 * The report as JUnit XML, in the dialect that CI systems have in common: a test case for each
 * finding, failed where it fails the gate, in error where nobody could judge it, skipped where it
 * is allowed. There is always at least one test case, and one in error where nothing was compared:
 * a reader that counts tests never takes an empty run for a good one.
 */
final class JunitReport {
  private final Report report;
  private final Sections sections;

  JunitReport(Report report) {
    this.report = report;
    this.sections = Sections.of(report);
  }

  void write(Appendable out) throws IOException {
    boolean nothing = report.verdict() instanceof Verdict.Inconclusive i && i.nothingCompared();
    int extra = nothing || report.findings().isEmpty() ? 1 : 0;
    String numbers =
        attribute("tests", report.findings().size() + extra)
            + attribute("failures", sections.failing().size())
            + attribute("errors", sections.unknown().size() + (nothing ? 1 : 0))
            + attribute("skipped", sections.allowed().size());
    String suite = Xml.escaped(report.left() + " against " + report.right());
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"evenkeel\"" + numbers + ">\n");
    out.append("  <testsuite name=\"" + suite + "\"" + numbers + ">\n    <properties>\n");
    property(out, "verdict", report.verdict().word());
    property(out, "summary", Sentences.verdict(report, sections));
    property(out, "coverage", Sentences.coverage(report.coverage()));
    property(out, "snapshot.left", report.leftDigest());
    property(out, "snapshot.right", report.rightDigest());
    out.append("    </properties>\n");
    if (nothing) {
      open(out, "src-nothing-compared", "anything was compared");
      element(out, "error", "UNKNOWN", "nothing was compared", "");
      out.append("    </testcase>\n");
    } else if (report.findings().isEmpty()) {
      out.append("    <testcase classname=\"evenkeel\" name=\"no difference\"/>\n");
    }
    for (Finding finding : sections.failing()) {
      testCase(out, finding, "failure");
    }
    for (Finding finding : sections.unknown()) {
      testCase(out, finding, "error");
    }
    for (Finding finding : sections.warnings()) {
      testCase(out, finding, "");
    }
    for (Finding finding : sections.infos()) {
      testCase(out, finding, "");
    }
    for (Finding finding : sections.allowed()) {
      testCase(out, finding, "skipped");
    }
    out.append("  </testsuite>\n</testsuites>\n");
  }

  private static String attribute(String name, int number) {
    return " " + name + "=\"" + number + "\"";
  }

  private void testCase(Appendable out, Finding finding, String outcome) throws IOException {
    open(out, finding.check(), finding.item().toString());
    if (outcome.equals("skipped")) {
      out.append("      <skipped message=\"" + Xml.escaped(allowed(finding)) + "\"/>\n");
    }
    if (outcome.equals("failure") || outcome.equals("error")) {
      element(out, outcome, finding.itemClass().name(), finding.message(), details(finding));
    } else {
      out.append("      <system-out>" + details(finding) + "</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static void open(Appendable out, String check, String item) throws IOException {
    out.append(
        "    <testcase classname=\""
            + Xml.escaped(check)
            + "\" name=\""
            + Xml.escaped(item)
            + "\">\n");
  }

  private static void element(Appendable out, String name, String type, String message, String body)
      throws IOException {
    out.append(
        "      <" + name + " type=\"" + type + "\" message=\"" + Xml.escaped(message) + "\">");
    out.append(body).append("</" + name + ">\n");
  }

  private static void property(Appendable out, String name, String value) throws IOException {
    out.append("      <property name=\"" + name + "\" value=\"" + Xml.escaped(value) + "\"/>\n");
  }

  private static String allowed(Finding finding) {
    return finding
        .allowance()
        .map(a -> "allowed: %s (%s, until %s)".formatted(a.why(), a.owner(), a.expires()))
        .orElse("allowed");
  }

  private String details(Finding finding) {
    Contrast contrast = Contrast.of(finding);
    return Xml.escaped(finding.message())
        + "\n"
        + side(report.left(), contrast.left())
        + side(report.right(), contrast.right())
        + "next: "
        + Xml.escaped(finding.remedy())
        + "\nid: "
        + finding.id()
        + " ("
        + finding.severity().word()
        + ")\n";
  }

  private static String side(String name, Contrast.Line line) {
    String lead = line.lead().isEmpty() ? "" : line.lead() + ": ";
    String place = line.at().isEmpty() ? "" : "  " + line.at();
    return Xml.escaped(name + ": " + lead) + Xml.escaped(line.text()) + Xml.escaped(place) + "\n";
  }
}
