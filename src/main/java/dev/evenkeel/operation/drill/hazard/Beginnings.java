package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.Shape;
import dev.evenkeel.operation.drill.Outreach;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.Watched;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.Tool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Makes the places in which statements are looked at, with what is applied already. */
final class Beginnings {
  private final Setup setup;
  private final Eyes blind;

  Beginnings(Setup setup, Eyes eyes) {
    this.setup = setup;
    this.blind = new Blind(eyes.hasTransactions());
  }

  /** What is applied already, run as it will be looked at; by its own tool where that fails. */
  Place plain() {
    List<Migration> applied = setup.applied();
    Place place = empty();
    if (applied.isEmpty() || ran(place, applied)) {
      return place;
    }
    setup.sandbox().drop(place);
    return byTool(applied.getLast());
  }

  private boolean ran(Place place, List<Migration> applied) {
    Dialect dialect = setup.sandbox().engine().dialect();
    try (Connection session = place.dataSource(session()).getConnection()) {
      var path = SessionPath.of(session, dialect);
      for (Migration migration : applied) {
        var run =
            new UnitRun(
                blind, session, dialect, migration, Shape.NOTHING, setup.limits().statement());
        run.run();
        path.restore(session);
        if (run.failed()) {
          return false;
        }
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Everything up to that migration, by its own tool. */
  Place byTool(Migration last) {
    Place place = empty();
    if (!toolRuns(place, last)) {
      setup.sandbox().drop(place);
      throw new SandboxFailure(
          "what goes before does not apply: " + last.id() + " is not reached",
          "correct it, or begin at another migration");
    }
    return place;
  }

  /** Whether the migration's own tool comes to its end, with what goes before it. */
  boolean toolRuns(Migration last) {
    Place place = empty();
    try {
      return toolRuns(place, last);
    } finally {
      setup.sandbox().drop(place);
    }
  }

  /** A tool that hangs is ended by taking its place away. */
  private boolean toolRuns(Place place, Migration last) {
    Outreach.refuseCallbacks(setup);
    var watched = new Watched(() -> setup.sandbox().drop(place), setup.limits().patience());
    try (watched) {
      MigrationOutcome outcome =
          setup.migrators().of(setup.plan()).forth(place.dataSource(toolsOwn()), Optional.of(last));
      return outcome instanceof MigrationOutcome.Done && !watched.ran();
    } catch (RuntimeException e) {
      if (watched.ran()) {
        return false;
      }
      throw e;
    }
  }

  private Place empty() {
    Place place = setup.sandbox().create();
    setup.provide().to(place);
    return place;
  }

  Session session() {
    return opened(Session.PLAIN.simple());
  }

  private Session toolsOwn() {
    boolean cut = setup.migrators().of(setup.plan()).tool().mode() == Tool.Mode.CUT;
    return cut ? opened(Session.PLAIN) : session();
  }

  private Session opened(Session bare) {
    Session session = bare;
    for (String statement : setup.opening()) {
      session = session.opening(statement);
    }
    return session;
  }
}
