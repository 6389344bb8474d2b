package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.drill.halfdeploy.Scene;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.halfdeploy.Trace;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.sandbox.SandboxFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Stops one leg at its points: those that are hit, and those that follow from a hit. */
public final class LegDrill {
  private final Hitter hitter;
  private final CrashBatch crashes;
  private final Spending spending;
  private final Terms terms;
  private final Leg leg;
  private final Map<Scene, List<Point>> scenes;
  private final Map<Point, Hitter.Try> tries = new HashMap<>();
  private final Map<Scene, List<Point>> hits = new LinkedHashMap<>();

  public LegDrill(Hitter hitter, CrashBatch crashes, Spending spending, Terms terms, Leg leg) {
    this.hitter = hitter;
    this.crashes = crashes;
    this.spending = spending;
    this.terms = terms;
    this.leg = leg;
    this.scenes = leg.trace().scenes(terms.faults());
  }

  public Leg leg() {
    return leg;
  }

  /** Hits what must be hit; crashes only wait in the batch. */
  public void run(ExecutorService workers) {
    var due = new ArrayList<Point>();
    scenes.forEach((scene, points) -> choose(scene, points, due));
    hit(due, workers);
    var doubtful = new ArrayList<Point>();
    hits.forEach(
        (scene, struck) -> {
          if (!atomic(struck)) {
            doubtful.addAll(scenes.get(scene));
          }
        });
    doubtful.removeIf(tries::containsKey);
    doubtful.removeIf(point -> point.fault() == Fault.CRASH);
    hit(doubtful, workers);
  }

  private void choose(Scene scene, List<Point> points, List<Point> due) {
    List<Point> wanted = terms.everyPoint() ? points : Trace.toHit(scene, points);
    if (terms.only().isPresent()) {
      wanted = points.stream().filter(p -> p.id().equals(terms.only().get())).toList();
    }
    var chosen = new ArrayList<Point>();
    for (Point point : wanted) {
      if (spending.allows()) {
        chosen.add(point);
      }
    }
    hits.put(scene, chosen);
    for (Point point : chosen) {
      if (point.fault() == Fault.CRASH) {
        crashes.add(leg, point);
        if (crashes.full()) {
          crashes.strike();
        }
      } else {
        due.add(point);
      }
    }
  }

  private void hit(List<Point> due, ExecutorService workers) {
    List<Point> left = due;
    for (int round = 0; round < Hitter.TRIES && !left.isEmpty(); round++) {
      var running = new LinkedHashMap<Point, Future<Hitter.Try>>();
      for (Point point : left) {
        Callable<Hitter.Try> task = () -> hitter.hit(leg, point);
        running.put(point, workers.submit(task));
      }
      running.forEach((point, result) -> tries.put(point, resultOf(result)));
      left = left.stream().filter(this::missed).toList();
    }
  }

  private boolean missed(Point point) {
    Hitter.Try tried = tries.get(point);
    return tried == null || tried.hit().isEmpty();
  }

  /** Whether a point that is drilled stands after so many commits. */
  public boolean wants(int committed) {
    return terms.only().isEmpty()
        || scenes.entrySet().stream()
            .filter(each -> each.getKey().committed() == committed)
            .flatMap(each -> each.getValue().stream())
            .anyMatch(point -> point.id().equals(terms.only().get()));
  }

  /** What is left of a run that is killed after so many commits; where it begins if none was. */
  public String leaves(int committed) {
    return tries.entrySet().stream()
        .filter(each -> each.getKey().fault() == Fault.KILLED)
        .filter(each -> leg.trace().scene(each.getKey()).committed() == committed)
        .filter(each -> leg.trace().scene(each.getKey()).within() < 0)
        .flatMap(each -> each.getValue().hit().stream())
        .map(hit -> hit.left().digest())
        .findFirst()
        .orElse(leg.begins().digest());
  }

  /** What a worker found. */
  public static <T> T resultOf(Future<T> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SandboxFailure failure
          ? failure
          : new SandboxFailure("a point could not be drilled: " + e.getCause(), "report it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxFailure("the drill was interrupted", "run it again", e);
    }
  }

  /** Whether every hit of a scene left the same state. */
  private boolean atomic(List<Point> struck) {
    return struck.stream()
            .map(tries::get)
            .filter(java.util.Objects::nonNull)
            .flatMap(tried -> tried.hit().stream())
            .map(hit -> hit.left().digest())
            .distinct()
            .count()
        <= 1;
  }

  /** Every point of the leg, once the crashes have struck too. */
  public List<StoppedPoint> points() {
    scenes
        .values()
        .forEach(
            points ->
                points.forEach(
                    point -> {
                      Hitter.Try crash = crashes.results().get(point);
                      if (crash != null) {
                        tries.put(point, crash);
                      }
                    }));
    var result = new ArrayList<StoppedPoint>();
    for (Point point : leg.trace().points(terms.faults())) {
      if (terms.only().isEmpty() || terms.only().get().equals(point.id())) {
        result.add(stopped(point));
      }
    }
    return result;
  }

  private StoppedPoint stopped(Point point) {
    Hitter.Try own = tries.get(point);
    if (own != null) {
      return own.hit()
          .map(hit -> StoppedPoint.hit(point, hit.left().digest()))
          .orElseGet(() -> StoppedPoint.missed(point, own.missed()));
    }
    List<Point> struck = hits.getOrDefault(leg.trace().scene(point), List.of());
    if (!atomic(struck)) {
      return StoppedPoint.missed(point, "its neighbours left different states");
    }
    for (Point other : struck) {
      Hitter.Try tried = tries.get(other);
      if (tried != null && tried.hit().isPresent()) {
        return StoppedPoint.inferred(point, tried.hit().get().left().digest(), other);
      }
    }
    return StoppedPoint.missed(point, "the budget was spent");
  }
}
