package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.drill.halfdeploy.Twin.Answer;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Wire;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Keeps the tool before one of its calls, with all that it holds there, and starts it a second
 * time. Nothing is timed: the second one has ended, or the server says that somebody waits; then
 * the first goes on.
 */
public final class TwinProbe {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long GLANCE_NANOS = 500_000;

  private final Workbench bench;

  public TwinProbe(Workbench bench) {
    this.bench = bench;
  }

  /** What the second one does while the first stands. */
  private enum Seen {
    WAITS,
    ENDED,
    UNSEEN
  }

  /** Asks it of one call of an uninterrupted step. */
  public Twin ask(Leg leg, Boundary at) {
    return bench.costs().of("twin", () -> asked(leg, at));
  }

  private Twin asked(Leg leg, Boundary at) {
    Place place = leg.places().take();
    try {
      return ask(leg, at, place);
    } finally {
      bench.rig().sandbox().drop(place);
    }
  }

  private Twin ask(Leg leg, Boundary at, Place place) {
    long start = System.nanoTime();
    var arrived = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Wire paused =
        bench
            .rig()
            .wiring()
            .pausing(
                bench.toolsOwn(place),
                at.index(),
                () -> {
                  arrived.countDown();
                  await(release);
                });
    Workbench.Running first = bench.start(paused, leg.tool());
    Workbench.Running second;
    Seen seen;
    try {
      if (!arrives(arrived, first)) {
        bench.settle(bench.finish(place, first), place);
        return new Twin(
            Answer.UNSEEN,
            leg.step().id(),
            where(leg, at),
            "the first never came there",
            List.of(),
            0);
      }
      second = bench.start(bench.unwatched(place), leg.tool());
      seen = watch(place, second);
    } finally {
      release.countDown();
    }
    Ran one = bench.finish(place, first);
    Ran two = bench.finish(place, second);
    bench.settle(one.hung() ? one : two, place);
    Fingerprint left = bench.read(place);
    return judged(leg, at, place, new Both(one, two, seen), left, Workbench.millisSince(start));
  }

  private record Both(Ran first, Ran second, Seen seen) {
    String said() {
      return Stream.of(first.said(), second.said())
          .filter(said -> !said.isEmpty())
          .findFirst()
          .orElse("");
    }
  }

  private Twin judged(Leg leg, Boundary at, Place place, Both both, Fingerprint left, long millis) {
    boolean right = left.same(leg.ends());
    List<String> differs = right ? List.of() : left.against(leg.ends());
    return new Twin(
        answer(leg, place, both, right),
        leg.step().id(),
        where(leg, at),
        both.said(),
        differs,
        millis);
  }

  private Answer answer(Leg leg, Place place, Both both, boolean right) {
    if (both.first().hung() || both.second().hung()) {
      return Answer.HANGS;
    }
    if (!right && (both.first().done() || both.second().done())) {
      return Answer.WRONG;
    }
    if (!right) {
      Ran again = bench.runUncut(place, leg.tool());
      return again.done() && bench.read(place).same(leg.ends()) ? Answer.COLLIDES : Answer.STUCK;
    }
    if (!both.first().done()) {
      return Answer.COLLIDES;
    }
    return switch (both.seen()) {
      case WAITS -> Answer.WAITS;
      case ENDED -> Answer.LEAVES;
      case UNSEEN -> Answer.UNSEEN;
    };
  }

  private boolean arrives(CountDownLatch arrived, Workbench.Running first) {
    while (!first.ended()) {
      try {
        if (arrived.await(1, TimeUnit.MILLISECONDS)) {
          return true;
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    return arrived.getCount() == 0;
  }

  private Seen watch(Place place, Workbench.Running second) {
    try (var turned = new Turned(place, bench.rig().sandbox().engine().dialect())) {
      long deadline = System.nanoTime() + PATIENCE;
      while (System.nanoTime() < deadline) {
        if (second.ended()) {
          return Seen.ENDED;
        }
        if (turned.isAny()) {
          return Seen.WAITS;
        }
        LockSupport.parkNanos(GLANCE_NANOS);
      }
      return Seen.UNSEEN;
    }
  }

  private static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static SandboxFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SandboxFailure("the drill was interrupted", "run it again", e);
  }

  private static String where(Leg leg, Boundary at) {
    return leg.step().id() + " before call " + at.index() + ": " + at.label();
  }
}
