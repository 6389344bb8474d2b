package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Again;
import dev.evenkeel.drill.WayBack;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A migration and its way back, judged.
 *
 * @param id the migration's file or folder name without {@code .up.sql}, {@code .sql} and the like
 * @param file where its way forth stands
 * @param wayBack empty where nothing may be said
 * @param lossy the way forth dropped storage, and the way back makes new storage of that name
 * @param rowsLost seeded rows that are gone or altered; empty where no rows were seeded
 * @param again the way forth once more
 * @param verdict what it means
 * @param remade names of the storage that is another one now
 * @param differing items that the way back leaves other than they were
 * @param detail what was seen, for a person; empty where all is well
 * @param tried whether the way forth was run
 */
public record Unit(
    String id,
    String file,
    Optional<WayBack> wayBack,
    boolean lossy,
    OptionalLong rowsLost,
    Again again,
    UnitVerdict verdict,
    List<String> remade,
    List<String> differing,
    String detail,
    boolean tried) {
  public Unit {
    remade = List.copyOf(remade);
    differing = List.copyOf(differing);
  }

  Unit with(UnitVerdict changed, String more) {
    return new Unit(
        id,
        file,
        wayBack,
        lossy,
        rowsLost,
        again,
        changed,
        remade,
        differing,
        detail.isEmpty() ? more : detail + "; " + more,
        tried);
  }
}
