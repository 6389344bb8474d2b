package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that came into an environment.
 *
 * @param all one for each change, the newest first
 * @param disordered changes whose records claim another order than the log has
 */
public record Passages(List<Passage> all, List<Disorder> disordered) {
  /**
   * A record that claims to be older than the one before it.
   *
   * @param index the record
   * @param before the one that the log took earlier
   */
  public record Disorder(String change, long index, long before) {}

  public Passages {
    all = List.copyOf(all);
    disordered = List.copyOf(disordered);
  }

  /** Of an environment's records in the order of the log. */
  static Passages of(List<Remembered> records) {
    Map<String, Passage> changes = new LinkedHashMap<>();
    var disordered = new ArrayList<Disorder>();
    for (Remembered record : records) {
      if (!moves(record.entry().type())) {
        continue;
      }
      String change = record.entry().change();
      Passage before = changes.get(change);
      if (before == null) {
        changes.put(change, Passage.first(record));
      } else {
        if (Stated.since(record).isBefore(before.since())) {
          disordered.add(new Disorder(change, record.index(), before.index()));
        }
        changes.put(change, before.then(record));
      }
    }
    return new Passages(
        changes.values().stream()
            .sorted(Comparator.comparingLong(Passage::index).reversed())
            .toList(),
        disordered);
  }

  static boolean moves(RecordType type) {
    return switch (type) {
      case DEPLOY_STARTED,
          DEPLOY_STAGE_DONE,
          DEPLOY_STOPPED,
          DEPLOY_SUCCEEDED,
          DEPLOY_FAILED,
          ROLLBACK_STARTED,
          ROLLBACK_SUCCEEDED,
          ROLLBACK_FAILED ->
          true;
      default -> false;
    };
  }

  /** What runs: the newest deploy that succeeded and was not rolled back. */
  Optional<Passage> running() {
    return all.stream()
        .filter(passage -> passage.runningBy().isPresent())
        .max(Comparator.comparing(passage -> passage.runningBy().orElse(-1L)));
  }

  /** Those that have not come to an end, or to a bad one. */
  List<Passage> open() {
    return all.stream().filter(passage -> passage.underWay() || passage.halfWay()).toList();
  }
}
