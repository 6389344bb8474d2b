package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Observation;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.Tool;
import dev.evenkeel.source.database.CatalogReader;
import java.util.List;
import java.util.Optional;

/**
 * Where a drill is conducted: applies migrations to places and looks at what is there.
 *
 * @param engine the sandbox's, asked once
 * @param opening what each session runs first, as the environment would have it
 * @param asksForRows whether what tables hold is looked at, too
 * @param tool by name: whose history is no part of the rows
 */
record Ground(
    Sandbox sandbox,
    Engine engine,
    CatalogReader reader,
    List<String> opening,
    boolean asksForRows,
    String tool,
    Limits limits) {
  Ground {
    opening = List.copyOf(opening);
  }

  /** The same for whoever judges schemas alone: rows that cannot be read do not stop it. */
  Ground withoutRows() {
    return new Ground(sandbox, engine, reader, opening, false, tool, limits);
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

  /** What is there now, once nobody is at work on it any more. */
  Observation look(Place place) {
    try (Glance glance = glance(place)) {
      return glance.look();
    }
  }

  Glance glance(Place place) {
    return new Glance(sandbox, reader, place, asksForRows, tool);
  }

  /** The session a tool of this kind gets: its own client's, or one that sends text as it is. */
  private Session session(Tool.Mode mode) {
    Session session = mode == Tool.Mode.CUT ? Session.PLAIN : Session.PLAIN.simple();
    if (engine.dialect() == Dialect.POSTGRESQL) {
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
