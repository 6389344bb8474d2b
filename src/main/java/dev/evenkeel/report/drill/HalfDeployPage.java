package dev.evenkeel.report.drill;

import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.halfdeploy.Stretch;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.report.Numbers;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Fact;
import dev.evenkeel.report.drill.DrillPage.Table;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a half-deploy drill has to say to a person. */
final class HalfDeployPage {
  private static final int MOST_STRETCHES = 200;
  private final HalfDeployRecord drill;
  private final String command;

  private HalfDeployPage(HalfDeployRecord drill, String command) {
    this.drill = drill;
    this.command = command;
  }

  static DrillPage of(HalfDeployRecord drill, String command) {
    return new HalfDeployPage(drill, command).page();
  }

  private DrillPage page() {
    var entries = new ArrayList<Entry>();
    drill.broken().ifPresent(broken -> entries.add(broken(broken)));
    for (StateVerdict verdict : StateVerdict.values()) {
      drill.states().stream()
          .filter(state -> state.verdict() == verdict)
          .forEach(state -> entries.add(StateEntries.of(state)));
    }
    entries.addAll(HazardEntries.of(drill.hazards()));
    return new DrillPage(
        "half-deploy", drill.verdict(), sentence(), facts(), tables(), entries, notes(), next());
  }

  private String sentence() {
    if (drill.verdict() == DrillVerdict.FAILED
        && drill.broken().isEmpty()
        && drill.states().stream().noneMatch(FoundState::fails)) {
      return HazardEntries.failing(drill.hazards());
    }
    return switch (drill.verdict()) {
      case PASSED ->
          "no violation in "
              + Numbers.counted(drill.points().size(), "point")
              + ", which leave "
              + Numbers.counted(drill.states().size(), "distinct state");
      case FAILED ->
          Stream.concat(
                  drill.broken().stream()
                      .map(b -> b.step() + " " + b.how() + " although nobody stopped it"),
                  needing().stream())
              .collect(Collectors.joining("; "));
      case INCONCLUSIVE -> inconclusive();
    };
  }

  private Optional<String> needing() {
    return drill.states().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Numbers.number(drill.states().stream().filter(FoundState::fails).count())
                + " of "
                + Numbers.counted(drill.states().size(), "distinct state")
                + " need a person, lose rows, or look well and are not");
  }

  private String inconclusive() {
    Optional<String> doubt = PageHead.doubt(drill.harness());
    if (doubt.isPresent()) {
      return doubt.get();
    }
    if (drill.points().isEmpty()) {
      return drill.heading().steps() == 0
          ? "nothing was drilled: no migration was found in the folder"
          : "nothing was drilled: there is no point";
    }
    if (!drill.unread().isEmpty()) {
      return "not everything could be looked at: " + drill.unread().getFirst();
    }
    return drill.coverage().missed() > 0
        ? Numbers.counted(drill.coverage().missed(), "point") + " were neither hit nor inferred"
        : PageHead.unreadFolder(drill.heading());
  }

  private List<Fact> facts() {
    Heading head = drill.heading();
    DrillCoverage coverage = drill.coverage();
    return List.of(
        new Fact(
            "plan",
            head.layout() + ", " + Numbers.counted(drill.steps().size(), "step") + " drilled"),
        PageHead.engine(head),
        PageHead.tool(head),
        new Fact(
            "coverage",
            Numbers.counted(coverage.enumerated(), "point")
                + ": "
                + Numbers.number(coverage.hit())
                + " hit, "
                + Numbers.number(coverage.inferred())
                + " inferred, "
                + Numbers.number(coverage.missed())
                + " missed"),
        new Fact("probes", probes()),
        new Fact(
            "no return",
            drill
                .noReturn()
                .map(no -> "after " + no.step() + " " + no.why())
                .orElse(
                    drill.states().isEmpty()
                        ? "not known: no state was seen"
                        : "every step leads back")),
        new Fact("hazards", HazardEntries.counted(drill.hazards())),
        PageHead.harness(drill.harness()));
  }

  /** How often each was asked and what that cost; side by side, they take less. */
  private String probes() {
    return drill.costs().isEmpty()
        ? "none was asked"
        : drill.costs().stream()
            .map(
                cost ->
                    cost.probe()
                        + " "
                        + Numbers.number(cost.asked())
                        + String.format(Locale.ROOT, " (%.1f s)", cost.millis() / 1000.0))
            .collect(Collectors.joining(", "));
  }

  private Table states() {
    var rows = new ArrayList<List<String>>();
    for (FoundState state : drill.states()) {
      rows.add(
          List.of(
              state.name(),
              state.verdict().name(),
              state.about(),
              Numbers.number(state.points()),
              state.probes().forward().answer().word(),
              state.probes().backward().answer().word(),
              state.probes().historyTrue() ? "true" : "FALSE",
              state.runbook().way()));
    }
    return new Table(
        "states",
        List.of(
            "state", "verdict", "where", "points", "run again", "take back", "history", "way out"),
        rows);
  }

  private List<Table> tables() {
    var tables = new ArrayList<Table>();
    tables.add(states());
    ProbeMatrix.of(drill.states()).ifPresent(tables::add);
    if (drill.phases().stream().anyMatch(p -> p.phase() != StepPhase.Phase.UNKNOWN)) {
      tables.add(steps());
    }
    tables.add(stretches());
    if (!drill.points().isEmpty()) {
      tables.add(DeathEntries.table(drill.deaths()));
    }
    HazardEntries.table(drill.hazards()).ifPresent(tables::add);
    return tables;
  }

  private Table steps() {
    return new Table(
        "steps, by what they ask of the order of code and schema",
        List.of("step", "phase", "from state", "what no longer works"),
        drill.phases().stream()
            .map(
                phase ->
                    List.of(
                        phase.step(),
                        phase.phase().word(),
                        phase.from().orElse(""),
                        phase
                            .refusal()
                            .map(r -> r.query() + " on a " + r.where() + " connection")
                            .orElse("")))
            .toList());
  }

  private Table stretches() {
    var rows = new ArrayList<List<String>>();
    List<Stretch> all = Stretch.of(drill.points());
    for (Stretch stretch : all.subList(0, Math.min(MOST_STRETCHES, all.size()))) {
      rows.add(
          List.of(
              stretch.first().step() + " " + stretch.first().direction().word(),
              stretch.first().fault().word(),
              stretch.first().boundary().index()
                  + " "
                  + stretch.first().phase().word()
                  + ": "
                  + stretch.first().boundary().label(),
              Numbers.number(stretch.points()),
              stretch.state().flatMap(drill::state).map(FoundState::name).orElse("unknown")));
    }
    if (all.size() > MOST_STRETCHES) {
      rows.add(List.of(Numbers.number(all.size() - MOST_STRETCHES) + " more", "", "", "", ""));
    }
    return new Table(
        "what a stop leaves, from which call on",
        List.of("step", "what dies", "from call", "points", "state"),
        rows);
  }

  private static Entry broken(HalfDeployRecord.Broken broken) {
    return new Entry(
        Weight.FAILED,
        "half-deploy-" + broken.how(),
        broken.step(),
        broken.how() + " although nobody stopped it: " + broken.message(),
        List.of("at " + broken.at()),
        broken.at().matches(".*:\\d+") ? broken.at() : "",
        Remedy.of(broken.message())
            .orElse("correct the migration or how its tool runs it; nothing after it was drilled"),
        Optional.empty());
  }

  private List<String> notes() {
    List<String> notes = PageHead.notes(drill.harness(), drill.heading());
    drill.points().stream()
        .map(StoppedPoint::missed)
        .filter(why -> !why.isEmpty())
        .distinct()
        .limit(5)
        .forEach(why -> notes.add("a point was missed: " + why));
    notes.addAll(drill.remarks());
    notes.addAll(drill.hazards().remarks());
    return notes;
  }

  /** The shortest way to see the worst with one's own eyes. */
  private List<String> next() {
    return drill.points().stream()
        .filter(StoppedPoint::wasHit)
        .filter(this::shows)
        .limit(1)
        .map(p -> command + " --point " + p.point().id())
        .toList();
  }

  /** Whether hitting it alone shows what fails; a second runner is seen in its own step. */
  private boolean shows(StoppedPoint stopped) {
    Optional<FoundState> failing = stopped.state().flatMap(drill::state).filter(FoundState::fails);
    Optional<Twin> twin = failing.flatMap(s -> s.probes().others().twin()).filter(Twin::fails);
    return failing.isPresent()
        && twin.filter(
                t ->
                    !stopped.point().step().equals(t.step())
                        || stopped.point().direction() != Direction.FORTH)
            .isEmpty();
  }
}
