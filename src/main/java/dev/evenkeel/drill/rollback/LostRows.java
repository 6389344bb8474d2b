package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the rows that were there before and are not there, as they were, afterwards. */
final class LostRows {
  private LostRows() {}

  /** Empty where one of the two did not ask for rows. */
  static OptionalLong between(Observation before, Observation left) {
    if (before.rows().isEmpty() || left.rows().isEmpty()) {
      return OptionalLong.empty();
    }
    long lost = 0;
    for (Map.Entry<String, Observation.Rows> table : before.rows().get().entrySet()) {
      Observation.Rows was = table.getValue();
      Observation.Rows is = left.rows().get().get(table.getKey());
      lost += lost(was, is == null ? new Observation.Rows(0, "") : is);
    }
    return OptionalLong.of(lost);
  }

  /** Tables that held no row before and hold some now, each with how many. */
  static List<String> leftOver(Observation before, Observation left) {
    var over = new ArrayList<String>();
    if (before.rows().isEmpty() || left.rows().isEmpty()) {
      return over;
    }
    for (Map.Entry<String, Observation.Rows> table : before.rows().get().entrySet()) {
      Observation.Rows is = left.rows().get().get(table.getKey());
      if (table.getValue().count() == 0 && is != null && is.count() > 0) {
        over.add(table.getKey() + " holds " + is.count() + " rows that were not there");
      }
    }
    Collections.sort(over);
    return over;
  }

  /** Materialized views that hold neither what they held nor what their queries give. */
  static List<String> stale(Observation before, Observation left) {
    return left.views().entrySet().stream()
        .filter(view -> !view.getValue().fresh())
        .filter(
            view -> {
              Observation.Filled was = before.views().get(view.getKey());
              return was != null && !was.rows().equals(view.getValue().rows());
            })
        .map(
            view ->
                view.getKey()
                    + " holds "
                    + view.getValue().rows().count()
                    + " rows that its query does not give: it was not refreshed")
        .sorted()
        .toList();
  }

  /** A digest says that rows are altered and not which: then none of them is vouched for. */
  private static long lost(Observation.Rows was, Observation.Rows is) {
    if (was.equals(is)) {
      return 0;
    }
    return is.count() < was.count() ? was.count() - is.count() : was.count();
  }
}
