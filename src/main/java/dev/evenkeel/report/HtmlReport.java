package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.Coverage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The report as one page that needs nothing else: no network, no script, no image. It reads on a
 * phone, in the dark and on paper.
 */
final class HtmlReport {
  /**
   * More would be no page that a person reads; the rest is counted and stands in the JSON report.
   */
  private static final int MOST = 1_000;

  private final Report report;
  private final Sections sections;

  HtmlReport(Report report) {
    this.report = report;
    this.sections = Sections.of(report);
  }

  void write(Appendable out) throws IOException {
    var html = new HtmlWriter(out);
    HtmlFrame.begin(
        html, Sentences.headline(report) + ": " + report.left() + " against " + report.right());
    verdict(html);
    compared(html);
    var finding = new HtmlFinding(html, Labels.of(report));
    section(html, finding, "Failing", sections.failing());
    section(html, finding, "Could not be judged", sections.unknown());
    section(html, finding, "Warnings", sections.warnings());
    next(html);
    folded(html, finding, "Allowed, and declared as such", sections.allowed());
    folded(html, finding, "Notes", sections.infos());
    HtmlFrame.end(html);
  }

  private void verdict(HtmlWriter html) throws IOException {
    html.markup("<header class=\"verdict ").markup(report.verdict().word()).markup("\">\n");
    html.element("p", "word", Sentences.headline(report)).markup("\n");
    html.markup("<h1>").path(Sentences.verdict(report, sections)).markup("</h1>\n");
    Optional<Finding> worst = sections.first();
    if (worst.isPresent()) {
      first(html, worst.get());
    }
    html.markup("</header>\n");
  }

  /** The worst by name: where it stands and what to do, before anything is scrolled to. */
  private static void first(HtmlWriter html, Finding finding) throws IOException {
    String at = Sections.place(finding);
    html.markup("<p class=\"first\"><code>").path(finding.item().toString()).markup("</code>");
    if (!at.isEmpty()) {
      html.markup(" at <code>").path(at).markup("</code>");
    }
    html.markup(": ").text(finding.message()).markup(". <b>Next</b> ");
    html.text(finding.remedy()).markup("</p>\n");
  }

  private void compared(HtmlWriter html) throws IOException {
    html.markup(
        "<section class=\"compared\">\n<h2>What was compared</h2>\n<dl class=\"snapshots\">\n");
    snapshot(html, "left", report.left(), report.leftDigest());
    snapshot(html, "right", report.right(), report.rightDigest());
    html.markup("</dl>\n<ul class=\"coverage\">\n");
    Coverage coverage = report.coverage();
    figure(html, coverage.items(), "items");
    figure(html, coverage.paired(), "paired");
    figure(html, coverage.substituted(), "substituted");
    figure(html, coverage.dropped(), "dropped");
    figure(html, coverage.unknown(), "unknown");
    html.markup("</ul>\n<p class=\"classes\">").text(Sentences.classes(report)).markup("</p>\n");
    String notLookedAt = Sentences.notLookedAt(coverage);
    if (!notLookedAt.isEmpty()) {
      html.element("p", "classes", notLookedAt).markup("\n");
    }
    if (!report.remarks().isEmpty()) {
      html.markup("<ul class=\"remarks\">\n");
      for (String remark : report.remarks()) {
        html.element("li", "", remark).markup("\n");
      }
      html.markup("</ul>\n");
    }
    html.markup("</section>\n");
  }

  private static void snapshot(HtmlWriter html, String which, String name, String digest)
      throws IOException {
    html.markup("<div>").element("dt", "", which).markup("<dd>");
    html.element("strong", "", name);
    if (!digest.isEmpty()) {
      html.markup(" ").element("code", "digest", digest);
    }
    html.markup("</dd></div>\n");
  }

  private static void figure(HtmlWriter html, long number, String noun) throws IOException {
    html.markup("<li>")
        .element("strong", "", Numbers.number(number))
        .markup(" ")
        .text(noun)
        .markup("</li>\n");
  }

  private static void section(
      HtmlWriter html, HtmlFinding finding, String title, List<Finding> findings)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    html.markup("<section>\n<h2>").text(title).markup(" ");
    html.element("span", "count", Numbers.number(findings.size())).markup("</h2>\n");
    findings(html, finding, findings);
    html.markup("</section>\n");
  }

  private static void folded(
      HtmlWriter html, HtmlFinding finding, String title, List<Finding> findings)
      throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    html.markup("<details>\n<summary>").text(title).markup(" ");
    html.element("span", "count", Numbers.number(findings.size())).markup("</summary>\n");
    findings(html, finding, findings);
    html.markup("</details>\n");
  }

  private static void findings(HtmlWriter html, HtmlFinding finding, List<Finding> findings)
      throws IOException {
    List<Group> groups = Group.of(findings);
    int told = 0;
    for (Group group : groups.subList(0, Math.min(MOST, groups.size()))) {
      finding.write(group);
      told += group.findings().size();
    }
    if (told < findings.size()) {
      html.element(
              "p", "more", Numbers.number(findings.size() - told) + " more; --format json has all")
          .markup("\n");
    }
  }

  private void next(HtmlWriter html) throws IOException {
    List<String> commands = Sentences.next(report, sections);
    if (commands.isEmpty()) {
      return;
    }
    html.markup("<section>\n<h2>Next</h2>\n<ul class=\"commands\">\n");
    for (String command : commands) {
      html.markup("<li>").element("code", "", command).markup("</li>\n");
    }
    html.markup("</ul>\n</section>\n");
  }
}
