package dev.evenkeel.drill.hazard;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.value.ItemPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The known dangers of a plan, as facts that the catalogue of checks judges. One that is about the
 * same object of the same migration is one fact, however many statements bring it about.
 */
public final class HazardFacts {
  private HazardFacts() {}

  public static List<Fact> of(PlanSeen plan) {
    Map<ItemPath, Hazard> hazards = new LinkedHashMap<>();
    Set<String> ownTypes = new HashSet<>();
    Set<String> filled = new HashSet<>();
    Shape end = plan.units().isEmpty() ? Shape.NOTHING : plan.units().getLast().after();
    for (UnitSeen unit : plan.units()) {
      if (!unit.start().equals(plan.units().getFirst().start())) {
        ownTypes.clear();
        filled.clear();
      }
      for (Hazard hazard : hazards(plan, unit, end, ownTypes, filled)) {
        hazards.putIfAbsent(hazard.item(), hazard);
      }
    }
    return hazards.values().stream().map(hazard -> hazard.fact(lock(hazard))).toList();
  }

  private static List<Hazard> hazards(
      PlanSeen plan, UnitSeen unit, Shape end, Set<String> ownTypes, Set<String> filled) {
    var found = new Hazard.Found();
    for (ObservedStatement statement : unit.statements()) {
      for (Altered altered : Altered.of(unit, statement)) {
        ColumnHazards.find(altered, filled, found);
        ConstraintHazards.find(altered, found);
        StorageHazards.find(altered, found);
        AccessHazards.find(altered, found);
      }
      IndexHazards.find(statement, found);
      ObjectHazards.find(unit, statement, found);
      StorageHazards.find(unit, statement, found);
      AccessHazards.find(unit, statement, found);
      if (plan.dialect() != Dialect.POSTGRESQL) {
        StorageHazards.ofMysql(unit, statement, found);
      }
    }
    unit.onRows().ifPresent(statement -> failsOnRows(unit, statement, found));
    if (!unit.statements().isEmpty()) {
      unit.behind().forEach(note -> behind(unit, note, found));
    }
    ConstraintHazards.left(unit, end, found);
    ObjectHazards.between(unit, found);
    AccessHazards.between(unit, found);
    TransactionHazards.find(unit, found);
    TextHazards.find(unit, ownTypes, found);
    return found.all();
  }

  private static void behind(UnitSeen unit, Note note, Hazard.Found found) {
    String column = note.details().getOrDefault("column", "");
    String table = column.substring(0, Math.max(0, column.lastIndexOf('.')));
    found.observed(
        note.kind(), ObjectHazards.naming(unit, table), column, "after it, " + note.message());
  }

  /** Where it fails without rows as well, the drill's own verdict says so. */
  private static void failsOnRows(UnitSeen unit, ObservedStatement statement, Hazard.Found found) {
    boolean alwaysFails = unit.statements().stream().anyMatch(each -> each.failed().isPresent());
    if (!alwaysFails) {
      found.observed(
          "fails-on-rows",
          statement,
          "",
          "it succeeds on empty tables and fails on rows that fit them (SQLSTATE "
              + statement.failed().map(ObservedStatement.Failure::sqlState).orElse("")
              + ")");
    }
  }

  private static Optional<LockMode> lock(Hazard hazard) {
    String object = hazard.object();
    return hazard.statement().taken().stream()
        .filter(lock -> object.equals(lock.relation()) || object.startsWith(lock.relation() + "."))
        .map(ObservedStatement.Lock::mode)
        .max(LockMode::compareTo);
  }
}
