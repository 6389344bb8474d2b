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

  String allowedHead() {
    return row("item", "expected", "why", "owner", "until", "would change our mind")
        + "|---|---|---|---|---|---|\n";
  }

  /**
   * What was seen, both sides, and what next: a list, because a table hides what does not fit
   * beside a long path, and that would be the last column.
   */
  String entry(Group group) {
    Finding first = group.first();
    String kind = "**" + Sentences.severity(first) + "** ";
    Contrast contrast = Contrast.of(first);
    var lines = new ArrayList<String>();
    if (group.alone()) {
      lines.add(kind + Markdown.code(first.item().toString()) + " " + Markdown.code(first.check()));
      said(first.message(), lines);
      lines.add(side(labels.left(), contrast.left(), Excerpt.left(contrast, VALUE)));
      lines.add(side(labels.right(), contrast.right(), Excerpt.right(contrast, VALUE)));
      first.blame().ifPresent(blame -> lines.add(since(blame)));
      first.owner().ifPresent(owner -> lines.add("owner: " + Markdown.prose(owner)));
    } else {
      lines.add(kind + Markdown.code(first.check()));
      said(Sentences.cause(group, labels.left(), labels.right()), lines);
      if (group.cause() instanceof Group.Cause.MissingTogether) {
        lines.add(Markdown.code(labels.left()) + " " + word(contrast.left()));
        lines.add(Markdown.code(labels.right()) + " " + word(contrast.right()));
      } else {
        lines.add(side(labels.left(), contrast.left(), Excerpt.left(contrast, VALUE)));
        lines.add(side(labels.right(), contrast.right(), Excerpt.right(contrast, VALUE)));
      }
      lines.add(items(group));
    }
    lines.add("**next:** " + Markdown.prose(Sentences.remedy(group)));
    return "- " + String.join("<br>", lines) + "\n";
  }

  private static void said(String message, List<String> lines) {
    if (!message.isBlank()) {
      lines.add(Markdown.prose(message));
    }
  }

  private static String side(String name, Contrast.Line line, Excerpt excerpt) {
    return Markdown.code(name) + " " + value(line, excerpt);
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
      items.add("and " + Numbers.number(findings.size() - LIST) + " more");
    }
    return String.join("<br>", items);
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
    String place = line.at().isEmpty() ? "" : " <sub>" + Markdown.code(line.at()) + "</sub>";
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
