package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Whereabouts;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Terminal.Tone;
import dev.evenkeel.snapshot.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** For the person at 2:13 AM: the state first, then what to do. */
final class WhereText {
  private static final int MOST = 20;
  private final PageText text;
  private final boolean verbose;

  WhereText(Appendable out, RenderOptions options) {
    text = new PageText(out, options);
    verbose = options.verbose();
  }

  void write(WhereReport report) throws IOException {
    if (report.whereabouts().isEmpty()) {
      text.title(Tone.UNSURE, "NOT READ", report.at() + " of " + report.environment()).end();
      unread(report.unread());
      return;
    }
    Whereabouts whereabouts = report.whereabouts().get();
    headline(report, whereabouts);
    facts(report, whereabouts);
    unread(report.unread());
    switch (whereabouts) {
      case Whereabouts.Found found -> text.state(found.state());
      case Whereabouts.OneOf several -> {
        for (DrilledState state : several.states()) {
          text.state(state);
        }
      }
      case Whereabouts.NeverDrilled never -> {
        text.title(
            Tone.DIM, "nearest", never.nearest().title() + "; this database is not like it:");
        text.lines(
                List.of(
                    new PageLine("differs", shown(never.differs())),
                    new PageLine(
                        "next",
                        List.of(
                            "follow no page: none was tried on this. Where no deploy is under way,"
                                + " drill from what is there: evenkeel drill half-deploy"
                                + " --environment "
                                + report.environment()
                                + " --format json --output "
                                + report.file()))))
            .end();
      }
    }
  }

  private void headline(WhereReport report, Whereabouts whereabouts) throws IOException {
    String sure = report.unread().isEmpty() ? "" : ", as far as it could be read";
    switch (whereabouts) {
      case Whereabouts.Found found ->
          text.title(
              PageText.tone(found.state().verdict()),
              found.state().verdict().name(),
              report.environment() + " is in state " + found.state().title() + sure);
      case Whereabouts.OneOf several ->
          text.title(
              Tone.UNSURE,
              "ONE OF " + several.states().size(),
              report.environment()
                  + " is in one of the states "
                  + String.join(", ", several.states().stream().map(DrilledState::title).toList())
                  + sure);
      case Whereabouts.NeverDrilled never ->
          text.title(
              Tone.UNSURE,
              "NEVER DRILLED",
              report.environment() + " is in none of the states of " + report.file());
    }
    text.end();
  }

  private void facts(WhereReport report, Whereabouts whereabouts) throws IOException {
    var lines = new ArrayList<PageLine>();
    lines.add(new PageLine("database", List.of(report.source() + ", " + report.at())));
    lines.add(
        new PageLine(
            "record",
            List.of(report.file() + ", " + report.runbook().states().size() + " states")));
    lines.add(
        new PageLine(
            "compared", List.of("schema, migration history and residue; rows were not looked at")));
    if (!whereabouts.setAside().isEmpty()) {
      lines.add(new PageLine("set aside", List.of(String.join(", ", whereabouts.setAside()))));
    }
    if (whereabouts instanceof Whereabouts.OneOf several) {
      lines.add(
          new PageLine(
              "apart",
              several.apart().isEmpty()
                  ? List.of("by no probe of the record; only by their rows")
                  : shown(several.apart())));
    }
    if (!report.remarks().isEmpty()) {
      lines.add(new PageLine("note", report.remarks()));
    }
    text.lines(lines).end();
  }

  private void unread(List<Unread> unread) throws IOException {
    if (!unread.isEmpty()) {
      var lines = new ArrayList<String>();
      unread.forEach(part -> lines.add(part.at() + ": " + part.why() + "; " + part.next()));
      text.lines(List.of(new PageLine("unread", shown(lines)))).end();
    }
  }

  private List<String> shown(List<String> lines) {
    if (verbose || lines.size() <= MOST) {
      return lines;
    }
    var some = new ArrayList<>(lines.subList(0, MOST));
    some.add("and " + (lines.size() - MOST) + " more (--verbose lists them)");
    return some;
  }
}
