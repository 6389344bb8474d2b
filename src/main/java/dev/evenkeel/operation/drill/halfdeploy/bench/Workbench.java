package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.operation.drill.Footing;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Session;
import dev.evenkeel.sandbox.Tool;
import dev.evenkeel.sandbox.Wire;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs tools against places with a time limit, and reads what they leave. */
public final class Workbench {
  private static final Duration SESSIONS_END_WITHIN = Duration.ofSeconds(20);
  private static final long LOOK_AGAIN_NANOS = 500_000;
  private static final long GLANCE_MILLIS = 250;

  private final Rig rig;
  private final Set<String> unread = new ConcurrentSkipListSet<>();
  private final Duration patience;
  private final Set<String> wavering = new ConcurrentSkipListSet<>();
  private final Costs costs = new Costs();

  public Workbench(Rig rig, Duration patience) {
    this.rig = rig;
    this.patience = patience;
  }

  public Rig rig() {
    return rig;
  }

  public Costs costs() {
    return costs;
  }

  /** The database as the tool connects to it: its own client's way, or text as it is. */
  public DataSource toolsOwn(Place place) {
    boolean cut = rig.migrator().tool().mode() == Tool.Mode.CUT;
    Session session = cut ? Session.PLAIN : Session.PLAIN.simple();
    for (String statement : rig.opening()) {
      session = session.opening(statement);
    }
    return place.dataSource(session);
  }

  /** A tool that was started and is not waited for yet. */
  public record Running(Wire wire, FutureTask<MigrationOutcome> task, long start) {
    public boolean ended() {
      return task.isDone();
    }
  }

  /** Lets the tool run over the wire. */
  public Running start(Wire wire, Function<DataSource, MigrationOutcome> tool) {
    long start = System.nanoTime();
    var task = new FutureTask<>(() -> guarded(wire, tool));
    Thread.ofPlatform().daemon().name("tool under drill").start(task);
    return new Running(wire, task, start);
  }

  /** Runs the tool over the wire, and cuts everything where it does not come to an end. */
  public Ran run(Place place, Wire wire, Function<DataSource, MigrationOutcome> tool) {
    return finish(place, start(wire, tool));
  }

  /** Waits for a tool, and cuts everything where it does not come to an end. */
  public Ran finish(Place place, Running running) {
    Wire wire = running.wire();
    FutureTask<MigrationOutcome> task = running.task();
    long start = running.start();
    var deadlock = new Deadlock(rig.sandbox().engine(), place);
    int calls = -1;
    try {
      while (millisSince(start) < patience.toMillis()) {
        try {
          return new Ran(task.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS), millisSince(start));
        } catch (TimeoutException e) {
          int now = wire.boundaries().size();
          boolean moves = now != calls;
          calls = now;
          if (deadlock.isCertain(moves)) {
            return hung(wire, "it waits for a lock that another of its own sessions holds", start);
          }
        }
      }
      return hung(wire, "it did not come to an end in " + patience.toSeconds() + " s", start);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SandboxFailure failure) {
        throw failure;
      }
      throw new SandboxFailure(
          "the tool under drill broke: " + e.getCause(), "report it with the plan", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      wire.sever();
      throw new SandboxFailure("the drill was interrupted", "run it again", e);
    }
  }

  private static Ran hung(Wire wire, String why, long start) {
    String at = wire.boundaries().isEmpty() ? "start" : wire.boundaries().getLast().label();
    wire.sever();
    return new Ran(new MigrationOutcome.Hung(at, why), millisSince(start));
  }

  /** A tool that throws whatever a cut made it throw has failed like any other. */
  private MigrationOutcome guarded(Wire wire, Function<DataSource, MigrationOutcome> tool) {
    try {
      return tool.apply(wire.dataSource());
    } catch (SandboxFailure e) {
      throw e;
    } catch (RuntimeException e) {
      return new MigrationOutcome.Failed(
          Optional.empty(), rig.migrator().tool().name(), Optional.empty(), String.valueOf(e));
    }
  }

  /** A wire that only records. */
  public Wire unwatched(Place place) {
    return rig.wiring().recording(toolsOwn(place), Optional.empty());
  }

  /** Runs the tool with nothing in between. */
  public Ran runUncut(Place place, Function<DataSource, MigrationOutcome> tool) {
    Ran ran = run(place, unwatched(place), tool);
    settle(ran, place);
    return ran;
  }

  /** A server goes on with what a tool that hung asked it for, until it is told to stop. */
  public void settle(Ran ran, Place place) {
    if (ran.outcome() instanceof MigrationOutcome.Hung) {
      Sessions.end(place, rig.sandbox().engine().dialect());
    }
    awaitNoSessions(place);
  }

  /** A state is judged only when nobody of the dead deployer can still change it. */
  public void awaitNoSessions(Place place) {
    awaitSessions(place, 0);
  }

  /** The same, where the drill itself holds some. */
  public void awaitSessions(Place place, int ours) {
    long deadline = System.nanoTime() + SESSIONS_END_WITHIN.toNanos();
    while (rig.sandbox().sessions(place) > ours) {
      if (System.nanoTime() > deadline) {
        throw new SandboxFailure(
            rig.sandbox().sessions(place)
                + " sessions of a stopped tool were still there after "
                + SESSIONS_END_WITHIN.toSeconds()
                + " s, so what it left cannot be judged",
            "see what they wait for, or give the sandbox a faster server");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  public Fingerprint read(Place place) {
    try (Connection connection = place.dataSource().getConnection()) {
      CatalogReading reading = rig.reader().read(connection);
      for (Unread part : reading.unread()) {
        unread.add(String.join("/", part.within()) + ": " + part.why());
      }
      RowDigests rows = rig.reader().rows(connection);
      for (Unread part : rows.unread()) {
        unread.add(String.join("/", part.within()) + ": " + part.why());
      }
      wavering.addAll(rows.wavering());
      return Readings.fingerprint(
          reading, rows, rig.migrator().tool().name(), Footing.in(rig.sandbox()));
    } catch (SQLException e) {
      throw new SandboxFailure(
          place.name() + " could not be read: " + e.getMessage(), "run the drill again", e);
    } finally {
      awaitNoSessions(place);
    }
  }

  /** Identity of what holds rows, by its path: made anew under its name it is another one. */
  public Map<String, String> storage(Place place) {
    try (Connection connection = place.dataSource().getConnection()) {
      return Readings.storage(rig.reader().read(connection), rig.migrator().tool().name());
    } catch (SQLException e) {
      throw new SandboxFailure(
          place.name() + " could not be read: " + e.getMessage(), "run the drill again", e);
    } finally {
      awaitNoSessions(place);
    }
  }

  /** Something could not be looked at. */
  public void unseen(String what) {
    unread.add(what);
  }

  /** Materialized views of which no two fillings hold the same, seen so far. */
  public List<String> wavering() {
    return List.copyOf(wavering);
  }

  /** What could not be looked at in some state, so that no state may be called equal for sure. */
  public List<String> unread() {
    return List.copyOf(unread);
  }

  public static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
