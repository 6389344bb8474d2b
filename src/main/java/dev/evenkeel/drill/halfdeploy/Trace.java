package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one uninterrupted run of one step, and so every point at which it can be stopped.
 *
 * @param boundaries in the order in which the tool made them
 */
public record Trace(String step, Direction direction, List<Boundary> boundaries) {
  private static final Phase[] OF_EVERY_CALL = Phase.OF_EVERY_CALL.toArray(Phase[]::new);

  public Trace {
    boundaries = List.copyOf(boundaries);
  }

  /** Every call, before, unacknowledged and unrecorded, with everything that can die. */
  public List<Point> points(List<Fault> faults) {
    var points = new ArrayList<Point>();
    for (Boundary boundary : boundaries) {
      // DROP INDEX CONCURRENTLY IF EXISTS has no middle where there is no index.
      boolean middle = boundary.worksInSteps() && boundary.durable();
      for (Phase phase : middle ? Phase.values() : OF_EVERY_CALL) {
        for (Fault fault : faults) {
          points.add(new Point(step, direction, boundary, phase, fault));
        }
      }
    }
    return points;
  }

  /** The points of each scene, scenes and points in the order of the run. */
  public Map<Scene, List<Point>> scenes(List<Fault> faults) {
    var scenes = new LinkedHashMap<Scene, List<Point>>();
    for (Point point : points(faults)) {
      scenes.computeIfAbsent(scene(point), scene -> new ArrayList<>()).add(point);
    }
    return scenes;
  }

  public Scene scene(Point point) {
    int at = point.boundary().index();
    if (point.phase() == Phase.MID) {
      return new Scene(point.fault(), committedBefore(at), point.boundary().connection(), true, at);
    }
    int committed = committedBefore(point.phase() == Phase.BEFORE ? at : at + 1);
    if (point.fault() != Fault.CONNECTION) {
      return new Scene(point.fault(), committed, -1, true, -1);
    }
    int connection = point.boundary().connection();
    if (point.phase() != Phase.UNRECORDED) {
      return new Scene(point.fault(), committed, connection, true, -1);
    }
    // The tool hears of it when it next uses that connection; others go on until then.
    Optional<Boundary> next = nextUse(connection, at);
    return new Scene(
        point.fault(),
        next.map(use -> committedBefore(use.index())).orElse(committedBefore(boundaries.size())),
        connection,
        next.isPresent(),
        -1);
  }

  /** Closing a connection that is gone is no error, so nobody notices there. */
  private Optional<Boundary> nextUse(int connection, int after) {
    return boundaries.stream()
        .filter(b -> b.index() > after && b.connection() == connection)
        .filter(b -> b.kind() != Boundary.Kind.CLOSE)
        .findFirst();
  }

  private int committedBefore(int index) {
    return (int) boundaries.stream().filter(b -> b.durable() && b.index() < index).count();
  }

  /**
   * The points of a scene that are hit for real by default: of a killed deployer both ends of every
   * transaction, so that what lies between is shown to be atomic; of other faults one, at a durable
   * call where the scene has one.
   */
  public static List<Point> toHit(Scene scene, List<Point> points) {
    List<Point> durable = points.stream().filter(p -> p.boundary().durable()).toList();
    if (durable.isEmpty()) {
      return List.of(points.getLast());
    }
    if (scene.fault() != Fault.KILLED) {
      return List.of(durable.getFirst());
    }
    var ends = new ArrayList<Point>();
    ends.add(durable.getFirst());
    Point last = durable.getLast();
    if (last.boundary().index() != durable.getFirst().boundary().index()) {
      ends.add(last);
    }
    return ends;
  }
}
