package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.report.Terminal.Tone;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One finding, or several with one cause, as lines of the text report. */
final class TextFinding {
  private static final int LIST = 20;
  private static final int MEMBER = 60;

  /** Columns that show enough of a value which fits nowhere whole. */
  private static final int ROOMY = 56;

  private final Terminal terminal;
  private final Labels labels;
  private final RenderOptions options;

  TextFinding(Terminal terminal, Labels labels, RenderOptions options) {
    this.terminal = terminal;
    this.labels = labels;
    this.options = options;
  }

  void write(Group group) throws IOException {
    Finding first = group.first();
    terminal
        .text(tone(first), Sentences.severity(first).toUpperCase(Locale.ROOT))
        .text("  ")
        .text(Printable.of(first.check()))
        .text("  ")
        .text(
            Tone.STRONG,
            group.alone() ? item(first) : Numbers.counted(group.findings().size(), "item"))
        .end();
    if (group.alone()) {
      paragraph(first.message());
    } else {
      paragraph(Sentences.cause(group, labels.left(), labels.right()));
    }
    if (!(group.cause() instanceof Group.Cause.MissingTogether)) {
      values(Contrast.of(first));
    }
    labelled("next", Sentences.remedy(group));
    if (group.alone()) {
      about(first);
    } else {
      members(group);
    }
    terminal.end();
  }

  private void about(Finding finding) throws IOException {
    if (finding.allowance().isPresent()) {
      Finding.Allowed allowed = finding.allowance().get();
      labelled(
          "declared",
          "%s: %s (%s, until %s; %s)"
              .formatted(
                  allowed.expect(),
                  allowed.why(),
                  allowed.owner(),
                  allowed.expires(),
                  allowed.at()));
    }
    if (finding.blame().isPresent()) {
      Finding.Blame blame = finding.blame().get();
      labelled("since", "%s %s %s".formatted(blame.commit(), blame.date(), blame.subject()));
    }
    if (finding.owner().isPresent()) {
      labelled("owner", finding.owner().get());
    }
    String also = finding.also().isEmpty() ? "" : ", also " + String.join(", ", finding.also());
    terminal
        .text("  ")
        .text(
            Tone.DIM,
            Columns.padded("id", labels.width()) + "  " + Printable.of(finding.id() + also))
        .end();
  }

  private void values(Contrast contrast) throws IOException {
    int indent = 2 + labels.width() + 2;
    int places = Math.max(Columns.of(place(contrast.left())), Columns.of(place(contrast.right())));
    int beside = options.width() - indent - 2 - places;
    int whole = Math.max(whole(contrast.left()), whole(contrast.right()));
    // A value cut for the sake of its place says too little: then the place gets its own line.
    boolean fits = whole <= beside || (whole > options.width() - indent && beside >= ROOMY);
    int room = fits ? beside : options.width() - indent;
    Excerpt left = Excerpt.left(contrast, room - lead(contrast.left()).length());
    Excerpt right = Excerpt.right(contrast, room - lead(contrast.right()).length());
    int column =
        Math.max(
            Columns.of(lead(contrast.left()) + left.text()),
            Columns.of(lead(contrast.right()) + right.text()));
    value(labels.left(), contrast.left(), left, fits ? column : -1);
    value(labels.right(), contrast.right(), right, fits ? column : -1);
  }

  private void value(String label, Contrast.Line line, Excerpt excerpt, int column)
      throws IOException {
    String lead = lead(line);
    terminal.text("  ").text(Tone.DIM, Columns.padded(label, labels.width())).text("  ").text(lead);
    terminal.text(line.value() ? Tone.PLAIN : Tone.DIM, excerpt.before());
    terminal.text(Tone.MARK, excerpt.mark()).text(excerpt.after()).text(Tone.DIM, excerpt.note());
    String place = place(line);
    if (!place.isEmpty() && column >= 0) {
      terminal
          .text(" ".repeat(column - Columns.of(lead + excerpt.text()) + 2))
          .text(Tone.DIM, place);
    } else if (!place.isEmpty()) {
      terminal.end();
      terminal.text(" ".repeat(2 + labels.width() + 2)).text(Tone.DIM, place);
    }
    terminal.end();
  }

  private static int whole(Contrast.Line line) {
    return Columns.of(lead(line) + line.text());
  }

  private static String lead(Contrast.Line line) {
    return line.lead().isEmpty() ? "" : line.lead() + ": ";
  }

  private static String place(Contrast.Line line) {
    return Printable.of(line.at());
  }

  private void members(Group group) throws IOException {
    List<Finding> findings = group.findings();
    int shown = options.verbose() ? findings.size() : Math.min(LIST, findings.size());
    int column = 0;
    for (Finding finding : findings.subList(0, shown)) {
      column = Math.max(column, Math.min(60, Columns.of(item(finding))));
    }
    for (int i = 0; i < shown; i++) {
      Finding finding = findings.get(i);
      terminal
          .text("  ")
          .text(Columns.padded(i == 0 ? "items" : "", labels.width()))
          .text("  ")
          .text(Columns.padded(item(finding), column))
          .text("  ")
          .text(Tone.DIM, finding.id() + "  ");
      if (group.cause() instanceof Group.Cause.MissingTogether) {
        OneSided one = OneSided.of(finding, MEMBER);
        terminal.text(one.value()).text("  ").text(Tone.DIM, one.line()).end();
      } else {
        terminal.text(Tone.DIM, places(finding)).end();
      }
    }
    if (shown < findings.size()) {
      labelled(
          "", "and " + Numbers.number(findings.size() - shown) + " more (--verbose lists them)");
    }
  }

  private static String places(Finding finding) {
    String left = finding.left().map(s -> Printable.of(s.at())).orElse("");
    String right = finding.right().map(s -> Printable.of(s.at())).orElse("");
    return left.isEmpty() || right.isEmpty() ? left + right : left + "  " + right;
  }

  private void paragraph(String text) throws IOException {
    for (String line : Columns.wrapped(Printable.of(text), options.width() - 2)) {
      terminal.text("  ").text(line).end();
    }
  }

  private void labelled(String label, String text) throws IOException {
    int indent = 2 + labels.width() + 2;
    String lead = label;
    for (String line : Columns.wrapped(Printable.of(text), options.width() - indent)) {
      terminal
          .text("  ")
          .text(Tone.DIM, Columns.padded(lead, labels.width()))
          .text("  ")
          .text(line)
          .end();
      lead = "";
    }
  }

  static String item(Finding finding) {
    return Printable.of(finding.item().toString());
  }

  private static Tone tone(Finding finding) {
    if (finding.itemClass() == ItemClass.UNKNOWN) {
      return Tone.UNSURE;
    }
    return finding.severity() == Severity.BLOCK
        ? Tone.BAD
        : finding.severity() == Severity.WARN ? Tone.WARN : Tone.STRONG;
  }
}
