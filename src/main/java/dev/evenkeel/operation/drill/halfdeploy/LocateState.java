package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.drill.runbook.Whereabouts;
import dev.evenkeel.operation.drill.Footing;
import dev.evenkeel.operation.drill.halfdeploy.bench.Readings;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.LiveDatabase;
import dev.evenkeel.source.database.RowDigests;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a database that runs somewhere against the states of a drill. It is only read from. */
public final class LocateState {
  private static final Set<String> LOOKED_AT = Set.of("schema", "history");

  private LocateState() {}

  /** What came of it. */
  public sealed interface Located {
    /**
     * The database was read.
     *
     * @param unread what of its schema or history was not; empty where all was
     */
    record Told(Whereabouts whereabouts, List<Unread> unread) implements Located {
      public Told {
        unread = List.copyOf(unread);
      }
    }

    /** It was not. */
    record Unseen(Unread unread) implements Located {}
  }

  /** Reads the catalog once; no table of the application is read. */
  public static Located run(LiveDatabase database, Runbook runbook) {
    return switch (database.look()) {
      case LiveDatabase.Look.Unseen(Unread unread) -> new Located.Unseen(unread);
      case LiveDatabase.Look.Seen seen ->
          new Located.Told(
              Whereabouts.of(
                  Readings.fingerprint(
                      seen.catalog(),
                      new RowDigests(Map.of()),
                      runbook.tool(),
                      Footing.elsewhere()),
                  runbook),
              seen.catalog().unread().stream().filter(u -> LOOKED_AT.contains(u.area())).toList());
    };
  }
}
