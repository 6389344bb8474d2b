package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.trail.StateWords;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Concern;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Drilled;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Exempted;
import dev.evenkeel.trail.state.Passage;
import dev.evenkeel.trail.state.Watched;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an environment stands: what runs, what differs, what is half-way, what nobody knows, whose.
 */
public final class StatePage {
  /** So many rows of a kind are shown. */
  public static final int MOST = 100;

  private final EnvironmentState state;
  private final StateWords words;
  private final Page page;

  private StatePage(EnvironmentState state, Links links) {
    this.state = state;
    words = new StateWords(state);
    page = new Page(links);
  }

  public static String of(
      EnvironmentState state, Optional<Checkpoint> head, Witnessing witnessing, Links links) {
    return new StatePage(state, links).page(head, witnessing);
  }

  private String page(Optional<Checkpoint> head, Witnessing witnessing) {
    page.begin(
        words.name() + ": " + words.verdict(),
        Tone.ofVerdict(words.verdict()),
        words.verdict().toUpperCase(Locale.ROOT),
        words.name() + ": " + words.sentence());
    page.cards(List.of(runs(), open(), differs(), unproven()));
    concerns("Known to be wrong", Tone.BAD, state.wrong());
    concerns("Not proven", Tone.UNKNOWN, state.unproven());
    watched();
    differing();
    drilled();
    exempted();
    changes();
    page.proof(
        head,
        witnessing,
        head.map(Checkpoint::size).orElse(0L),
        List.of("evenkeel trail state --data DIR --environment " + state.environment()));
    page.paragraph(
        "quiet",
        "Ages are counted to "
            + Page.time(state.asOf())
            + ". Read from "
            + state.records()
            + " records of this environment; nothing of it is stored.");
    return page.end();
  }

  private Page.Card runs() {
    if (state.runs().isEmpty()) {
      return new Page.Card("Runs", Tone.UNKNOWN, "not known", List.of());
    }
    Passage passage = state.runs().get();
    return new Page.Card(
        "Runs",
        Tone.GOOD,
        passage.change(),
        List.of(
            Cell.text(words.runs()),
            Cell.text("owner " + passage.owner()),
            page.record(passage.change(), passage.runningBy().orElse(passage.index()))));
  }

  private Page.Card open() {
    if (state.open().isEmpty()) {
      return new Page.Card("Half-way or under way", Tone.GOOD, "nothing", List.of());
    }
    Passage passage = state.open().getFirst();
    var lines = new ArrayList<Cell>();
    lines.add(Cell.text(words.passage(passage)));
    lines.add(Cell.text("owner " + passage.owner()));
    if (state.open().size() > 1) {
      lines.add(Cell.text("and " + (state.open().size() - 1) + " more"));
    }
    return new Page.Card(
        "Half-way or under way",
        state.open().stream().anyMatch(Passage::halfWay) ? Tone.BAD : Tone.UNKNOWN,
        passage.change(),
        lines);
  }

  private Page.Card differs() {
    if (state.compared().isEmpty()) {
      return new Page.Card("Differs", Tone.UNKNOWN, "never compared", List.of());
    }
    Compared compared = state.compared().get();
    return new Page.Card(
        "Differs",
        Tone.ofVerdict(compared.verdict()),
        compared.items().isEmpty()
            ? "comparison " + compared.verdict()
            : compared.open().size() + " open findings",
        List.of(
            Cell.text("compared " + words.ago(compared.since())),
            page.record(compared.change(), compared.index())));
  }

  private Page.Card unproven() {
    int count = state.unproven().size();
    return new Page.Card(
        "Not proven",
        count == 0 ? Tone.GOOD : Tone.UNKNOWN,
        count == 0 ? "nothing" : count + (count == 1 ? " thing" : " things"),
        List.of());
  }

  private void concerns(String title, Tone tone, List<Concern> concerns) {
    if (concerns.isEmpty()) {
      return;
    }
    page.section(title);
    Markup markup = page.markup();
    for (Concern concern : concerns) {
      markup.raw("<article class=\"concern ").raw(tone.css()).raw("\">\n<h3>");
      markup.element("b", "kind", concern.kind().word());
      concern
          .change()
          .ifPresent(change -> page.cell(new Cell.Link(page.links().change(change), change)));
      markup.raw("</h3>\n").element("p", "message", concern.says()).raw("\n");
      markup.raw("<p class=\"next\"><b>next</b>").text(concern.next()).raw("</p>\n");
      markup.raw("<p class=\"quiet\">owner ").text(concern.owner());
      concern
          .index()
          .ifPresent(
              index -> {
                markup.raw(", ");
                page.cell(
                    concern
                        .change()
                        .map(change -> page.record(change, index))
                        .orElse(Cell.text("record " + index)));
              });
      markup.raw("</p>\n</article>\n");
    }
    page.endSection();
  }

  /** Compared again and again by the service that is asked: what it knows beside the records. */
  private void watched() {
    if (state.watched().isEmpty()) {
      return;
    }
    Watched watched = state.watched().get();
    boolean proven = watched.provenUntil(state.asOf()).isPresent();
    page.section("Compared by the service");
    page.table(
        "The newest recorded comparison, and when it is looked at again",
        List.of("pair", "verdict", "recorded", "record", "proven", "last look", "next look"),
        List.of(
            List.of(
                Cell.text(watched.left() + " and " + watched.right()),
                watched
                    .newest()
                    .<Cell>map(
                        last -> new Cell.Word(Tone.ofVerdict(last.verdict()), last.verdict()))
                    .orElse(new Cell.Word(Tone.UNKNOWN, "none")),
                Cell.text(watched.newest().map(last -> words.ago(last.since())).orElse("never")),
                watched
                    .newest()
                    .map(last -> page.record(last.change(), last.index()))
                    .orElse(Cell.text("none")),
                new Cell.Word(proven ? Tone.GOOD : Tone.UNKNOWN, words.proven(watched)),
                Cell.text(words.watched(watched)),
                Cell.text(watched.elsewhere() ? "not here" : Page.time(watched.next())))));
    page.endSection();
  }

  private void differing() {
    List<Differing> open = state.compared().map(Compared::open).orElse(List.of());
    if (open.isEmpty()) {
      return;
    }
    page.section("What differs");
    var rows = new ArrayList<List<Cell>>();
    for (Differing item : open.subList(0, Math.min(MOST, open.size()))) {
      rows.add(
          List.of(
              new Cell.Path(item.item()),
              new Cell.Word(item.unknown() ? Tone.UNKNOWN : Tone.BAD, item.itemClass()),
              Cell.text(item.message()),
              Cell.text(item.owner().orElse("not stated"))));
    }
    page.table(
        "Open findings of the newest comparison",
        List.of("item", "how", "what was seen", "owner"),
        rows);
    more(open.size());
    page.endSection();
  }

  private void drilled() {
    if (state.drilled().isEmpty()) {
      return;
    }
    page.section("Drills");
    var rows = new ArrayList<List<Cell>>();
    for (Drilled drill : state.drilled()) {
      rows.add(
          List.of(
              new Cell.Link(page.links().change(drill.change()), drill.change()),
              Cell.text(drill.type().word()),
              new Cell.Word(Tone.ofVerdict(drill.verdict()), drill.verdict()),
              Cell.text(words.ago(drill.since())),
              page.record(drill.change(), drill.index())));
    }
    page.table(
        "The newest drills of what runs or is under way",
        List.of("change", "drill", "verdict", "when", "record"),
        rows);
    page.endSection();
  }

  private void exempted() {
    if (state.exempted().isEmpty()) {
      return;
    }
    page.section("Let pass");
    var rows = new ArrayList<List<Cell>>();
    for (Exempted exception : state.exempted()) {
      boolean holds =
          exception.on(state.asOf().atZone(ZoneOffset.UTC).toLocalDate())
              == Exempted.Standing.HOLDS;
      rows.add(
          List.of(
              new Cell.Path(exception.item()),
              Cell.text(exception.why().orElse("not stated")),
              Cell.text(exception.owner()),
              holds
                  ? Cell.text("until " + exception.expires().orElse(""))
                  : new Cell.Word(Tone.BAD, words.exempted(exception))));
    }
    page.table("Exceptions in use", List.of("item", "why", "owner", "how long"), rows);
    page.endSection();
  }

  private void changes() {
    page.section("Changes that came here");
    if (state.changes().isEmpty()) {
      page.paragraph("", "None is recorded.");
    } else {
      var rows = new ArrayList<List<Cell>>();
      List<Passage> all = state.changes();
      for (Passage passage : all.subList(0, Math.min(MOST, all.size()))) {
        rows.add(
            List.of(
                new Cell.Link(page.links().change(passage.change()), passage.change()),
                Cell.text(passage.words()),
                Cell.text(Page.time(passage.since())),
                Cell.text(passage.owner()),
                page.record(passage.change(), passage.index())));
      }
      page.table("The newest first", List.of("change", "last", "when", "owner", "record"), rows);
      more(state.came());
    }
    page.links()
        .period(state.project(), state.environment())
        .ifPresent(
            address -> {
              page.markup().raw("<p class=\"more\">");
              page.cell(new Cell.Link(Optional.of(address), "Every record of a period"));
              page.markup().raw("</p>\n");
            });
    page.endSection();
  }

  private void more(long size) {
    if (size > MOST) {
      page.paragraph("more", (size - MOST) + " more; evenkeel trail state --format json has all");
    }
  }
}
