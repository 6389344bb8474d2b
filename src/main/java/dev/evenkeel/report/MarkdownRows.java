package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** The rows of the Markdown report's tables. */
final class MarkdownRows {
  private static final int VALUE = 160;
  private static final int LIST = 10;
  private static final int MEMBER = 60;

  private final Labels labels;

  MarkdownRows(Labels labels) {
    this.labels = labels;
  }

  String side(String which, String name, String digest) {
    return row(which, Markdown.code(name), digest.isEmpty() ? "" : Markdown.code(digest));
  }

  String head() {
    return row(
            "item",
            Markdown.code(labels.left()),
            Markdown.code(labels.right()),
            "what, and what next")
        + "|---|---|---|---|\n";
  }

  String allowedHead() {
    return row("item", "expected", "why", "owner", "until", "would change our mind")
        + "|---|---|---|---|---|---|\n";
  }

  String row(Group group) {
    Finding first = group.first();
    String kind = "**" + Sentences.severity(first) + "** " + Markdown.code(first.check());
    if (group.alone()) {
      Contrast contrast = Contrast.of(first);
      return row(
          Markdown.code(first.item().toString()) + "<br>" + kind,
          value(contrast.left(), Excerpt.left(contrast, VALUE)),
          value(contrast.right(), Excerpt.right(contrast, VALUE)),
          said(first.message(), group));
    }
    boolean missing = group.cause() instanceof Group.Cause.MissingTogether;
    Contrast contrast = Contrast.of(first);
    return row(
        kind + "<br>" + items(group),
        missing ? word(contrast.left()) : value(contrast.left(), Excerpt.left(contrast, VALUE)),
        missing ? word(contrast.right()) : value(contrast.right(), Excerpt.right(contrast, VALUE)),
        said(Sentences.cause(group, labels.left(), labels.right()), group));
  }

  String allowed(Finding finding) {
    String item = Markdown.code(finding.item().toString());
    return finding
        .allowance()
        .map(
            a ->
                row(
                    item,
                    Markdown.code(a.expect()),
                    Markdown.prose(a.why()),
                    Markdown.prose(a.owner()),
                    Markdown.code(a.expires()),
                    Markdown.prose(a.changeOurMind())))
        .orElse(row(item, "", "", "", "", ""));
  }

  private static String items(Group group) {
    List<Finding> findings = group.findings();
    boolean oneSided = group.cause() instanceof Group.Cause.MissingTogether;
    var items = new ArrayList<String>();
    for (Finding finding : findings.subList(0, Math.min(LIST, findings.size()))) {
      String item = Markdown.code(finding.item().toString());
      items.add(oneSided ? item + " " + Markdown.code(OneSided.of(finding, MEMBER).value()) : item);
    }
    if (findings.size() > LIST) {
      items.add("and " + Sentences.number(findings.size() - LIST) + " more");
    }
    return String.join("<br>", items);
  }

  private static String said(String message, Group group) {
    Finding first = group.first();
    var parts = new ArrayList<String>();
    parts.add(Markdown.prose(message));
    if (group.alone()) {
      first.blame().ifPresent(blame -> parts.add(since(blame)));
      first.owner().ifPresent(owner -> parts.add("owner: " + Markdown.prose(owner)));
    }
    parts.add("next: " + Markdown.prose(Sentences.remedy(group)));
    return String.join("<br>", parts);
  }

  private static String since(Finding.Blame blame) {
    return "since "
        + Markdown.code(blame.commit())
        + " "
        + Markdown.code(blame.date())
        + " "
        + Markdown.prose(blame.subject());
  }

  private static String value(Contrast.Line line, Excerpt excerpt) {
    String lead = line.lead().isEmpty() ? "" : line.lead() + ": ";
    String text = excerpt.before() + excerpt.mark() + excerpt.after();
    String shown = line.value() ? Markdown.code(text) + excerpt.note() : Markdown.prose(text);
    String place = line.at().isEmpty() ? "" : "<br><sub>" + Markdown.code(line.at()) + "</sub>";
    return lead + shown + place;
  }

  private static String word(Contrast.Line line) {
    return line.value() ? "present" : Markdown.prose(line.text());
  }

  private static String row(String... cells) {
    var row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(Markdown.cell(cell)).append(" |");
    }
    return row.append('\n').toString();
  }
}
