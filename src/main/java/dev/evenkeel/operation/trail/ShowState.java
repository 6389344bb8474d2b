package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Derivation;
import dev.evenkeel.trail.state.Differing;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.Known;
import dev.evenkeel.trail.state.Limits;
import dev.evenkeel.trail.state.Outline;
import dev.evenkeel.trail.state.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How environments stand, by what a log has about them. */
public final class ShowState {
  /**
   * What was found.
   *
   * @param environments one for each project and environment that was asked for
   * @param head the log's head as of the reading; nothing where the log is empty
   */
  public record States(List<EnvironmentState> environments, Optional<Checkpoint> head) {
    public States {
      environments = List.copyOf(environments);
    }
  }

  private final Storage.Reader reader;
  private final Asked asked;

  private ShowState(Storage.Reader reader, Asked asked) {
    this.reader = reader;
    this.asked = asked;
  }

  /**
   * What somebody wants to know.
   *
   * @param limits how long what a record says stays good
   * @param now the moment to count ages to
   * @param changes of how many changes, the newest, the way here is to be shown
   * @param watched what the service that is asked compares by itself
   */
  public record Asked(Limits limits, Instant now, int changes, Optional<Watched> watched) {
    /** From the records alone. */
    public Asked(Limits limits, Instant now, int changes) {
      this(limits, now, changes, Optional.empty());
    }
  }

  /** Which environments are asked for, by project and name. */
  @FunctionalInterface
  public interface Wanted {
    boolean test(Optional<String> project, String name);
  }

  public static States run(
      Storage storage, Outlines outlines, Wanted wanted, Optional<SignedNote> mark, Asked asked) {
    return storage.read(
        reader -> {
          Optional<Checkpoint> head =
              reader.checkpoint().map(note -> Checkpoint.parse(note.text()));
          mark.ifPresent(note -> notSetBack(head, Checkpoint.parse(note.text())));
          var states = new ArrayList<EnvironmentState>();
          for (String scope : reader.scopes()) {
            int feed = scope.indexOf('\n');
            String name = scope.substring(feed + 1);
            Optional<String> project =
                Optional.of(scope.substring(0, feed)).filter(text -> !text.isEmpty());
            if (!name.isEmpty() && wanted.test(project, name)) {
              Outline outline = outlines.of(scope, reader);
              states.add(new ShowState(reader, asked).of(outline, scope, project, name));
            }
          }
          asked.watched().ifPresent(watched -> besideTheOther(states, watched));
          return new States(states, head);
        });
  }

  /**
   * The comparison is filed under the right environment; the left one's reader looks for it too.
   */
  private static void besideTheOther(List<EnvironmentState> states, Watched watched) {
    Optional<EnvironmentState> right =
        states.stream().filter(state -> isOf(watched, watched.right(), state)).findFirst();
    states.replaceAll(
        state ->
            isOf(watched, watched.left(), state)
                ? state.beside(watched.with(right.flatMap(EnvironmentState::compared)))
                : state);
  }

  private static boolean isOf(Watched watched, String name, EnvironmentState state) {
    return state.environment().equals(name) && state.project().equals(watched.project());
  }

  /** An older copy of a log would say what was so and not what is. */
  private static void notSetBack(Optional<Checkpoint> head, Checkpoint mark) {
    long size = head.map(Checkpoint::size).orElse(0L);
    if (size < mark.size()) {
      throw new TrailRefused(
          "the log has "
              + size
              + " entries, and "
              + mark.size()
              + " were handed out: an older copy was restored, and what it says of an environment"
              + " may be over; docs/trust.md, \"A trail that does not verify\"");
    }
  }

  private EnvironmentState of(
      Outline outline, String scope, Optional<String> project, String name) {
    var trails = new TreeMap<String, List<Remembered>>();
    var here = new TreeMap<Long, Remembered>();
    for (String change : outline.matter()) {
      List<Remembered> trail = trail(change, project);
      trails.put(change, trail);
      trail.stream()
          .filter(record -> record.entry().scope().equals(scope))
          .forEach(record -> here.put(record.index(), record));
    }
    for (long index : outline.needed(asked.changes())) {
      here.computeIfAbsent(index, missing -> ShowTrail.remembered(reader, missing));
    }
    List<Remembered> records = List.copyOf(here.values());
    Optional<List<Differing>> report =
        Known.newestComparison(records).flatMap(record -> ComparisonReport.of(reader, record));
    var extent = new Known.Extent(outline.records(), outline.changes(), asked.changes());
    return Derivation.of(
        new Known(
            project,
            name,
            extent,
            records,
            trails,
            report,
            asked.watched().filter(watched -> watched.isAbout(project, name))),
        asked.limits(),
        asked.now());
  }

  /** Another project may have a change of the same name. */
  private List<Remembered> trail(String change, Optional<String> project) {
    return ShowTrail.read(reader, change).records().stream()
        .filter(record -> sameProject(record.entry(), project))
        .toList();
  }

  private static boolean sameProject(Entry entry, Optional<String> project) {
    return entry.project().isEmpty() || entry.project().equals(project);
  }
}
