package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Points at which the server dies, each on a database of its own: every run waits at its point
 * until all have arrived, then one crash strikes them all.
 */
public final class CrashBatch {
  static final int SIZE = 16;

  private record Waiting(Leg leg, Point point, Place place) {}

  private final Workbench bench;
  private final Hitter hitter;
  private final Runnable quiet;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Point, Hitter.Try> results = new HashMap<>();

  /**
   * @param quiet returns when nobody is at work on the server whom a crash would strike, too
   */
  public CrashBatch(Workbench bench, Hitter hitter, Runnable quiet) {
    this.quiet = quiet;
    this.bench = bench;
    this.hitter = hitter;
  }

  void add(Leg leg, Point point) {
    waiting.add(new Waiting(leg, point, leg.places().take()));
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  public boolean full() {
    return waiting.size() >= SIZE;
  }

  /** What came of the points that were struck so far. */
  Map<Point, Hitter.Try> results() {
    return results;
  }

  public void strike() {
    List<Waiting> due = List.copyOf(waiting);
    waiting.clear();
    strike(due);
    for (int round = 1; round < Hitter.TRIES; round++) {
      due =
          due.stream()
              .filter(each -> missed(each.point()))
              .map(each -> new Waiting(each.leg(), each.point(), each.leg().places().take()))
              .toList();
      strike(due);
    }
  }

  private boolean missed(Point point) {
    Hitter.Try tried = results.get(point);
    return tried == null || tried.hit().isEmpty();
  }

  private void strike(List<Waiting> due) {
    if (due.isEmpty()) {
      return;
    }
    quiet.run();
    var arrived = new CountDownLatch(due.size());
    var over = new CountDownLatch(1);
    try (ExecutorService runs = Executors.newFixedThreadPool(due.size())) {
      var tries = new LinkedHashMap<Point, Future<Hitter.Try>>();
      for (Waiting each : due) {
        tries.put(each.point(), runs.submit(() -> waitAndHit(each, arrived, over)));
      }
      try {
        arrived.await();
        bench.rig().sandbox().crash();
      } finally {
        over.countDown();
      }
      for (Map.Entry<Point, Future<Hitter.Try>> each : tries.entrySet()) {
        results.put(each.getKey(), each.getValue().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SandboxFailure failure
          ? failure
          : new SandboxFailure("a crash could not be drilled: " + e.getCause(), "report it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxFailure("the drill was interrupted", "run it again", e);
    }
  }

  private Hitter.Try waitAndHit(Waiting each, CountDownLatch arrived, CountDownLatch over) {
    var counted = new java.util.concurrent.atomic.AtomicBoolean();
    Runnable arrive =
        () -> {
          if (counted.compareAndSet(false, true)) {
            arrived.countDown();
          }
        };
    try {
      return hitter.hit(
          each.leg(),
          each.point(),
          each.place(),
          () -> {
            arrive.run();
            try {
              over.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    } finally {
      arrive.run();
    }
  }
}
