package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Observation;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.Tool;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a drill is conducted: applies migrations to places and looks at what is there.
 *
 * @param opening what each session runs first, as the environment would have it
 * @param asksForRows whether what tables hold is looked at, too
 */
record Ground(
    Sandbox sandbox,
    CatalogReader reader,
    List<String> opening,
    boolean asksForRows,
    Limits limits) {
  private static final String EXTENSION = "extension";
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

  Ground {
    opening = List.copyOf(opening);
  }

  MigrationOutcome forth(Migrator migrator, Place place, Optional<Migration> upTo) {
    return within(
        place,
        upTo.map(Migration::id).orElse("all pending migrations"),
        () -> migrator.forth(place.dataSource(session(migrator.tool().mode())), upTo));
  }

  MigrationOutcome back(Migrator migrator, Place place, Migration migration) {
    return within(
        place,
        migration.id(),
        () -> migrator.back(place.dataSource(session(migrator.tool().undoMode())), migration));
  }

  /**
   * What is there now, once nobody is at work on it any more.
   *
   * @throws SandboxFailure where a session stays, or the server cannot be read
   */
  Observation look(Place place) {
    settle(place);
    try (Connection connection = place.dataSource().getConnection()) {
      CatalogReading reading = reader.read(connection);
      Optional<Map<String, Observation.Rows>> rows =
          asksForRows ? Optional.of(rows(reader.rows(connection))) : Optional.empty();
      return new Observation(schema(reading), holding(reading.storage()), rows, reading.unread());
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the sandbox could not be read: " + e.getMessage(), "drill again", e);
    }
  }

  /** The schema, and of the platform what a migration makes inside of its database. */
  private static List<Document> schema(CatalogReading reading) {
    var schema = new ArrayList<Document>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Catalog catalog) {
        if (catalog.area().equals("schema")) {
          schema.add(document);
        } else if (document.root() instanceof Node.Mapping platform
            && platform.get(EXTENSION) instanceof Node.Mapping extensions) {
          schema.add(new Document(List.of(EXTENSION), extensions, document.shape()));
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

  private static Map<String, Observation.Rows> rows(RowDigests digests) {
    var rows = new HashMap<String, Observation.Rows>();
    digests
        .tables()
        .forEach(
            (table, held) -> rows.put(table, new Observation.Rows(held.count(), held.digest())));
    return rows;
  }

  /** A session that ends is gone a moment later; one that stays would be judged with. */
  private void settle(Place place) {
    long patience = System.nanoTime() + SETTLING.toNanos();
    while (sandbox.sessions(place) > 0) {
      if (System.nanoTime() > patience) {
        throw new SandboxFailure(
            "a session of the migration tool is still there after " + SETTLING.toSeconds() + " s",
            "nothing may be judged while it is; see what it waits for");
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  /** The session a tool of this kind gets: its own client's, or one that sends text as it is. */
  private Session session(Tool.Mode mode) {
    Session session = mode == Tool.Mode.CUT ? Session.PLAIN : Session.PLAIN.simple();
    if (sandbox.engine().dialect() == Dialect.POSTGRESQL) {
      session =
          session
              .with("statement_timeout", limits.statement().toMillis() + "ms")
              .with("lock_timeout", limits.lock().toMillis() + "ms");
    } else {
      session =
          session
              .with("max_statement_time", String.valueOf(limits.statement().toSeconds()))
              .with("lock_wait_timeout", String.valueOf(limits.lock().toSeconds()))
              .with("innodb_lock_wait_timeout", String.valueOf(limits.lock().toSeconds()));
    }
    for (String statement : opening) {
      session = session.opening(statement);
    }
    return session;
  }

  private interface Way {
    MigrationOutcome go();
  }

  /** A migration can set every timeout aside; taking its place away ends it all the same. */
  private MigrationOutcome within(Place place, String what, Way way) {
    var watched = new Watched(() -> sandbox.drop(place), limits.patience());
    try (watched) {
      MigrationOutcome outcome = way.go();
      return watched.ran() ? hung(what) : outcome;
    } catch (RuntimeException e) {
      if (watched.ran()) {
        return hung(what);
      }
      throw e;
    }
  }

  private MigrationOutcome hung(String what) {
    return new MigrationOutcome.Hung(what, limits.patience().toSeconds() + " s");
  }
}
