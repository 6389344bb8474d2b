package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.ItemClass;
import java.io.IOException;
import java.util.List;

/** One finding, or several with one cause, as an article of the page. */
final class HtmlFinding {
  private static final int VALUE = 320;
  private static final int LIST = 200;
  private static final int MEMBER = 120;

  private final HtmlWriter html;
  private final Labels labels;

  HtmlFinding(HtmlWriter html, Labels labels) {
    this.html = html;
    this.labels = labels;
  }

  void write(Group group) throws IOException {
    Finding first = group.first();
    html.markup("<article class=\"finding ").markup(kind(first)).markup("\">\n<h3>");
    html.element("span", "kind", kind(first)).markup(" ");
    if (group.alone()) {
      item(first);
      html.markup("</h3>\n").element("p", "message", first.message()).markup("\n");
    } else {
      html.text(Numbers.counted(group.findings().size(), "item")).markup("</h3>\n");
      html.element("p", "message", Sentences.cause(group, labels.left(), labels.right()))
          .markup("\n");
    }
    if (!(group.cause() instanceof Group.Cause.MissingTogether)) {
      values(Contrast.of(first));
    }
    if (!group.alone()) {
      members(group);
    }
    if (first.allowance().isPresent()) {
      allowance(first.allowance().get());
    }
    if (first.itemClass() != ItemClass.ALLOWED) {
      html.markup("<p class=\"next\"><b>Next</b> ").text(Sentences.remedy(group)).markup("</p>\n");
    }
    about(group);
    html.markup("</article>\n");
  }

  private static String kind(Finding finding) {
    return finding.itemClass() == ItemClass.ALLOWED ? "allowed" : Sentences.severity(finding);
  }

  /** The last segment is what the eye looks for; the path to it is quieter. */
  private void item(Finding finding) throws IOException {
    String item = finding.item().toString();
    int last = item.lastIndexOf('/') + 1;
    html.markup("<code class=\"item\"><span>").path(item.substring(0, last)).markup("</span>");
    html.text(item.substring(last)).markup("</code>");
  }

  private void values(Contrast contrast) throws IOException {
    html.markup("<dl class=\"sides\">\n");
    side(labels.left(), contrast.left(), Excerpt.left(contrast, VALUE));
    side(labels.right(), contrast.right(), Excerpt.right(contrast, VALUE));
    html.markup("</dl>\n");
  }

  private void side(String name, Contrast.Line line, Excerpt excerpt) throws IOException {
    html.element("dt", "", name);
    html.markup(line.value() ? "<dd>" : "<dd class=\"none\">");
    if (!line.lead().isEmpty()) {
      html.element("span", "lead", line.lead()).markup(" ");
    }
    html.markup("<code>").text(excerpt.before());
    if (!excerpt.mark().isEmpty()) {
      html.element("mark", "", excerpt.mark());
    }
    html.text(excerpt.after()).markup("</code>");
    if (!excerpt.note().isEmpty()) {
      html.element("span", "lead", excerpt.note());
    }
    if (!line.at().isEmpty()) {
      html.markup(" <span class=\"at\">").path(line.at()).markup("</span>");
    }
    html.markup("</dd>\n");
  }

  private void members(Group group) throws IOException {
    List<Finding> findings = group.findings();
    boolean oneSided = group.cause() instanceof Group.Cause.MissingTogether;
    html.markup("<ul class=\"members\">\n");
    for (Finding finding : findings.subList(0, Math.min(LIST, findings.size()))) {
      html.markup("<li>");
      item(finding);
      if (oneSided) {
        OneSided one = OneSided.of(finding, MEMBER);
        html.markup(" ")
            .element("code", "", one.value())
            .markup(" ")
            .element("span", "at", one.line());
      } else {
        places(finding);
      }
      html.markup("</li>\n");
    }
    if (findings.size() > LIST) {
      html.element(
              "li", "more", Numbers.number(findings.size() - LIST) + " more; --format json has all")
          .markup("\n");
    }
    html.markup("</ul>\n");
  }

  private void places(Finding finding) throws IOException {
    for (var sighting : List.of(finding.left(), finding.right())) {
      if (sighting.isPresent()) {
        html.markup(" <span class=\"at\">").path(sighting.get().at()).markup("</span>");
      }
    }
  }

  private void allowance(Finding.Allowed allowed) throws IOException {
    html.markup("<dl class=\"allowance\">\n");
    term("expected", allowed.expect());
    term("why", allowed.why());
    term("owner", allowed.owner());
    term("until", allowed.expires());
    term("would change our mind", allowed.changeOurMind());
    term("declared", allowed.at());
    html.markup("</dl>\n");
  }

  private void term(String name, String text) throws IOException {
    html.markup("<div>").element("dt", "", name).element("dd", "", text).markup("</div>\n");
  }

  private void about(Group group) throws IOException {
    Finding first = group.first();
    html.markup("<ul class=\"about\">");
    html.element("li", "", first.check());
    if (group.alone()) {
      html.element("li", "", first.id());
    }
    if (group.alone() && first.owner().isPresent() && first.itemClass() != ItemClass.ALLOWED) {
      html.element("li", "", "owner " + first.owner().get());
    }
    if (group.alone() && !first.also().isEmpty()) {
      html.element("li", "", "also " + String.join(", ", first.also()));
    }
    if (group.alone() && first.blame().isPresent()) {
      Finding.Blame blame = first.blame().get();
      html.element(
          "li", "", "since %s %s %s".formatted(blame.commit(), blame.date(), blame.subject()));
    }
    html.markup("</ul>\n");
  }
}
