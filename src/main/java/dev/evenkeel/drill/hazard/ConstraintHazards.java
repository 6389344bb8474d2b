package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.statement.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What adding and taking away a table's rules does. */
final class ConstraintHazards {
  private static final String ADD =
      "(?is)ADD\\s+(?:CONSTRAINT\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?" + Names.ONE + "\\s+)?";
  private static final Pattern CHECK = Pattern.compile(ADD + "(CHECK)\\b.*");
  private static final Pattern FOREIGN_KEY =
      Pattern.compile("(?is)ADD\\b.*\\bREFERENCES\\s+(" + Names.QUALIFIED + ").*");
  private static final Pattern UNIQUE =
      Pattern.compile("(?is)ADD\\b.*\\b(UNIQUE|PRIMARY\\s+KEY|EXCLUDE)\\b.*");
  private static final Pattern USING_INDEX = Pattern.compile("(?is).*\\b(USING\\s+INDEX)\\b.*");
  private static final Pattern NOT_VALID = Pattern.compile("(?is).*\\b(NOT\\s+VALID)\\s*");
  private static final Pattern NAMED =
      Pattern.compile("(?is)ADD\\s+CONSTRAINT\\s+(" + Names.ONE + ")\\s+.*\\bNOT\\s+VALID\\s*");
  private static final Pattern VALIDATES =
      Pattern.compile("(?is)VALIDATE\\s+CONSTRAINT\\s+(" + Names.ONE + ")\\s*");
  private static final Pattern DROPS =
      Pattern.compile("(?is)DROP\\s+CONSTRAINT\\s+(?:IF\\s+EXISTS\\s+)?(" + Names.ONE + ").*");

  private ConstraintHazards() {}

  static void find(Altered altered, Hazard.Found found) {
    String table = altered.name();
    ObservedStatement statement = altered.statement();
    if (altered.is(CHECK) && !altered.is(NOT_VALID) && altered.scanned()) {
      found.observed(
          "check-scans",
          statement,
          table,
          "the new CHECK read all of " + table + " while nobody else could read or write it");
    }
    altered
        .matched(FOREIGN_KEY)
        .filter(parent -> !altered.is(NOT_VALID))
        .filter(parent -> altered.scanned())
        .ifPresent(parent -> foreignKey(altered, parent, found));
    if (altered.is(UNIQUE) && !altered.is(USING_INDEX) && statement.builds().contains(table)) {
      found.observed(
          "unique-built-under-lock",
          statement,
          table,
          "the index behind the new "
              + altered.matched(UNIQUE).orElse("").toUpperCase(Locale.ROOT).replaceAll("\\s+", " ")
              + " of "
              + table
              + " was built while nobody else could read or write the table");
    }
    altered.matched(VALIDATES).ifPresent(name -> validated(altered, name, found));
    altered
        .matched(DROPS)
        .map(Names::plain)
        .filter(name -> altered.unit().start().constraint(altered.table().id(), name).isPresent())
        .filter(name -> altered.unit().after().constraint(altered.table().id(), name).isEmpty())
        .ifPresent(
            name ->
                found.observed(
                    "rule-loosened",
                    statement,
                    table + "." + name,
                    "constraint "
                        + name
                        + " of "
                        + table
                        + " is gone: new code can write rows that old code, and the way back,"
                        + " refuse"));
  }

  private static void foreignKey(Altered altered, String parent, Hazard.Found found) {
    String referenced = altered.unit().old(parent).map(Relation::name).orElse(Names.plain(parent));
    found.observed(
        "foreign-key-locks",
        altered.statement(),
        altered.name(),
        "the new foreign key read all of "
            + altered.name()
            + " while nobody else could write to it or to "
            + referenced);
  }

  private static void validated(Altered altered, String name, Hazard.Found found) {
    String plain = Names.plain(name);
    boolean together =
        altered.unit().statements().stream()
            .filter(other -> other.transaction() == altered.statement().transaction())
            .filter(other -> other.index() <= altered.statement().index())
            .flatMap(other -> Altered.of(altered.unit(), other).stream())
            .filter(other -> other.table().id() == altered.table().id())
            .flatMap(other -> other.matched(NAMED).stream())
            .anyMatch(added -> Names.plain(added).equals(plain));
    if (together) {
      found.observed(
          "validated-in-same-transaction",
          altered.statement(),
          altered.name() + "." + plain,
          "constraint "
              + plain
              + " is validated in the transaction that added it, whose lock on "
              + altered.name()
              + " is kept meanwhile");
    }
  }

  /** Constraints that the plan adds NOT VALID and never validates. */
  static void left(UnitSeen unit, Shape end, Hazard.Found found) {
    for (Shape.Constraint constraint : unit.after().constraints()) {
      Optional<Shape.Constraint> last = end.constraint(constraint.relation(), constraint.name());
      boolean news = unit.before().constraint(constraint.relation(), constraint.name()).isEmpty();
      if (news
          && !constraint.validated()
          && last.filter(now -> !now.validated()).isPresent()
          && unit.start().ids().contains(constraint.relation())) {
        String table =
            Optional.ofNullable(unit.after().relations().get(constraint.relation()))
                .map(Relation::name)
                .orElse("");
        adds(unit, constraint.name())
            .ifPresent(
                statement ->
                    found.observed(
                        "not-valid-left",
                        statement,
                        table + "." + constraint.name(),
                        "constraint "
                            + constraint.name()
                            + " of "
                            + table
                            + " holds for new rows alone: nothing of the plan validates it"));
      }
    }
  }

  private static Optional<ObservedStatement> adds(UnitSeen unit, String name) {
    List<ObservedStatement> naming =
        unit.statements().stream()
            .filter(statement -> NOT_VALID.matcher(statement.text()).matches())
            .toList();
    return naming.stream()
        .filter(statement -> statement.text().toLowerCase(Locale.ROOT).contains(name))
        .findFirst()
        .or(() -> naming.stream().findFirst());
  }
}
