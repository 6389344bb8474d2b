package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a log has about an environment.
 *
 * @param extent how much there is of it
 * @param here the environment's records, in any order: the log's own order counts; all of them, or
 *     those that its {@link Outline} names
 * @param trails all records of the changes that matter here
 * @param report what the newest comparison found, where its record keeps a report
 * @param watched what the service that is asked knows of its own looking
 */
public record Known(
    Optional<String> project,
    String environment,
    Extent extent,
    List<Remembered> here,
    Map<String, List<Remembered>> trails,
    Optional<List<Differing>> report,
    Optional<Watched> watched) {
  /**
   * How much a log has about an environment.
   *
   * @param records how many records of it there are
   * @param changes how many changes came there
   * @param shown of how many of them, the newest, somebody wants to see the way
   */
  public record Extent(long records, long changes, int shown) {}

  public Known {
    here = inOrder(here);
    trails = Map.copyOf(trails);
  }

  static List<Remembered> inOrder(List<Remembered> records) {
    return records.stream().sorted(Comparator.comparingLong(Remembered::index)).toList();
  }

  /** Whether an older comparison of the environment says nothing of what came after it. */
  public static boolean bearsOnComparison(RecordType type) {
    return type == RecordType.PARITY_CHECKED
        || type == RecordType.GATE_DECIDED
        || Passages.moves(type);
  }

  /** The record of the newest comparison. */
  public static Optional<Remembered> newestComparison(List<Remembered> here) {
    return here.stream()
        .filter(
            record ->
                record.entry().type() == RecordType.PARITY_CHECKED
                    || record.entry().type() == RecordType.GATE_DECIDED)
        .max(Comparator.comparingLong(Remembered::index));
  }

  /** The changes whose whole trail is needed: what runs, what is on its way, what was compared. */
  public static Set<String> changesThatMatter(List<Remembered> here) {
    Passages passages = Passages.of(inOrder(here));
    var matter = new LinkedHashSet<String>();
    passages.running().map(Passage::change).ifPresent(matter::add);
    passages.open().stream().map(Passage::change).forEach(matter::add);
    newestComparison(here).map(record -> record.entry().change()).ifPresent(matter::add);
    return matter;
  }

  /** All records of a change, in the log's order. */
  List<Remembered> trail(String change) {
    return inOrder(trails.getOrDefault(change, List.of()));
  }

  /** Whose a change is: by its deploys here, else by whoever opened it. */
  Passage owned(Passage passage) {
    if (!passage.owner().equals(Stated.NOBODY)) {
      return passage;
    }
    return trail(passage.change()).stream()
        .filter(record -> record.entry().type() == RecordType.CHANGE_OPENED)
        .flatMap(
            record ->
                Stated.text(record, "owner").or(() -> Stated.text(record, "requestedBy")).stream())
        .findFirst()
        .map(passage::ownedBy)
        .orElse(passage);
  }
}
