package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.probing.TwinProbe;
import dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill;
import dev.evenkeel.plan.Boundary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Twins beside the hits: a second runner sleeps between two looks at a lock, and costs nothing
 * meanwhile. They end before a crash may strike the server they are on.
 */
final class Twins implements AutoCloseable {
  private static final int AT_ONCE = 4;

  private final TwinProbe probe;
  private final States states;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("twin-", 0).factory());
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final List<Asked> running = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();
  private int asked;
  private int of;

  private record Asked(LegDrill leg, int committed, Future<Twin> twin) {}

  Twins(Workbench bench, States states) {
    this.probe = new TwinProbe(bench);
    this.states = states;
  }

  /**
   * Asks it of a leg before a call that makes something durable: the first of the migration itself,
   * inside whatever is open, and the last of all, when most is done.
   *
   * @param all whether before every such call
   */
  void ask(LegDrill leg, boolean all) {
    List<Boundary> durable =
        leg.leg().trace().boundaries().stream().filter(Boundary::durable).toList();
    of += durable.size();
    int first = first(leg.leg(), durable);
    for (int committed = 0; committed < durable.size(); committed++) {
      boolean chosen = all || committed == first || committed == durable.size() - 1;
      if (chosen && leg.wants(committed)) {
        Boundary at = durable.get(committed);
        asked++;
        running.add(new Asked(leg, committed, pool.submit(() -> inTurn(leg, at))));
      }
    }
  }

  /** A tool that looks after its own tables has not begun with the migration yet. */
  private static int first(Leg leg, List<Boundary> durable) {
    Set<String> own =
        leg.step().migration().forth().requests().stream()
            .map(request -> text(request.sql()))
            .collect(Collectors.toSet());
    int begins =
        leg.trace().boundaries().stream()
            .filter(call -> own.contains(text(call.sql())))
            .mapToInt(Boundary::index)
            .findFirst()
            .orElse(0);
    int before = (int) durable.stream().filter(call -> call.index() < begins).count();
    return Math.min(before, Math.max(0, durable.size() - 1));
  }

  private static String text(String sql) {
    return sql.strip().replaceFirst(";$", "").strip();
  }

  private Twin inTurn(LegDrill leg, Boundary at) throws InterruptedException {
    room.acquire();
    try {
      return probe.ask(leg.leg(), at);
    } finally {
      room.release();
    }
  }

  /** Whether none is under way. */
  boolean isQuiet() {
    return running.stream().allMatch(each -> each.twin().isDone());
  }

  /** Waits for those under way. */
  void await() {
    running.forEach(each -> LegDrill.resultOf(each.twin()));
  }

  /** Tells the states that they met, once it is known which those are. */
  void tell() {
    for (Asked each : running) {
      Twin twin = LegDrill.resultOf(each.twin());
      states.met(each.leg().leaves(each.committed()), twin);
      if (twin.answer() == Twin.Answer.UNSEEN) {
        unseen.add("a second runner at " + twin.at() + ": " + twin.said());
      }
    }
    running.clear();
  }

  /** Those of which nothing may be said. */
  List<String> unseen() {
    return unseen;
  }

  /** How many were asked. */
  int asked() {
    return asked;
  }

  /** How many calls there are of which it could be asked. */
  int of() {
    return of;
  }

  @Override
  public void close() {
    pool.close();
  }
}
