package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.snapshot.Note;
import java.util.List;
import java.util.Optional;

/**
 * A migration and what became of its statements.
 *
 * @param statements in order; those after one that failed are missing
 * @param start what was there before the first migration that is pending with this one
 * @param before what was there when it began
 * @param after what was there when it ended
 * @param onRows the statement that fails once the tables hold rows made to fit them
 * @param behind sequences that will hand out a number which their column holds, since then
 * @param unobserved why there is nothing to see; empty where there is
 */
public record UnitSeen(
    Migration migration,
    List<ObservedStatement> statements,
    Shape start,
    Shape before,
    Shape after,
    Optional<ObservedStatement> onRows,
    List<Note> behind,
    Optional<String> unobserved) {
  public UnitSeen {
    statements = List.copyOf(statements);
    behind = List.copyOf(behind);
  }

  public String id() {
    return migration.id();
  }

  /**
   * The relation of that name, where it is older than the plan and the statement meant it: one that
   * the migration made anew under its name is not locked as an old one.
   */
  Optional<Relation> old(String written, ObservedStatement statement) {
    boolean visible = before.showsLocks() && statement.kind() != ObservedStatement.Kind.NONE;
    return old(written)
        .filter(
            relation ->
                !visible
                    || statement.locks().stream()
                        .anyMatch(lock -> lock.relation().equals(relation.name())));
  }

  /** The relation of that name, where it is older than the plan. */
  public Optional<Relation> old(String written) {
    return before.named(written).filter(relation -> start.ids().contains(relation.id()));
  }
}
