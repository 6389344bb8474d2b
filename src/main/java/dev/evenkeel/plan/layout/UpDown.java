package dev.evenkeel.plan.layout;

import dev.evenkeel.plan.MigrationFile;
import java.util.Optional;

/** Two files that are one migration, until both are found. */
final class UpDown {
  private Optional<MigrationFile> up = Optional.empty();
  private Optional<MigrationFile> down = Optional.empty();

  Optional<MigrationFile> up() {
    return up;
  }

  Optional<MigrationFile> down() {
    return down;
  }

  /** The file that held the place before; it stays. */
  Optional<MigrationFile> put(boolean isUp, MigrationFile file) {
    Optional<MigrationFile> before = isUp ? up : down;
    if (before.isEmpty()) {
      if (isUp) {
        up = Optional.of(file);
      } else {
        down = Optional.of(file);
      }
    }
    return before;
  }

  /** Says so where there is a way back from a migration that has no way forth. */
  static void orphan(MigrationFile down, Draft draft) {
    draft.lost(
        "missing-up",
        down.path() + ":1",
        "a way back without a way forth: no other file here bears its version and leads there",
        "add the way forth, or delete the file");
  }

  static void duplicate(String version, MigrationFile file, MigrationFile first, Draft draft) {
    draft.lost(
        "duplicate-version",
        file.path() + ":1",
        "version " + version + " stands in " + first.path() + " already",
        "give one of the two a version of its own");
  }
}
