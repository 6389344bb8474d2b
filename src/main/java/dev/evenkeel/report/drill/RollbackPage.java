package dev.evenkeel.report.drill;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.drill.rollback.UnitVerdict;
import dev.evenkeel.report.Numbers;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Fact;
import dev.evenkeel.report.drill.DrillPage.Table;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rollback drill has to say to a person. */
final class RollbackPage {
  private final RollbackRecord drill;

  private RollbackPage(RollbackRecord drill) {
    this.drill = drill;
  }

  static DrillPage of(RollbackRecord drill) {
    return new RollbackPage(drill).page();
  }

  private DrillPage page() {
    var entries = new ArrayList<Entry>();
    for (UnitVerdict verdict : UnitVerdict.values()) {
      drill.with(verdict).forEach(unit -> entries.add(entry(unit)));
    }
    entries.addAll(HazardEntries.of(drill.hazards()));
    return new DrillPage(
        "rollback", drill.verdict(), sentence(), facts(), tables(), entries, notes(), List.of());
  }

  private String sentence() {
    int n = drill.units().size();
    if (drill.verdict() == DrillVerdict.FAILED && drill.with(UnitVerdict.FAILED).isEmpty()) {
      return HazardEntries.failing(drill.hazards());
    }
    return switch (drill.verdict()) {
      case PASSED -> "no violation in " + Numbers.counted(n, "unit") + also();
      case FAILED ->
          Numbers.counted(drill.with(UnitVerdict.FAILED).size(), "unit")
              + " of "
              + Numbers.number(n)
              + " cannot be taken back as they should"
              + also();
      case INCONCLUSIVE -> inconclusive();
    };
  }

  private String inconclusive() {
    Optional<String> doubt = PageHead.doubt(drill.harness());
    if (doubt.isPresent()) {
      return doubt.get();
    }
    if (drill.units().isEmpty()) {
      return drill.heading().steps() == 0
          ? "nothing was drilled: no migration was found in the folder"
          : "nothing was drilled: there is no unit";
    }
    int undecided = drill.with(UnitVerdict.UNDECIDED).size();
    if (undecided == 0 && drill.unexplained()) {
      return "each unit leads back, and all ways back in a row leave something that is named below";
    }
    return undecided > 0
        ? Numbers.counted(undecided, "unit")
            + " of "
            + Numbers.number(drill.units().size())
            + " could not be judged"
        : drill.units().stream().allMatch(RollbackPage::oneWay)
            ? "no migration has a way back, so none was tried"
            : PageHead.unreadFolder(drill.heading());
  }

  private static boolean oneWay(Unit unit) {
    return unit.wayBack()
        .filter(way -> way != WayBack.NO_DOWN && way != WayBack.NOTHING_TO_UNDO)
        .isEmpty();
  }

  private String also() {
    var parts = new ArrayList<String>();
    add(parts, UnitVerdict.UNDECIDED, "could not be judged");
    add(parts, UnitVerdict.WARN, "with a warning");
    add(parts, UnitVerdict.DECLARED_ONE_WAY, "declared one-way");
    return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
  }

  private void add(List<String> parts, UnitVerdict verdict, String what) {
    int n = drill.with(verdict).size();
    if (n > 0) {
      parts.add(Numbers.number(n) + " " + what);
    }
  }

  private List<Fact> facts() {
    Heading head = drill.heading();
    DrillCoverage coverage = drill.coverage();
    return List.of(
        new Fact("plan", head.layout() + ", " + Numbers.counted(head.steps(), "migration")),
        PageHead.engine(head),
        PageHead.tool(head),
        new Fact(
            "coverage",
            Numbers.number(coverage.hit())
                + " of "
                + Numbers.counted(coverage.enumerated(), "unit")
                + " tried"),
        new Fact(
            "depth",
            Numbers.counted(drill.depth(), "undo step")
                + " in a row from the newest"
                + (drill.stopped().isEmpty() ? "" : "; then " + drill.stopped())),
        new Fact("hazards", HazardEntries.counted(drill.hazards())),
        PageHead.harness(drill.harness()));
  }

  private List<Table> tables() {
    var rows = new ArrayList<List<String>>();
    for (WayBack wayBack : WayBack.values()) {
      List<Unit> units =
          drill.units().stream()
              .filter(unit -> unit.wayBack().equals(Optional.of(wayBack)))
              .toList();
      if (!units.isEmpty()) {
        rows.add(
            List.of(
                wayBack.word(),
                Numbers.number(units.size()),
                Numbers.number(units.stream().filter(Unit::lossy).count()),
                Numbers.number(units.stream().filter(RollbackPage::againBad).count())));
      }
    }
    int unknown = drill.with(UnitVerdict.UNDECIDED).size();
    if (unknown > 0) {
      rows.add(List.of("undecided", Numbers.number(unknown), "", ""));
    }
    var tables = new ArrayList<Table>();
    tables.add(new Table("ways back", List.of("way back", "units", "lossy", "again fails"), rows));
    HazardEntries.table(drill.hazards()).ifPresent(tables::add);
    return tables;
  }

  private static boolean againBad(Unit unit) {
    return unit.again() == Again.FAILED || unit.again() == Again.DIFFERS;
  }

  private static Entry entry(Unit unit) {
    return new Entry(
        weight(unit.verdict()),
        rule(unit),
        unit.id(),
        unit.verdict() == UnitVerdict.DECLARED_ONE_WAY ? "" : unit.detail(),
        unit.differing(),
        unit.file() + ":1",
        next(unit),
        unit.verdict() == UnitVerdict.DECLARED_ONE_WAY
            ? Optional.of(unit.detail())
            : Optional.empty());
  }

  private static String rule(Unit unit) {
    if (unit.verdict() == UnitVerdict.UNDECIDED) {
      return "rollback-undecided";
    }
    String word = unit.wayBack().map(WayBack::word).orElse("undecided");
    boolean back = unit.wayBack().filter(WayBack::leadsBack).isPresent();
    if (back && unit.lossy()) {
      return "rollback-lossy";
    }
    return back && againBad(unit) ? "rollback-again-" + unit.again().word() : "rollback-" + word;
  }

  private static Weight weight(UnitVerdict verdict) {
    return switch (verdict) {
      case FAILED -> Weight.FAILED;
      case UNDECIDED -> Weight.UNDECIDED;
      case WARN -> Weight.WARN;
      case DECLARED_ONE_WAY -> Weight.DECLARED;
      case HELD -> Weight.HELD;
    };
  }

  private static String next(Unit unit) {
    if (unit.verdict() == UnitVerdict.HELD || unit.verdict() == UnitVerdict.DECLARED_ONE_WAY) {
      return "";
    }
    if (unit.wayBack().isEmpty()) {
      return Remedy.of(unit.detail())
          .orElse("see why, and drill again; nothing may be said of it until then");
    }
    if (unit.lossy() && unit.wayBack().get().leadsBack()) {
      return "keep what is dropped until nobody rolls back any more, or declare it under"
          + " plan.oneWay of evenkeel.yaml";
    }
    return switch (unit.wayBack().get()) {
      case RESTORED, RESTORED_BUT_COLUMN_ORDER, NOTHING_TO_UNDO ->
          unit.verdict() == UnitVerdict.WARN
              ? "nothing, unless something reads columns by their position"
              : "make the way forth run again on what the way back leaves";
      case NOT_RESTORED -> "correct the way back: what is named must be as it was";
      case DOWN_FAILED -> "correct the way back: nobody can run it";
      case EMPTY_DOWN, NO_DOWN ->
          "write a way back, or declare it under plan.oneWay of evenkeel.yaml";
    };
  }

  private List<String> notes() {
    List<String> notes = PageHead.notes(drill.harness(), drill.heading());
    notes.addAll(drill.remarks());
    notes.addAll(drill.hazards().remarks());
    return notes;
  }
}
