package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.trail.page.Page.Card;
import dev.evenkeel.trail.record.ChangeState.Phase;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The five short answers: who asked, who tested, who approved, who deployed, and not one person.
 */
final class Answers {
  private static final String NOT_STATED = "not stated";

  private final Dossier dossier;

  Answers(Dossier dossier) {
    this.dossier = dossier;
  }

  List<Card> cards() {
    return List.of(requested(), tested(), approved(), deployed(), separated());
  }

  private Card requested() {
    Optional<Remembered> opened = first(RecordType.CHANGE_OPENED);
    if (opened.isEmpty()) {
      return new Card("Requested", Tone.UNKNOWN, "no change.opened", List.of());
    }
    var lines = new ArrayList<Cell>();
    lines.add(when(opened.get()));
    String by = NOT_STATED;
    if (opened.get().detail() instanceof Detail.Opened detail) {
      by = detail.requestedBy().orElse(NOT_STATED);
      if (!detail.tickets().isEmpty()) {
        lines.add(Cell.text(String.join(", ", detail.tickets())));
      }
      detail.kind().ifPresent(kind -> lines.add(Cell.text(kind)));
    }
    return new Card("Requested", by.equals(NOT_STATED) ? Tone.UNKNOWN : Tone.GOOD, by, lines);
  }

  private Card tested() {
    Optional<Remembered> test = last(RecordType.TEST_RESULT);
    Optional<String> verdict = verdict(RecordType.TEST_RESULT);
    var lines = new ArrayList<Cell>();
    test.ifPresent(record -> lines.add(when(record)));
    for (RecordType type :
        List.of(
            RecordType.PARITY_CHECKED, RecordType.DRILL_HALF_DEPLOY, RecordType.DRILL_ROLLBACK)) {
      verdict(type).ifPresent(said -> lines.add(Cell.text(type.word() + " " + said)));
    }
    return new Card(
        "Tested",
        verdict.map(Tone::ofVerdict).orElse(Tone.UNKNOWN),
        verdict.map(said -> "tests " + said).orElse("no test.result"),
        lines);
  }

  private Card approved() {
    List<String> names = dossier.state().approvals();
    if (names.isEmpty()) {
      return new Card("Approved", Tone.UNKNOWN, "by nobody", List.of());
    }
    var lines = new ArrayList<Cell>();
    last(RecordType.APPROVAL_GIVEN).ifPresent(record -> lines.add(when(record)));
    Optional<Boolean> before = beforeDeploy();
    before.ifPresent(
        early -> lines.add(Cell.text(early ? "before the deploy" : "AFTER the deploy began")));
    return new Card(
        "Approved",
        before.orElse(true) ? independent() : Tone.BAD,
        String.join(", ", names),
        lines);
  }

  /** An approval of one's own change, or a machine's, is none to be glad of. */
  private Tone independent() {
    return switch (dossier.separation().kept()) {
      case YES -> Tone.GOOD;
      case NO -> Tone.BAD;
      case NOT_KNOWN -> Tone.UNKNOWN;
    };
  }

  /** Whether the last approval stood before anything was deployed. */
  private Optional<Boolean> beforeDeploy() {
    Optional<Remembered> approval = last(RecordType.APPROVAL_GIVEN);
    return dossier.records().stream()
        .filter(record -> record.entry().type().word().startsWith("deploy."))
        .findFirst()
        .flatMap(deploy -> approval.map(given -> given.index() < deploy.index()));
  }

  private Card deployed() {
    Phase phase = dossier.state().phase();
    Optional<Remembered> newest =
        dossier.records().stream()
            .filter(record -> record.detail() instanceof Detail.Progress)
            .reduce((older, newer) -> newer);
    var lines = new ArrayList<Cell>();
    newest.ifPresent(
        record -> {
          lines.add(when(record));
          lines.add(
              Cell.text(
                  record
                      .entry()
                      .environment()
                      .map(name -> "in " + name)
                      .orElse("where: " + NOT_STATED)));
          lines.add(Cell.text("by " + deployer()));
        });
    if (dossier.wentOutAgainstTheGate()) {
      lines.add(Cell.text("although the gate did not pass it"));
    }
    Tone tone =
        switch (phase) {
          case DEPLOYED -> dossier.wentOutAgainstTheGate() ? Tone.BAD : Tone.GOOD;
          case STOPPED, FAILED, ROLLBACK_FAILED -> Tone.BAD;
          case DEPLOYING, ROLLING_BACK, UNOPENED -> Tone.UNKNOWN;
          case OPEN, ROLLED_BACK -> Tone.PLAIN;
        };
    return new Card("Deployed", tone, newest.isEmpty() ? "not yet" : phase.words(), lines);
  }

  private String deployer() {
    return dossier.records().stream()
        .filter(record -> record.detail() instanceof Detail.Progress)
        .flatMap(record -> text(record, "principal").stream())
        .reduce((older, newer) -> newer)
        .orElse(NOT_STATED);
  }

  private Card separated() {
    Dossier.Separation separation = dossier.separation();
    return switch (separation.kept()) {
      case YES -> new Card("Separation", Tone.GOOD, "kept", List.of(Cell.text(separation.says())));
      case NO ->
          new Card("Separation", Tone.BAD, "not kept", List.of(Cell.text(separation.says())));
      case NOT_KNOWN ->
          new Card("Separation", Tone.UNKNOWN, "not known", List.of(Cell.text(separation.says())));
    };
  }

  private Optional<String> verdict(RecordType type) {
    return Optional.ofNullable(dossier.state().verdicts().get(type));
  }

  private Optional<Remembered> first(RecordType type) {
    return dossier.records().stream().filter(record -> record.entry().type() == type).findFirst();
  }

  private Optional<Remembered> last(RecordType type) {
    return dossier.records().stream()
        .filter(record -> record.entry().type() == type)
        .reduce((older, newer) -> newer);
  }

  private static Cell when(Remembered record) {
    Instant at = record.entry().claimedAt().orElse(record.entry().receivedAt());
    return Cell.text(Page.time(at));
  }

  private static Optional<String> text(Remembered record, String member) {
    return record
        .body()
        .map(body -> body.get(member) instanceof String text ? text : "")
        .filter(text -> !text.isBlank());
  }
}
