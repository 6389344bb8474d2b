package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.trail.StateWords;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.EnvironmentState.Verdict;
import dev.evenkeel.trail.state.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where one begins: the environments, then the changes. */
public final class StartPage {
  private final Overview overview;
  private final Page page = new Page(Links.SERVED);

  private StartPage(Overview overview) {
    this.overview = overview;
  }

  public static String of(Overview overview) {
    return new StartPage(overview).page();
  }

  private String page() {
    long unwell =
        overview.environments().stream().filter(state -> state.verdict() != Verdict.PASSED).count();
    boolean failed =
        overview.environments().stream().anyMatch(state -> state.verdict() == Verdict.FAILED);
    int all = overview.environments().size();
    Tone tone = failed ? Tone.BAD : all == 0 || unwell > 0 ? Tone.UNKNOWN : Tone.GOOD;
    page.begin(
        "Evenkeel",
        tone,
        "TRAIL",
        all == 0
            ? "No environment has a record yet"
            : unwell == 0
                ? "Nothing is known to be wrong in " + counted(all) + ", and nothing is unproven"
                : unwell + " of " + counted(all) + " need a look");
    environments();
    changes();
    page.proof(overview.head(), List.of("evenkeel trail verify --data DIR"));
    return page.end();
  }

  private static String counted(int environments) {
    return environments + (environments == 1 ? " environment" : " environments");
  }

  private void environments() {
    page.section("Environments");
    if (overview.environments().isEmpty()) {
      page.paragraph("", "evenkeel trail record --environment NAME says where something happened.");
    } else {
      var rows = new ArrayList<List<Cell>>();
      for (EnvironmentState state : overview.environments()) {
        var words = new StateWords(state);
        rows.add(
            List.of(
                new Cell.Link(
                    page.links().environment(state.project(), state.environment()), words.name()),
                new Cell.Word(Tone.ofVerdict(words.verdict()), words.verdict()),
                Cell.text(state.runs().map(Passage::change).orElse("not known")),
                Cell.text(words.sentence())));
      }
      page.table("How they stand now", List.of("environment", "state", "runs", "why"), rows);
    }
    page.endSection();
  }

  private void changes() {
    page.section("Changes");
    if (overview.changes().isEmpty()) {
      page.paragraph("", "None is recorded.");
    } else {
      var rows = new ArrayList<List<Cell>>();
      for (Overview.Row row : overview.changes()) {
        rows.add(
            List.of(
                new Cell.Link(page.links().change(row.change()), row.change()),
                Cell.text(row.stands()),
                row.gate()
                    .<Cell>map(verdict -> new Cell.Word(Tone.ofVerdict(verdict), verdict))
                    .orElse(Cell.text("none")),
                Cell.text(row.why().orElse("not stated")),
                Cell.text(Page.time(row.last()))));
      }
      page.table(
          "In the order they were opened, the newest first",
          List.of("change", "stands", "gate", "why", "last record"),
          rows);
    }
    overview
        .older()
        .flatMap(page.links()::before)
        .ifPresent(
            address -> {
              page.markup().raw("<p class=\"more\">");
              page.cell(new Cell.Link(Optional.of(address), "Older changes"));
              page.markup().raw("</p>\n");
            });
    page.endSection();
  }
}
