package dev.evenkeel.report.drill;

import dev.evenkeel.check.Finding;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.drill.hazard.Hazard;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.drill.hazard.ObservedStatement;
import dev.evenkeel.report.Numbers;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Table;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hazards as a person reads them: a table of what is noticed, and an entry for each finding. */
final class HazardEntries {
  private static final int MOST_ROWS = 50;

  private HazardEntries() {}

  /** The statements that somebody who uses the database meanwhile notices; empty where none is. */
  static Optional<Table> table(Hazards hazards) {
    List<ObservedStatement> noticed =
        hazards.statements().stream().filter(ObservedStatement::isNoticed).toList();
    if (noticed.isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<List<String>>();
    for (ObservedStatement statement : noticed.subList(0, Math.min(MOST_ROWS, noticed.size()))) {
      rows.add(
          List.of(
              statement.at(),
              shortened(Hazard.head(statement.text())),
              locks(statement),
              work(statement)));
    }
    if (noticed.size() > MOST_ROWS) {
      rows.add(List.of(Numbers.number(noticed.size() - MOST_ROWS) + " more", "", "", ""));
    }
    return Optional.of(
        new Table(
            "statements that others notice",
            List.of("at", "statement", "locks against", "works through"),
            rows));
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 59) + "…" : text;
  }

  private static String locks(ObservedStatement statement) {
    return String.join(
        ", ",
        statement.taken().stream()
            .filter(lock -> lock.table() && lock.mode().blocksWrites())
            .map(
                lock ->
                    (lock.mode().blocksReads() ? "all use of " : "writes to ") + lock.relation())
            .toList());
  }

  private static String work(ObservedStatement statement) {
    var work = new ArrayList<String>();
    statement.rewrites().forEach(name -> work.add("rewrites " + name));
    statement.scans().forEach(name -> work.add("reads all of " + name));
    statement.drops().forEach(name -> work.add("drops " + name));
    statement.algorithm().ifPresent(how -> work.add("changes the table by " + how));
    return String.join(", ", work);
  }

  static List<Entry> of(Hazards hazards) {
    return hazards.findings().stream().map(HazardEntries::entry).toList();
  }

  private static Entry entry(Finding finding) {
    return new Entry(
        weight(finding),
        finding.check(),
        finding.item().toString(),
        finding.message(),
        finding.also().isEmpty()
            ? List.of()
            : List.of("also: " + String.join(", ", finding.also())),
        finding.right().map(Sighting::at).orElse(""),
        finding.remedy(),
        finding
            .allowance()
            .map(
                allowed ->
                    "allowed until "
                        + allowed.expires()
                        + " by "
                        + allowed.owner()
                        + ": "
                        + allowed.why()));
  }

  private static Weight weight(Finding finding) {
    if (finding.itemClass() == ItemClass.UNKNOWN) {
      return Weight.UNDECIDED;
    }
    if (finding.itemClass() == ItemClass.ALLOWED) {
      return Weight.DECLARED;
    }
    return switch (finding.severity()) {
      case BLOCK -> Weight.FAILED;
      case WARN -> Weight.WARN;
      case INFO -> Weight.INFO;
    };
  }

  /** Why hazards alone make a drill fail. */
  static String failing(Hazards hazards) {
    Finding worst = hazards.findings().getFirst();
    return "a statement does what " + worst.check() + " forbids here: " + worst.item();
  }

  /** How many there are of which weight, in a line. */
  static String counted(Hazards hazards) {
    long open = hazards.open().size();
    long allowed =
        hazards.findings().stream().filter(f -> f.itemClass() == ItemClass.ALLOWED).count();
    return Numbers.number(hazards.findings().size())
        + " in "
        + Numbers.number(hazards.statements().size())
        + " statements, "
        + Numbers.number(open)
        + " of them to be looked at, "
        + Numbers.number(allowed)
        + " allowed";
  }
}
