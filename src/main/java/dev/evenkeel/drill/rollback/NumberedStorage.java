package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Storage of servers that give a table another number when they rebuild it (MariaDB and MySQL do
 * for many an ALTER): there a number that changed says nothing. What is not there in the middle and
 * is there again afterwards was dropped and made again, unless the scripts rename it there and
 * back.
 */
public final class NumberedStorage {
  private final Observation before;
  private final Set<String> middle;
  private final Renames forth;
  private final Renames back;

  /**
   * @param after what the way forth made
   * @param forth its text
   * @param back the text of the way back
   */
  public NumberedStorage(Observation before, Observation after, String forth, String back) {
    this.before = before;
    this.middle =
        after.storage().keySet().stream()
            .map(path -> path.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    this.forth = Renames.of(forth);
    this.back = Renames.of(back);
  }

  /** What the way forth made, with every name that is still there being what it was. */
  public Observation after(Observation after) {
    var storage = new HashMap<>(after.storage());
    storage.replaceAll((name, number) -> before.storage().getOrDefault(name, number));
    return with(after, storage);
  }

  /** What the way back left, with every name that was away in between being another thing. */
  public Observation left(Observation left) {
    var storage = new HashMap<>(left.storage());
    storage.replaceAll(
        (name, number) -> {
          String was = before.storage().get(name);
          if (was == null) {
            return number;
          }
          String path = name.toLowerCase(Locale.ROOT);
          return middle.contains(path) || isRenamed(path) ? was : "made again: " + number;
        });
    return with(left, storage);
  }

  /** Whether it was there in the middle under a name from which the way back renames it. */
  private boolean isRenamed(String path) {
    return forth.from(path).stream()
        .anyMatch(other -> middle.contains(other) && back.from(other).contains(path));
  }

  private static Observation with(Observation seen, Map<String, String> storage) {
    return new Observation(seen.schema(), storage, seen.rows(), seen.views(), seen.unread());
  }
}
