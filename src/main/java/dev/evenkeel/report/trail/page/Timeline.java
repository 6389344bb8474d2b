package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.value.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every record of a change, failed attempts too, in the order of the log. */
final class Timeline {
  private static final String NOT_STATED = "not stated";

  private final Page page;
  private final Markup markup;

  Timeline(Page page) {
    this.page = page;
    markup = page.markup();
  }

  void write(Dossier dossier) {
    page.section("Every record");
    page.paragraph("quiet", "In the order in which the log took them, by the log's clock, in UTC.");
    markup.raw("<ol class=\"timeline\">\n");
    dossier.records().forEach(this::record);
    markup.raw("</ol>\n");
    page.endSection();
  }

  private void record(Remembered record) {
    Entry entry = record.entry();
    Detail detail = record.detail();
    markup.raw("<li class=\"").raw(tone(record, detail).css()).raw("\"");
    markup.attribute("id", "record-" + record.index()).raw("><h3>").text(entry.type().word());
    if (detail instanceof Detail.Checked checked && checked.verdict().isPresent()) {
      String verdict = checked.verdict().get();
      markup.element("b", "kind " + Tone.ofVerdict(verdict).css(), verdict);
    }
    markup.raw("</h3>").element("span", "at", at(entry));
    summary(record, detail).ifPresent(text -> markup.element("p", "message", text));
    markup.raw("<details><summary>record ").text(record.index() + "").raw("</summary>");
    page.facts(facts(record));
    markup.raw("</details></li>\n");
  }

  private static String at(Entry entry) {
    return Page.time(entry.receivedAt())
        + entry.environment().map(name -> ", " + name).orElse("")
        + entry
            .claimedAt()
            .filter(claimed -> !claimed.equals(entry.receivedAt()))
            .map(claimed -> ", claimed " + Page.time(claimed))
            .orElse("");
  }

  private static Tone tone(Remembered record, Detail detail) {
    return switch (record.entry().type()) {
      case DEPLOY_SUCCEEDED, ROLLBACK_SUCCEEDED -> Tone.GOOD;
      case DEPLOY_STOPPED, DEPLOY_FAILED, ROLLBACK_FAILED, SHADOW_DETECTED, EXCEPTION_EXPIRED ->
          Tone.BAD;
      case OVERRIDE -> Tone.UNKNOWN;
      default ->
          detail instanceof Detail.Checked checked
              ? checked.verdict().map(Tone::ofVerdict).orElse(Tone.UNKNOWN)
              : Tone.PLAIN;
    };
  }

  private static Optional<String> summary(Remembered record, Detail detail) {
    if (record.erased()) {
      return Optional.of("Its body was erased; the record proves that it was there.");
    }
    return switch (detail) {
      case Detail.Opened opened -> opened.why();
      case Detail.Checked checked -> text(record, "reason");
      case Detail.Approval approval ->
          Optional.of(
              approval.principal().orElse(NOT_STATED)
                  + approval.role().map(role -> ", " + role).orElse("")
                  + approval.reason().map(reason -> ": " + reason).orElse(""));
      case Detail.Progress progress ->
          joined(progress.stage().map(stage -> "stage " + stage), progress.reason());
      case Detail.Exempted exempted -> joined(exempted.item(), exempted.why());
      case Detail.Erased erased -> erased.reason();
      case Detail.Noted noted -> noted.reason();
    };
  }

  private static Optional<String> joined(Optional<String> first, Optional<String> second) {
    return first.isPresent() && second.isPresent()
        ? Optional.of(first.get() + ": " + second.get())
        : first.or(() -> second);
  }

  private static Optional<String> text(Remembered record, String member) {
    return record
        .body()
        .map(body -> body.get(member) instanceof String text ? text : "")
        .filter(text -> !text.isBlank());
  }

  private static List<Page.Fact> facts(Remembered record) {
    Entry entry = record.entry();
    var facts = new ArrayList<Page.Fact>();
    facts.add(new Page.Fact("received", Cell.text(entry.receivedAt() + " (the log's clock)")));
    facts.add(
        new Page.Fact(
            "claimed", Cell.text(entry.claimedAt().map(Instant::toString).orElse(NOT_STATED))));
    facts.add(new Page.Fact("key", new Cell.Code(entry.key())));
    if (record.body().isEmpty() && !record.erased()) {
      facts.add(new Page.Fact("body", Cell.text(NOT_STATED)));
    }
    record
        .body()
        .ifPresent(
            body ->
                body.forEach(
                    (name, value) ->
                        facts.add(new Page.Fact(name, new Cell.Code(CanonicalJson.of(value))))));
    for (Commitment commitment : entry.commitments()) {
      facts.add(
          new Page.Fact(
              "commits to",
              Cell.lines(
                  Cell.text(commitment.name() + ", " + commitment.size() + " bytes"),
                  new Cell.Code(commitment.hash().base64()))));
    }
    facts.add(new Page.Fact("leaf hash", new Cell.Code(entry.leafHash().base64())));
    return facts;
  }
}
