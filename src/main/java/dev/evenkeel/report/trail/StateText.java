package dev.evenkeel.report.trail;

import dev.evenkeel.report.Printable;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.state.Concern;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.Drilled;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Exempted;
import dev.evenkeel.trail.state.Passage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Environments for a terminal at night: what runs, what is half-way, what is not known. */
final class StateText {
  private static final int MOST = 20;

  private final Appendable out;

  StateText(Appendable out) {
    this.out = out;
  }

  void write(StateReport report) throws IOException {
    for (EnvironmentState state : report.environments()) {
      environment(state, report.head());
    }
  }

  private void environment(EnvironmentState state, Optional<Checkpoint> head) throws IOException {
    var words = new StateWords(state);
    line(words.verdict().toUpperCase(Locale.ROOT) + "  " + words.name() + ": " + words.sentence());
    row("as of", state.asOf() + head.map(StateText::head).orElse(""));
    row("runs", state.runs().map(p -> owned(p, words.runs())).orElse("not known"));
    for (Passage passage : state.open()) {
      row(passage.halfWay() ? "half-way" : "on its way", owned(passage, words.passage(passage)));
    }
    row("differs", state.compared().map(words::compared).orElse("not known: never compared"));
    differing(state);
    for (Drilled drill : state.drilled()) {
      row("drilled", drill.change() + ": " + words.drilled(drill));
    }
    for (Exempted exception : state.exempted().stream().limit(MOST).toList()) {
      row(
          "let pass",
          exception.item()
              + " "
              + words.exempted(exception)
              + exception.why().map(why -> ": " + why).orElse("")
              + "; owner "
              + exception.owner());
    }
    more("let pass", state.exempted().size());
    concerns("wrong", state.wrong());
    concerns("unproven", state.unproven());
    out.append('\n');
  }

  private static String head(Checkpoint head) {
    return ", record " + (head.size() - 1) + " of " + head.origin();
  }

  private static String owned(Passage passage, String words) {
    return passage.change() + ": " + words + "; owner " + passage.owner();
  }

  private void differing(EnvironmentState state) throws IOException {
    List<Differing> open = state.compared().map(compared -> compared.open()).orElse(List.of());
    for (Differing item : open.subList(0, Math.min(MOST, open.size()))) {
      row(
          "",
          item.itemClass()
              + " "
              + item.item()
              + item.owner().map(owner -> "; owner " + owner).orElse(""));
    }
    more("", open.size());
  }

  private void more(String label, int size) throws IOException {
    if (size > MOST) {
      row(label, (size - MOST) + " more; --format json has all");
    }
  }

  private void concerns(String label, List<Concern> concerns) throws IOException {
    for (Concern concern : concerns) {
      row(
          label,
          concern.kind().word()
              + "  "
              + concern.change().map(change -> change + ": ").orElse("")
              + concern.says()
              + concern.index().map(index -> " (record " + index + ")").orElse("")
              + "; owner "
              + concern.owner());
      row("", "next: " + concern.next());
    }
  }

  private void row(String label, String text) throws IOException {
    line("  " + label + " ".repeat(Math.max(1, 12 - label.length())) + text);
  }

  private void line(String text) throws IOException {
    out.append(Printable.of(text)).append('\n');
  }
}
