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
  private final LeafText text;
  private final boolean verbose;

  WhereText(Appendable out, RenderOptions options) {
    text = new LeafText(out, options);
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
        text.leaves(List.of(new Leaf("differs", shown(never.differs())))).end();
      }
    }
  }

  private void headline(WhereReport report, Whereabouts whereabouts) throws IOException {
    String sure = report.unread().isEmpty() ? "" : ", as far as it could be read";
    switch (whereabouts) {
      case Whereabouts.Found found ->
          text.title(
              LeafText.tone(found.state().verdict()),
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
    var leaves = new ArrayList<Leaf>();
    leaves.add(new Leaf("database", List.of(report.source() + ", " + report.at())));
    leaves.add(
        new Leaf(
            "record",
            List.of(report.file() + ", " + report.runbook().states().size() + " states")));
    leaves.add(
        new Leaf(
            "compared", List.of("schema, migration history and residue; rows were not looked at")));
    if (!whereabouts.setAside().isEmpty()) {
      leaves.add(new Leaf("set aside", List.of(String.join(", ", whereabouts.setAside()))));
    }
    if (whereabouts instanceof Whereabouts.OneOf several) {
      leaves.add(
          new Leaf(
              "apart",
              several.apart().isEmpty()
                  ? List.of("by no probe of the record; only by their rows")
                  : shown(several.apart())));
    }
    if (!report.remarks().isEmpty()) {
      leaves.add(new Leaf("note", report.remarks()));
    }
    text.leaves(leaves).end();
  }

  private void unread(List<Unread> unread) throws IOException {
    if (!unread.isEmpty()) {
      var lines = new ArrayList<String>();
      unread.forEach(part -> lines.add(part.at() + ": " + part.why() + "; " + part.next()));
      text.leaves(List.of(new Leaf("unread", shown(lines)))).end();
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
