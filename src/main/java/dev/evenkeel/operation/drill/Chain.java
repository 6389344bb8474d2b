package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Likeness;
import dev.evenkeel.drill.Observation;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.List;
import java.util.Optional;

/**
 * The way back of a whole plan, step after step, as somebody would go it.
 *
 * @param depth steps from the newest that ran without an error
 * @param stopped why the next one did not; empty where all did
 * @param residue what is not as it was after all of them; empty where nothing is
 * @param leaves whether that is more than the order of columns
 */
record Chain(int depth, String stopped, String residue, boolean leaves) {
  /** Goes back as far as it goes; uses the place up. */
  static Chain walk(
      Ground ground, Migrator migrator, Place place, List<Migration> applied, Observation base) {
    int depth = 0;
    for (Migration migration : applied.reversed()) {
      if (migration.back().isEmpty()) {
        return new Chain(depth, migration.id() + " has no way back", "", false);
      }
      Optional<Said> said = Said.of(ground.back(migrator, place, migration));
      if (said.isPresent()) {
        return new Chain(
            depth,
            migration.id() + " failed at " + said.get().at() + ": " + said.get().message(),
            "",
            false);
      }
      depth++;
    }
    List<Likeness.Item> differing =
        applied.isEmpty() ? List.of() : Likeness.of(base, ground.look(place)).differing();
    String first = differing.isEmpty() ? "" : differing.getFirst().said();
    int more = differing.size() - 1;
    return new Chain(
        depth,
        "",
        more > 0 ? first + " and " + more + " more" : first,
        !differing.stream().allMatch(Likeness.Item::order));
  }
}
