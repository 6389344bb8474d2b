package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Alteration;
import dev.evenkeel.plan.statement.Names;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One action of an ALTER TABLE on a table that is older than the plan.
 *
 * @param action its gist
 */
record Altered(UnitSeen unit, ObservedStatement statement, Relation table, String action) {
  /** The actions of a statement; none where it is another statement, or of a new table. */
  static List<Altered> of(UnitSeen unit, ObservedStatement statement) {
    Optional<Alteration> alteration = Alteration.of(statement.text());
    Optional<Relation> table = alteration.flatMap(found -> unit.old(found.table(), statement));
    if (table.isEmpty() || statement.failed().isPresent()) {
      return List.of();
    }
    return alteration.orElseThrow().actions().stream()
        .map(action -> new Altered(unit, statement, table.get(), action))
        .toList();
  }

  String name() {
    return table.name();
  }

  /** The first group of the pattern, where it describes the action. */
  Optional<String> matched(Pattern pattern) {
    Matcher matcher = pattern.matcher(action);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  boolean is(Pattern pattern) {
    return pattern.matcher(action).matches();
  }

  boolean rewrote() {
    return statement.rewrote(name());
  }

  /** Of itself or of a partition. */
  boolean scanned() {
    return !statement.scans().isEmpty();
  }

  /** Whether a column is older than the plan; where columns were not read, whether it may be. */
  boolean isOldColumn(String written) {
    String plain = Names.plain(written);
    List<Shape.Column> columns = unit.start().columns();
    return columns.isEmpty()
        || columns.stream()
            .anyMatch(column -> column.relation() == table.id() && column.name().equals(plain));
  }
}
