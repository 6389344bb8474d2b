package dev.evenkeel.operation.trail;

import dev.evenkeel.operation.trail.ShowState.States;
import dev.evenkeel.report.trail.page.Overview;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The environments of a log, and its changes a page at a time. */
public final class ReadOverview {
  private ReadOverview() {}

  /**
   * Reads.
   *
   * @param before changes that were opened before this index, as the page before said
   * @param page rows of the page
   * @param states how the environments stand
   * @param seesProject what the reader may see; a page of a few projects may have few rows
   */
  public static Overview run(
      Storage storage,
      long before,
      int page,
      Predicate<Optional<String>> seesProject,
      States states) {
    return storage.read(
        reader -> {
          List<Long> openings = reader.openings(before, page + 1);
          boolean more = openings.size() > page;
          List<Long> shown = openings.subList(0, Math.min(page, openings.size()));
          var rows = new ArrayList<Overview.Row>();
          for (long index : shown) {
            Entry opening = Entry.parse(reader.leaf(index));
            if (seesProject.test(opening.project())) {
              rows.add(row(reader, opening));
            }
          }
          return new Overview(
              states.environments().stream()
                  .filter(state -> seesProject.test(state.project()))
                  .toList(),
              rows,
              more ? Optional.of(shown.getLast()) : Optional.empty(),
              states.head());
        });
  }

  /** One change that cannot be read does not hide the others. */
  private static Overview.Row row(Storage.Reader reader, Entry opening) {
    try {
      ShowTrail.Trail trail = ShowTrail.read(reader, opening.change());
      List<Remembered> records = trail.records();
      return new Overview.Row(
          trail.change(),
          trail.state().phase().words(),
          trail.state().why(),
          Optional.ofNullable(trail.state().verdicts().get(RecordType.GATE_DECIDED)),
          records.getLast().entry().receivedAt(),
          records.size());
    } catch (Malformed e) {
      return new Overview.Row(
          opening.change(),
          "cannot be read: " + e.getMessage(),
          Optional.empty(),
          Optional.empty(),
          opening.receivedAt(),
          0);
    }
  }
}
