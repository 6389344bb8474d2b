package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.Observation;
import dev.evenkeel.drill.rollback.NumberedStorage;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a way back made anew under its old name. Where rows were there they say what is lost; a
 * table without any says it by the identity of its storage alone.
 */
public final class MadeAgain {
  private static final String COLUMN = "/column/";

  private final Workbench bench;
  private final Step step;
  private final Place place;
  private final Map<String, String> middle;

  private MadeAgain(Workbench bench, Step step, Place place, Map<String, String> middle) {
    this.bench = bench;
    this.step = step;
    this.place = place;
    this.middle = middle;
  }

  /** Looks at a place before a step is taken back there. */
  public static MadeAgain on(Workbench bench, Step step, Place place) {
    boolean numbered = bench.rig().sandbox().engine().dialect() != Dialect.POSTGRESQL;
    return new MadeAgain(bench, step, place, numbered ? bench.storage(place) : Map.of());
  }

  /** Looks at it again: a line for each table and column that is not the one from before. */
  List<String> lines() {
    Map<String, String> left = left();
    var lines = new ArrayList<String>();
    Optional<String> within = Optional.empty();
    for (Map.Entry<String, String> each : new TreeMap<>(step.storage()).entrySet()) {
      String name = each.getKey();
      String now = left.get(name);
      boolean another = now != null && !now.equals(each.getValue());
      if (another
          && !isGenerated(name)
          && !holdsRows(name)
          && within.filter(name::startsWith).isEmpty()) {
        within = Optional.of(name + "/");
        lines.add(
            name
                + " was dropped and made again, so what it holds elsewhere is gone unless the"
                + " script copies it (no row was there to see that: --seed)");
      }
    }
    return lines;
  }

  private Map<String, String> left() {
    Map<String, String> left = bench.storage(place);
    return bench.rig().sandbox().engine().dialect() == Dialect.POSTGRESQL
        ? left
        : new NumberedStorage(
                seen(step.storage()),
                seen(middle),
                step.migration().forth().text(),
                step.migration().back().map(Script::text).orElse(""))
            .left(seen(left))
            .storage();
  }

  private static Observation seen(Map<String, String> storage) {
    return new Observation(List.of(), storage, Optional.empty(), List.of());
  }

  /** What is generated is there again as soon as its column is. */
  private boolean isGenerated(String name) {
    return step.before().schema().containsKey(name + "/generated");
  }

  private boolean holdsRows(String name) {
    int column = name.indexOf(COLUMN);
    String rows = step.before().rows().get(column < 0 ? name : name.substring(0, column));
    return rows != null && !rows.startsWith("0 ");
  }
}
