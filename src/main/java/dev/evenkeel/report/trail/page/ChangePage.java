package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.trail.page.Dossier.Drill;
import dev.evenkeel.trail.record.ChangeState.Phase;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Exempted;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One change for an auditor, in the order they ask: how it stands and why, who, what changed, what
 * happens when it stops, whether it can be taken back, what was let pass, every record, the proof.
 */
public final class ChangePage {
  private static final int MOST = 200;

  private final Dossier dossier;
  private final Page page;

  private ChangePage(Dossier dossier, Links links) {
    this.dossier = dossier;
    page = new Page(links);
  }

  public static String of(Dossier dossier, Links links) {
    return new ChangePage(dossier, links).page();
  }

  private String page() {
    Phase phase = dossier.state().phase();
    page.begin(
        dossier.change() + ": " + phase.words(),
        tone(phase),
        phase.words().toUpperCase(Locale.ROOT),
        sentence());
    page.cards(new Answers(dossier).cards());
    changed();
    stops();
    back();
    exempted();
    new Timeline(page).write(dossier);
    page.proof(
        Optional.of(dossier.head()),
        dossier.witnessing(),
        dossier.records().getLast().index() + 1,
        page.links().served()
            ? List.of(
                "evenkeel trail export " + dossier.change() + " --data DIR --output PACK",
                "evenkeel trail verify --pack PACK")
            : List.of("evenkeel trail verify --pack .", "less VERIFY.md"));
    return page.end();
  }

  private String sentence() {
    return dossier.change()
        + " is "
        + dossier.state().phase().words()
        + gate()
        + dossier.state().why().map(why -> ". It was asked for because: " + why).orElse("");
  }

  private String gate() {
    String verdict = dossier.state().verdicts().get(RecordType.GATE_DECIDED);
    if (verdict == null) {
      return "; no gate decided";
    }
    int attempts = dossier.state().attempts().getOrDefault(RecordType.GATE_DECIDED, 1);
    return (dossier.wentOutAgainstTheGate()
            ? "; it went out although the gate said "
            : "; the gate said ")
        + verdict
        + (attempts > 1 ? ", at attempt " + attempts : "");
  }

  private static Tone tone(Phase phase) {
    return switch (phase) {
      case DEPLOYED -> Tone.GOOD;
      case STOPPED, FAILED, ROLLBACK_FAILED -> Tone.BAD;
      case UNOPENED, DEPLOYING, ROLLING_BACK -> Tone.UNKNOWN;
      case OPEN, ROLLED_BACK -> Tone.PLAIN;
    };
  }

  private void changed() {
    page.section("What changed");
    if (dossier.compared().isEmpty()) {
      page.paragraph("", "No comparison is recorded: what differs was not looked at.");
    } else {
      Compared compared = dossier.compared().get();
      page.facts(
          List.of(
              new Page.Fact(
                  "Compared",
                  Cell.lines(
                      new Cell.Word(Tone.ofVerdict(compared.verdict()), compared.verdict()),
                      Cell.text("by " + compared.by().word() + " " + Page.time(compared.since())),
                      page.record(dossier.change(), compared.index())))));
      compared
          .items()
          .ifPresentOrElse(
              this::items,
              () ->
                  page.paragraph(
                      "quiet", "Its report is not in the log, or was erased: items unknown."));
    }
    page.endSection();
  }

  private void items(List<Differing> items) {
    if (items.isEmpty()) {
      page.paragraph("", "It found no difference.");
      return;
    }
    var rows = new ArrayList<List<Cell>>();
    for (Differing item : items.subList(0, Math.min(MOST, items.size()))) {
      rows.add(
          List.of(
              new Cell.Path(item.item()),
              new Cell.Word(tone(item), item.itemClass()),
              Cell.text(item.message()),
              Cell.text(owner(item))));
    }
    page.table(
        "What the comparison found, " + items.size() + " items",
        List.of("item", "how", "what was seen", "owner"),
        rows);
    if (items.size() > MOST) {
      page.paragraph("quiet", (items.size() - MOST) + " more are in the record's report.json.");
    }
  }

  private static String owner(Differing item) {
    return item.owner().or(() -> item.allowed().map(Differing.Allowed::owner)).orElse("not stated");
  }

  private static Tone tone(Differing item) {
    if (item.allowed().isPresent()) {
      return Tone.GOOD;
    }
    return item.unknown() ? Tone.UNKNOWN : Tone.BAD;
  }

  private void stops() {
    page.section("What happens when it stops half-way");
    drills(
        "half-deploy",
        "No half-deploy drill is recorded: nobody tried.",
        "Each state a stop can leave");
    page.endSection();
  }

  private void back() {
    page.section("Whether it can be taken back");
    drills("rollback", "No rollback drill is recorded: nobody tried.", "Each unit, and its data");
    page.endSection();
  }

  private void drills(String kind, String none, String caption) {
    List<Drill> drills = dossier.drills().stream().filter(d -> d.kind().equals(kind)).toList();
    if (drills.isEmpty()) {
      String verdict =
          dossier
              .state()
              .verdicts()
              .get(
                  kind.equals("rollback")
                      ? RecordType.DRILL_ROLLBACK
                      : RecordType.DRILL_HALF_DEPLOY);
      page.paragraph(
          "",
          verdict == null
              ? none
              : "The record says " + verdict + "; the drill's own record is not in the log.");
      return;
    }
    Drill newest = drills.getFirst();
    page.facts(
        List.of(
            new Page.Fact(
                "Drill",
                Cell.lines(
                    new Cell.Word(Tone.ofVerdict(newest.verdict()), newest.verdict()),
                    Cell.text(Page.time(newest.since()) + ", " + newest.about()),
                    page.record(dossier.change(), newest.index())))));
    var rows = new ArrayList<List<Cell>>();
    for (List<String> row : newest.rows().subList(0, Math.min(MOST, newest.rows().size()))) {
      rows.add(cells(newest.headers(), row));
    }
    page.table(caption, newest.headers(), rows);
    if (newest.rows().size() > MOST) {
      page.paragraph("quiet", (newest.rows().size() - MOST) + " more are in the drill record.");
    }
    if (drills.size() > 1) {
      page.paragraph("quiet", (drills.size() - 1) + " earlier drills are in the timeline.");
    }
  }

  private static List<Cell> cells(List<String> headers, List<String> row) {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(
          headers.get(i).equals("verdict")
              ? new Cell.Word(drilled(row.get(i)), row.get(i).replace('_', ' '))
              : Cell.text(row.get(i)));
    }
    return cells;
  }

  private static Tone drilled(String verdict) {
    return switch (verdict.toLowerCase(Locale.ROOT)) {
      case "safe", "held" -> Tone.GOOD;
      case "undecided" -> Tone.UNKNOWN;
      case "forward_only", "back_only", "declared_one_way", "warn" -> Tone.PLAIN;
      default -> Tone.BAD;
    };
  }

  private void exempted() {
    page.section("What was let pass");
    if (dossier.exempted().isEmpty()) {
      page.paragraph("", "Nothing.");
    } else {
      var rows = new ArrayList<List<Cell>>();
      for (Exempted exception : dossier.exempted()) {
        rows.add(row(exception));
      }
      page.table(
          "Exceptions, judged on " + dossier.asOf().atZone(ZoneOffset.UTC).toLocalDate(),
          List.of("item", "why", "owner", "until", "what would change our mind", "record"),
          rows);
    }
    page.endSection();
  }

  private List<Cell> row(Exempted exception) {
    Cell until =
        switch (exception.on(dossier.asOf().atZone(ZoneOffset.UTC).toLocalDate())) {
          case HOLDS -> Cell.text(exception.expires().orElse(""));
          case EXPIRED ->
              Cell.lines(
                  new Cell.Word(Tone.BAD, "expired"), Cell.text(exception.expires().orElse("")));
          case NO_EXPIRY_STATED -> new Cell.Word(Tone.UNKNOWN, "not stated");
        };
    return List.of(
        new Cell.Path(exception.item()),
        Cell.text(exception.why().orElse("not stated")),
        Cell.text(exception.owner()),
        until,
        Cell.text(exception.changeOurMind().orElse("not stated")),
        page.record(dossier.change(), exception.index()));
  }
}
