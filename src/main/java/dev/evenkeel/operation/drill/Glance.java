package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Observation;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one place, more than once over one session: a session that has read a catalog before
 * reads it in half the time.
 */
final class Glance implements AutoCloseable {
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

  private final Sandbox sandbox;
  private final CatalogReader reader;
  private final Place place;
  private final boolean asksForRows;
  private final String tool;
  private @Nullable Connection open;

  Glance(Sandbox sandbox, CatalogReader reader, Place place, boolean asksForRows, String tool) {
    this.sandbox = sandbox;
    this.reader = reader;
    this.place = place;
    this.asksForRows = asksForRows;
    this.tool = tool;
  }

  /**
   * What is there now, once nobody is at work on it any more.
   *
   * @throws SandboxFailure where a session stays, or the server cannot be read
   */
  Observation look() {
    settle();
    try {
      Connection connection = open == null ? place.dataSource().getConnection() : open;
      open = connection;
      CatalogReading reading = reader.read(connection);
      Optional<RowDigests> held = asksForRows ? Optional.of(held(connection)) : Optional.empty();
      return new Observation(
          schema(reading),
          holding(reading.storage()),
          held.map(digests -> rows(digests, OwnHistory.tables(reading, tool))),
          held.map(Glance::views).orElse(Map.of()),
          reading.unread());
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the sandbox could not be read: " + e.getMessage(), "drill again", e);
    }
  }

  /** A session that ends is gone a moment later; one that stays would be judged with. */
  private void settle() {
    int ours = open == null ? 0 : 1;
    long patience = System.nanoTime() + SETTLING.toNanos();
    while (sandbox.sessions(place) > ours) {
      if (System.nanoTime() > patience) {
        throw new SandboxFailure(
            "a session of the migration tool is still there after " + SETTLING.toSeconds() + " s",
            "nothing may be judged while it is; see what it waits for");
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  /** The schema, and what it stands on. */
  private List<Document> schema(CatalogReading reading) {
    List<String> kinds = Footing.in(sandbox);
    var schema = new ArrayList<Document>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Catalog catalog) {
        if (catalog.area().equals("schema")) {
          schema.add(document);
        } else if (catalog.area().equals("platform")
            && document.root() instanceof Node.Mapping platform) {
          for (String kind : kinds) {
            if (platform.get(kind) instanceof Node.Mapping of) {
              schema.add(new Document(List.of(kind), of, document.shape()));
            }
          }
        }
      }
    }
    return schema;
  }

  /** A view that keeps its rows is filled again from what they were made of: nothing is lost. */
  private static Map<String, String> holding(Map<String, String> storage) {
    var holding = new HashMap<>(storage);
    holding.keySet().removeIf(path -> path.contains("/materialized-view/"));
    return holding;
  }

  /** Rows that may not be read are as unseen the first time as the second. */
  private RowDigests held(Connection connection) throws SQLException {
    RowDigests digests = reader.rows(connection);
    if (!digests.unread().isEmpty()) {
      Unread first = digests.unread().getFirst();
      throw new SandboxFailure(
          "rows could not be looked at: " + first.at() + ": " + first.why(), first.next());
    }
    return digests;
  }

  private static Map<String, Observation.Rows> rows(RowDigests digests, Set<String> own) {
    var rows = new HashMap<String, Observation.Rows>();
    digests
        .tables()
        .forEach(
            (table, held) -> rows.put(table, new Observation.Rows(held.count(), held.digest())));
    rows.keySet().removeAll(own);
    return rows;
  }

  private static Map<String, Observation.Filled> views(RowDigests digests) {
    var views = new HashMap<String, Observation.Filled>();
    digests
        .views()
        .forEach(
            (view, held) ->
                views.put(
                    view,
                    new Observation.Filled(
                        new Observation.Rows(held.rows().count(), held.rows().digest()),
                        held.fresh())));
    return views;
  }

  @Override
  public void close() {
    Connection connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It was only read from, and the place is dropped next.
      }
    }
  }
}
