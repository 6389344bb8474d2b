package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Contents.Bag;
import dev.evenkeel.drill.halfdeploy.Contents.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of rows when a step was taken back after the new version had written.
 *
 * @param written rows that the new version wrote
 * @param oldLost rows from before the step that are gone or altered
 * @param newLost rows of the new version that are gone or altered in tables that the old one knows
 * @param withStorage rows and values of the new version that went with a table or column that the
 *     step had made
 * @param where each table or column that lost something, with how much
 */
public record Losses(
    long written, long oldLost, long newLost, long withStorage, List<String> where) {
  public Losses {
    where = List.copyOf(where);
  }

  /** Whether everything is still there. */
  public boolean none() {
    return oldLost == 0 && newLost == 0 && withStorage == 0;
  }

  /**
   * Counts them.
   *
   * @param before the step
   * @param goal after it
   * @param wrote after it, once the new version had written
   * @param left once that was taken back
   */
  public static Losses of(Contents before, Contents goal, Contents wrote, Contents left) {
    return new Count(before, goal, wrote, left).losses();
  }

  private static final class Count {
    private static final Table NOTHING = new Table(Map.of(), List.of());
    private final Contents before;
    private final Contents goal;
    private final Contents wrote;
    private final Contents left;
    private final List<String> where = new ArrayList<>();
    private long written;
    private long oldLost;
    private long newLost;
    private long withStorage;

    Count(Contents before, Contents goal, Contents wrote, Contents left) {
      this.before = before;
      this.goal = goal;
      this.wrote = wrote;
      this.left = left;
    }

    Losses losses() {
      for (String path : wrote.tables().keySet().stream().sorted().toList()) {
        Table made = goal.table(path).orElse(NOTHING);
        Table now = wrote.table(path).orElseThrow();
        Table added =
            new Table(now.columns(), rows(now.on(columns(now)).minus(made.on(columns(now)))));
        written += added.rows().size();
        before
            .table(path)
            .ifPresentOrElse(was -> known(path, was, made, now, added), () -> made(path, added));
      }
      for (String path : before.tables().keySet().stream().sorted().toList()) {
        if (wrote.table(path).isEmpty()) {
          Table was = before.table(path).orElseThrow();
          Bag there = left.table(path).orElse(NOTHING).on(columns(was));
          old(path, was.on(columns(was)).minus(there).size());
        }
      }
      return new Losses(written, oldLost, newLost, withStorage, where);
    }

    private void old(String path, long lost) {
      if (lost > 0) {
        oldLost += lost;
        where.add(path + ": " + lost + " rows of the old version");
      }
    }

    /** A table that the old version has, too. */
    private void known(String path, Table was, Table made, Table now, Table added) {
      Table is = left.table(path).orElse(NOTHING);
      Set<String> common = new HashSet<>(columns(was));
      common.retainAll(columns(now));
      Bag gone = made.on(common).minus(now.on(common));
      boolean steady = was.on(common).equals(made.on(common));
      old(path, oldGone(was, is, common, gone, steady));
      long lost =
          steady
              ? added.on(common).minus(is.on(common).minus(was.on(common))).size()
              : Math.max(0, added.rows().size() - (is.rows().size() - was.rows().size()));
      if (lost > 0) {
        newLost += lost;
        where.add(path + ": " + lost + " rows of the new version");
      }
      for (String column : new TreeSet<>(columns(now))) {
        if (!was.columns().containsKey(column) && !is.columns().containsKey(column)) {
          dropped(path, column, was, is, added.values(column));
        }
      }
    }

    /** What the new version changed or deleted itself is not for the way back to keep. */
    private static long oldGone(Table was, Table is, Set<String> common, Bag gone, boolean steady) {
      var missing = new ArrayList<>(rows(was.on(columns(was)).minus(is.on(columns(was)))));
      if (!steady) {
        return Math.max(0, missing.size() - gone.size());
      }
      Bag left = new Table(was.columns(), missing).on(common);
      return left.minus(gone).size();
    }

    /** A column's values, unless another column of the old version has them now: a rename. */
    private void dropped(String path, String column, Table was, Table is, Bag values) {
      boolean carried =
          was.columns().keySet().stream()
              .filter(old -> !wrote.table(path).orElse(NOTHING).columns().containsKey(old))
              .anyMatch(old -> values.within(is.values(old)));
      if (!carried && values.size() > 0) {
        withStorage += values.size();
        where.add(path + "/column/" + column + ": " + values.size() + " values");
      }
    }

    /** A table that the step made, unless one of the old version has its rows now: a rename. */
    private void made(String path, Table added) {
      Optional<Table> still = left.table(path);
      boolean carried =
          still.isPresent()
              || before.tables().keySet().stream()
                  .filter(old -> wrote.table(old).isEmpty())
                  .map(old -> left.table(old).orElse(NOTHING))
                  .anyMatch(is -> holds(is, added));
      if (!carried && !added.rows().isEmpty()) {
        withStorage += added.rows().size();
        where.add(path + ": " + added.rows().size() + " rows of a table that the step made");
      }
    }

    private static boolean holds(Table is, Table added) {
      return is.columns().keySet().equals(added.columns().keySet())
          && added.on(columns(added)).within(is.on(columns(added)));
    }

    private static Set<String> columns(Table table) {
      return table.columns().keySet();
    }

    private static List<Map<String, String>> rows(Bag bag) {
      var rows = new ArrayList<Map<String, String>>();
      bag.rows().forEach((row, times) -> rows.addAll(Collections.nCopies(times, row)));
      return rows;
    }
  }
}
