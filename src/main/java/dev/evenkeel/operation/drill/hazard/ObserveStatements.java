package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.drill.hazard.ObservedStatement;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.drill.hazard.Shape;
import dev.evenkeel.drill.hazard.UnitSeen;
import dev.evenkeel.operation.drill.Outreach;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.statement.SharedObjects;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.snapshot.Note;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the pending migrations once more, statement by statement, on a place that nobody else uses.
 * A migration that cannot be run in this way is run by its own tool there, so that those after it
 * can be looked at; it is named as not observed.
 */
public final class ObserveStatements {
  private static final int MOST_DETOURS = 3;

  private final Setup setup;
  private final boolean eachAlone;
  private final Dialect dialect;
  private final Eyes eyes;
  private final Beginnings beginnings;
  private final List<UnitSeen> units = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Shape start = Shape.NOTHING;
  private List<Note> behindBefore = List.of();
  private int detours;
  private boolean rebuilt;

  private ObserveStatements(Setup setup, boolean eachAlone) {
    this.setup = setup;
    this.eachAlone = eachAlone;
    this.dialect = setup.sandbox().engine().dialect();
    this.eyes = Eyes.of(dialect);
    this.beginnings = new Beginnings(setup, eyes);
  }

  /**
   * Looks at every pending migration.
   *
   * @param eachAlone whether each is taken for the only one that is pending, so that what its
   *     predecessors made counts as old
   */
  public static PlanSeen run(Setup setup, boolean eachAlone) {
    var observe = new ObserveStatements(setup, eachAlone);
    setup.progress().doing("looking at every statement");
    if (!setup.sandbox().canCrash() && SharedObjects.areChangedBy(setup.plan())) {
      // A role that is made for a look would be there when the drill makes it.
      observe.remarks.add(
          "no statement was looked at: the plan changes roles or tablespaces, which all databases"
              + " of the given server share");
      return observe.seen();
    }
    try {
      observe.walk();
    } catch (SandboxFailure e) {
      observe.remarks.add("not every statement was looked at: " + e.getMessage());
    }
    return observe.seen();
  }

  private PlanSeen seen() {
    return new PlanSeen(dialect, units, remarks);
  }

  private void walk() {
    Place place = beginnings.plain();
    List<Migration> pending = setup.units();
    try {
      int next = 0;
      while (next < pending.size()) {
        int known = detours;
        next = along(place, pending, next);
        if (detours > known && next < pending.size()) {
          setup.sandbox().drop(place);
          if (detours > MOST_DETOURS) {
            remarks.add(
                "no statement after "
                    + pending.get(next - 1).id()
                    + " was looked at: too many migrations before run under their own tool alone");
            return;
          }
          place = beginnings.byTool(pending.get(next - 1));
          rebuilt = true;
        }
      }
    } finally {
      setup.sandbox().drop(place);
    }
  }

  /**
   * Looks at migrations until one needs its own tool, or rows are to be put in before the next;
   * gives the number of the next one.
   */
  private int along(Place place, List<Migration> pending, int first) {
    Optional<ObservedStatement> onRows =
        setup.seeding().flatMap(seeder -> onRows(place, pending.get(first), seeder));
    try (Connection session = place.dataSource(beginnings.session()).getConnection()) {
      var path = SessionPath.of(session, dialect);
      Shape before = eyes.shape(session);
      start = first == 0 ? before : rebuilt ? start.asIn(before) : start;
      rebuilt = false;
      for (int i = first; i < pending.size(); i++) {
        Migration migration = pending.get(i);
        start = eachAlone ? before : start;
        Optional<String> outreach = Outreach.of(migration, setup.sandbox());
        if (outreach.isPresent()) {
          units.add(unseen(migration, before, outreach.get()));
          continue;
        }
        var run = new UnitRun(eyes, session, dialect, migration, start, setup.limits().statement());
        List<ObservedStatement> statements = run.run();
        path.restore(session);
        Shape after = eyes.shape(session);
        List<Note> behind = setup.reader().behind(session);
        List<Note> fresh = behind.stream().filter(note -> !behindBefore.contains(note)).toList();
        behindBefore = behind;
        if (run.failed() && !run.timedOut() && beginnings.toolRuns(migration)) {
          String why =
              "looking at it failed at "
                  + statements.getLast().at()
                  + " ("
                  + statements.getLast().failed().map(ObservedStatement.Failure::message).orElse("")
                  + "), and its own tool runs it";
          units.add(unseen(migration, before, why));
          detours++;
          return i + 1;
        }
        units.add(
            new UnitSeen(
                migration, statements, start, before, after, onRows, fresh, Optional.empty()));
        if (run.failed()) {
          ObservedStatement refused = statements.getLast();
          remarks.add(
              migration.id()
                  + " fails at "
                  + refused.at()
                  + ": "
                  + refused.failed().map(ObservedStatement.Failure::message).orElse(""));
        }
        if (run.failed() && run.leftSomething()) {
          remarks.add("no statement after " + migration.id() + " was looked at: it fails half-way");
          return pending.size();
        }
        before = after;
        if (setup.seeding().isPresent()) {
          return i + 1;
        }
      }
      return pending.size();
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the sandbox does not answer while statements are looked at: " + e.getMessage(),
          "drill again",
          e);
    }
  }

  /** The statement that fails where the tables hold rows; empty where none does. */
  private Optional<ObservedStatement> onRows(Place place, Migration migration, Seeder seeder) {
    if (Outreach.of(migration, setup.sandbox()).isPresent()) {
      return Optional.empty();
    }
    Place seeded = setup.sandbox().copy(place);
    try {
      seeder.seed(seeded);
      try (Connection session = seeded.dataSource(beginnings.session()).getConnection()) {
        var run =
            new UnitRun(
                eyes, session, dialect, migration, Shape.NOTHING, setup.limits().statement());
        List<ObservedStatement> statements = run.run();
        return run.failed() ? Optional.of(statements.getLast()) : Optional.empty();
      }
    } catch (SQLException e) {
      remarks.add(migration.id() + " could not be run on rows: " + e.getMessage());
      return Optional.empty();
    } finally {
      setup.sandbox().drop(seeded);
    }
  }

  private UnitSeen unseen(Migration migration, Shape before, String why) {
    remarks.add(migration.id() + " was not looked at: " + why);
    return new UnitSeen(
        migration, List.of(), start, before, before, Optional.empty(), List.of(), Optional.of(why));
  }
}
