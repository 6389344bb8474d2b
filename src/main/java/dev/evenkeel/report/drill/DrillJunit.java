package dev.evenkeel.report.drill;

import dev.evenkeel.report.Xml;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.io.IOException;

/** A test case for each unit or state; never an empty run that would be taken for a good one. */
final class DrillJunit {
  private final DrillPage page;

  DrillJunit(DrillPage page) {
    this.page = page;
  }

  void write(Appendable out) throws IOException {
    boolean nothing = page.entries().isEmpty();
    boolean unsure =
        page.verdict().exitCode() == 3 && page.entries(Weight.UNDECIDED).isEmpty() && !nothing;
    int extra = nothing || unsure ? 1 : 0;
    String numbers =
        attribute("tests", page.entries().size() + extra)
            + attribute("failures", page.entries(Weight.FAILED).size())
            + attribute("errors", page.entries(Weight.UNDECIDED).size() + extra)
            + attribute("skipped", page.entries(Weight.DECLARED).size());
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"evenkeel\"" + numbers + ">\n");
    out.append("  <testsuite name=\"drill " + Xml.escaped(page.title()) + "\"" + numbers + ">\n");
    out.append("    <properties>\n");
    property(out, "verdict", page.verdict().word());
    property(out, "summary", page.sentence());
    for (DrillPage.Fact fact : page.facts()) {
      property(out, fact.label(), fact.text());
    }
    out.append("    </properties>\n");
    if (extra > 0) {
      out.append("    <testcase classname=\"drill\" name=\"the drill itself\">\n");
      element(
          out, "error", page.verdict().word(), page.sentence(), String.join("\n", page.notes()));
      out.append("    </testcase>\n");
    }
    for (Entry entry : page.entries()) {
      testCase(out, entry);
    }
    out.append("  </testsuite>\n</testsuites>\n");
  }

  private static void testCase(Appendable out, Entry entry) throws IOException {
    String open =
        "    <testcase classname=\""
            + Xml.escaped(entry.rule())
            + "\" name=\""
            + Xml.escaped(entry.name())
            + "\"";
    if (entry.weight() == Weight.HELD) {
      out.append(open + "/>\n");
      return;
    }
    out.append(open + ">\n");
    String body = String.join("\n", entry.lines());
    switch (entry.weight()) {
      case FAILED -> element(out, "failure", entry.rule(), entry.message(), body);
      case UNDECIDED -> element(out, "error", entry.rule(), entry.message(), body);
      case DECLARED ->
          out.append(
              "      <skipped message=\""
                  + Xml.escaped(entry.signed().orElse(entry.message()))
                  + "\"/>\n");
      case WARN, INFO, HELD ->
          out.append("      <system-out>" + Xml.escaped(entry.message()) + "</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static void element(Appendable out, String name, String type, String message, String body)
      throws IOException {
    out.append("      <" + name + " type=\"" + Xml.escaped(type) + "\" message=\"");
    out.append(Xml.escaped(message) + "\">");
    for (String line : body.lines().toList()) {
      out.append(Xml.escaped(line)).append('\n');
    }
    out.append("</" + name + ">\n");
  }

  private static void property(Appendable out, String name, String value) throws IOException {
    out.append("      <property name=\"" + Xml.escaped(name) + "\" value=\"");
    out.append(Xml.escaped(value) + "\"/>\n");
  }

  private static String attribute(String name, int number) {
    return " " + name + "=\"" + number + "\"";
  }
}
