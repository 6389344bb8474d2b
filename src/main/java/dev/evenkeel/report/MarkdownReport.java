package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The report as GitHub's Markdown, for a job summary (which fails the step when it passes 1 MiB) or
 * a comment: no longer than the room there is, worst first, and what no longer fits is counted. No
 * line begins with foreign text, so nothing in it can command a runner.
 */
final class MarkdownReport {
  private static final int KEPT_FOR_THE_END = 20_000;
  private static final int MOST_LINES = 20;

  private final Report report;
  private final Sections sections;
  private final MarkdownRows rows;
  private final StringBuilder page = new StringBuilder();
  private final int forTheEnd;
  private int room;

  MarkdownReport(Report report, int room) {
    this.report = report;
    this.sections = Sections.of(report);
    this.room = room;
    this.forTheEnd = Math.min(KEPT_FOR_THE_END, room / 8);
    this.rows = new MarkdownRows(Labels.of(report));
  }

  void write(Appendable out) throws IOException {
    add("## " + Sentences.headline(report) + "\n\n");
    add("**Verdict:** " + Markdown.prose(Sentences.verdict(report, sections)) + "\n\n");
    first();
    compared();
    list("### Failing", sections.failing());
    list("### Could not be judged", sections.unknown());
    list("### Warnings", sections.warnings());
    lines("### Next", Sentences.next(report, sections), true);
    allowed();
    infos();
    lines("### How it was compared", report.remarks(), false);
    out.append(page);
  }

  /** The worst by name: where it stands and what to do, before any table is scrolled to. */
  private void first() {
    Optional<Finding> worst = sections.first();
    if (worst.isPresent()) {
      Finding finding = worst.get();
      String at = Sections.place(finding);
      add("**First:** " + Markdown.code(finding.item().toString()));
      add(at.isEmpty() ? "" : " at " + Markdown.code(at));
      add(": " + Markdown.prose(finding.message()));
      add(". **Next:** " + Markdown.prose(finding.remedy()) + "\n\n");
    }
  }

  private void compared() {
    add("| | compared | snapshot |\n|---|---|---|\n");
    add(rows.side("left", report.left(), report.leftDigest()));
    add(rows.side("right", report.right(), report.rightDigest()));
    add("\n- coverage: " + Sentences.coverage(report.coverage()) + "\n");
    add("- items: " + Sentences.classes(report) + "\n\n");
  }

  private void list(String title, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    add(title + " (" + Numbers.number(findings.size()) + ")\n\n");
    int told = 0;
    for (Group group : Group.of(findings)) {
      if (!addRow(rows.entry(group))) {
        break;
      }
      told += group.findings().size();
    }
    more(findings.size() - told);
  }

  private void allowed() {
    if (sections.allowed().isEmpty()) {
      return;
    }
    fold(Numbers.number(sections.allowed().size()) + " allowed", rows.allowedHead());
    int told = 0;
    for (Finding finding : sections.allowed()) {
      if (!addRow(rows.allowed(finding))) {
        break;
      }
      told++;
    }
    more(sections.allowed().size() - told);
    page.append("</details>\n\n");
  }

  private void infos() {
    if (sections.infos().isEmpty()) {
      return;
    }
    fold(Numbers.counted(sections.infos().size(), "note"), "");
    int told = 0;
    for (Group group : Group.of(sections.infos())) {
      if (!addRow(rows.entry(group))) {
        break;
      }
      told += group.findings().size();
    }
    more(sections.infos().size() - told);
    page.append("</details>\n\n");
  }

  /** Ends are written whatever the room, so that the page stays well-formed. */
  private void fold(String title, String head) {
    page.append("<details><summary>").append(title).append("</summary>\n\n").append(head);
  }

  private void more(int left) {
    if (left > 0) {
      page.append("\n")
          .append(Numbers.number(left))
          .append(" more, which the full report lists.\n");
    }
    page.append("\n");
  }

  private void lines(String title, List<String> lines, boolean commands) {
    if (lines.isEmpty()) {
      return;
    }
    add(title + "\n\n");
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      add("- " + (commands ? Markdown.code(line) : Markdown.prose(line)) + "\n");
    }
    more(Math.max(0, lines.size() - MOST_LINES));
  }

  /** A row leaves some room for what comes after the tables; false where it no longer fits. */
  private boolean addRow(String row) {
    return row.getBytes(StandardCharsets.UTF_8).length <= room - forTheEnd && add(row);
  }

  private boolean add(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > room) {
      return false;
    }
    room -= bytes;
    page.append(text);
    return true;
  }
}
