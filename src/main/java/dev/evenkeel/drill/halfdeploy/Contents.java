package dev.evenkeel.drill.halfdeploy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tables of a place hold, row by row: few rows, made by a drill.
 *
 * @param tables by path, e.g. {@code public/table/users}
 */
public record Contents(Map<String, Table> tables) {
  public Contents {
    tables = Map.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param columns their types by their names, those that follow from others left out
   * @param rows each as text by column; one that is not there is NULL
   */
  public record Table(Map<String, String> columns, List<Map<String, String>> rows) {
    public Table {
      columns = Map.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** How often each row is there, by some of its columns. */
    Bag on(Set<String> some) {
      var bag = new HashMap<Map<String, String>, Integer>();
      for (Map<String, String> row : rows) {
        var part = new HashMap<>(row);
        part.keySet().retainAll(some);
        bag.merge(part, 1, Integer::sum);
      }
      return new Bag(bag);
    }

    /** The values of one column, NULL left out. */
    Bag values(String column) {
      var bag = new HashMap<Map<String, String>, Integer>();
      for (Map<String, String> row : rows) {
        Optional.ofNullable(row.get(column))
            .ifPresent(value -> bag.merge(Map.of("", value), 1, Integer::sum));
      }
      return new Bag(bag);
    }
  }

  Optional<Table> table(String path) {
    return Optional.ofNullable(tables.get(path));
  }

  /** Rows with how often they are there. */
  record Bag(Map<Map<String, String>, Integer> rows) {
    /** What is left when the other's rows are taken out. */
    Bag minus(Bag other) {
      var left = new LinkedHashMap<Map<String, String>, Integer>();
      rows.forEach(
          (row, times) -> {
            int more = times - other.rows.getOrDefault(row, 0);
            if (more > 0) {
              left.put(row, more);
            }
          });
      return new Bag(left);
    }

    long size() {
      return rows.values().stream().mapToLong(Integer::longValue).sum();
    }

    boolean within(Bag other) {
      return minus(other).rows.isEmpty();
    }
  }
}
