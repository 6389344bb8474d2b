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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final Limits limits;
  private final Instant now;

  private ShowState(Storage.Reader reader, Limits limits, Instant now) {
    this.reader = reader;
    this.limits = limits;
    this.now = now;
  }

  /** Which environments are asked for, by project and name. */
  @FunctionalInterface
  public interface Wanted {
    boolean test(Optional<String> project, String name);
  }

  public static States run(
      Storage storage, Wanted wanted, Optional<SignedNote> mark, Limits limits, Instant now) {
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
              states.add(new ShowState(reader, limits, now).of(scope, project, name));
            }
          }
          return new States(states, head);
        });
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

  private EnvironmentState of(String scope, Optional<String> project, String name) {
    var here = new ArrayList<Remembered>();
    for (long index : reader.indicesOfScope(scope)) {
      here.add(remembered(index));
    }
    Map<String, List<Remembered>> trails = new TreeMap<>();
    for (String change : Known.changesThatMatter(here)) {
      trails.put(change, trail(change, project));
    }
    Optional<List<Differing>> report =
        Known.newestComparison(here).flatMap(record -> ComparisonReport.of(reader, record));
    return Derivation.of(new Known(project, name, here, trails, report), limits, now);
  }

  /** A body that says nothing of the environment is not fetched: there are many of them. */
  private Remembered remembered(long index) {
    Entry entry = Entry.parse(reader.leaf(index));
    return Known.speaks(entry.type())
        ? ShowTrail.remembered(reader, index, entry)
        : new Remembered(index, entry, Optional.empty(), false);
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
