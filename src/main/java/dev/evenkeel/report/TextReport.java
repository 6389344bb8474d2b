package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.report.Terminal.Tone;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The report for a person at a terminal: the verdict first, then what was compared, what hurts
 * most, what nobody could judge, what is allowed, and the command to run next.
 */
final class TextReport {
  private static final int FOLD = 3;
  private static final int ITEM = 40;

  private final Report report;
  private final RenderOptions options;
  private final Sections sections;
  private final Labels labels;

  TextReport(Report report, RenderOptions options) {
    this.report = report;
    this.options = options;
    this.sections = Sections.of(report);
    this.labels = Labels.of(report);
  }

  void write(Appendable out) throws IOException {
    var terminal = new Terminal(out, options.color());
    terminal
        .text(tone(), Sentences.headline(report))
        .text("  ")
        .text(Tone.STRONG, Sentences.verdict(report, sections))
        .end();
    terminal.end();
    compared(terminal);
    var finding = new TextFinding(terminal, labels, options);
    for (List<Finding> section :
        List.of(sections.failing(), sections.unknown(), sections.warnings())) {
      for (Group group : Group.of(section)) {
        finding.write(group);
      }
    }
    allowed(terminal);
    infos(terminal, finding);
    terminal.section("how it was compared", report.remarks());
    terminal.last("next", Sentences.next(report, sections));
  }

  private void compared(Terminal terminal) throws IOException {
    int width = "compared".length();
    String left = Printable.of(report.left());
    String right = Printable.of(report.right());
    int names = Math.max(Columns.of(left), Columns.of(right));
    line(terminal, "compared", side(left, report.leftDigest(), names), width);
    line(terminal, "with", side(right, report.rightDigest(), names), width);
    line(terminal, "coverage", Sentences.coverage(report.coverage()), width);
    line(terminal, "items", Sentences.classes(report), width);
    terminal.end();
  }

  private static String side(String name, String digest, int names) {
    return Columns.padded(name, names) + "  " + Printable.of(Sentences.shortDigest(digest));
  }

  private static void line(Terminal terminal, String label, String text, int width)
      throws IOException {
    terminal.text("  ").text(Tone.DIM, Columns.padded(label, width)).text("  ").text(text).end();
  }

  /** One line each; many items under one declaration are one line. */
  private void allowed(Terminal terminal) throws IOException {
    if (sections.allowed().isEmpty()) {
      return;
    }
    terminal
        .text(Tone.GOOD, "ALLOWED")
        .text("  " + Numbers.counted(sections.allowed().size(), "difference"))
        .end();
    Map<String, List<Finding>> byDeclaration =
        sections.allowed().stream()
            .collect(
                Collectors.groupingBy(
                    TextReport::declaration, LinkedHashMap::new, Collectors.toList()));
    int column = 0;
    for (Finding finding : sections.allowed()) {
      column = Math.max(column, Math.min(ITEM, Columns.of(TextFinding.item(finding))));
    }
    for (List<Finding> findings : byDeclaration.values()) {
      boolean fold = findings.size() > FOLD && !options.verbose();
      for (Finding finding : fold ? findings.subList(0, 1) : findings) {
        String more = fold ? " and " + Numbers.number(findings.size() - 1) + " more" : "";
        String item = Columns.padded(TextFinding.item(finding) + more, column);
        terminal.text("  ").text(item).text(Tone.DIM, reason(finding)).end();
      }
    }
    terminal.end();
  }

  private static String declaration(Finding finding) {
    return finding.allowance().map(Finding.Allowed::toString).orElse("");
  }

  private static String reason(Finding finding) {
    return finding
        .allowance()
        .map(a -> Printable.of("  %s (%s, until %s)".formatted(a.why(), a.owner(), a.expires())))
        .orElse("");
  }

  private void infos(Terminal terminal, TextFinding finding) throws IOException {
    if (sections.infos().isEmpty()) {
      return;
    }
    if (options.verbose()) {
      for (Group group : Group.of(sections.infos())) {
        finding.write(group);
      }
      return;
    }
    var perCheck = new TreeMap<String, Integer>();
    sections.infos().forEach(f -> perCheck.merge(f.check(), 1, Integer::sum));
    String counts =
        perCheck.entrySet().stream()
            .map(e -> Numbers.number(e.getValue()) + " " + Printable.of(e.getKey()))
            .collect(Collectors.joining(", "));
    terminal
        .text(Tone.STRONG, "INFO")
        .text("  " + counts)
        .text(Tone.DIM, "  (--verbose lists them)")
        .end();
    terminal.end();
  }

  private Tone tone() {
    return switch (report.verdict()) {
      case Verdict.Passed _ -> Tone.GOOD;
      case Verdict.Failed _ -> Tone.BAD;
      case Verdict.Inconclusive inconclusive -> Tone.UNSURE;
    };
  }
}
