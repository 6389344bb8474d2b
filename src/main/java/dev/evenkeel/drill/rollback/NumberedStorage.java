package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Storage of servers that give a table another number when they rebuild it (MariaDB and MySQL do
 * for many an ALTER): there a number that changed says nothing. What is not there in the middle and
 * is there again afterwards was dropped and made again, unless a script renames it.
 */
public final class NumberedStorage {
  private static final Pattern RENAMES = Pattern.compile("(?i)\\b(?:RENAME|CHANGE)\\b");

  private final Observation before;
  private final Map<String, String> middle;
  private final String scripts;

  /**
   * @param after what the way forth made
   * @param scripts the texts of both ways
   */
  public NumberedStorage(Observation before, Observation after, List<String> scripts) {
    this.before = before;
    this.middle = after.storage();
    this.scripts = String.join("\n", scripts).toLowerCase(Locale.ROOT);
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
          return middle.containsKey(name) || isRenamed(name) ? was : "made again: " + number;
        });
    return with(left, storage);
  }

  private boolean isRenamed(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return RENAMES.matcher(scripts).find() && scripts.contains(name);
  }

  private static Observation with(Observation seen, Map<String, String> storage) {
    return new Observation(seen.schema(), storage, seen.rows(), seen.views(), seen.unread());
  }
}
