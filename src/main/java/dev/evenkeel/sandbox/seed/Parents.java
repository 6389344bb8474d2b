package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values for foreign keys: what the tables hold to which they refer. */
final class Parents {
  private static final int ENOUGH = 12;
  private final Table table;
  private final Map<Reference, List<List<String>>> keys = new LinkedHashMap<>();

  private Parents(Table table) {
    this.table = table;
  }

  static Parents of(Connection connection, Table table) throws SQLException {
    var parents = new Parents(table);
    for (Reference reference : table.references()) {
      parents.keys.put(reference, read(connection, reference));
    }
    return parents;
  }

  private static List<List<String>> read(Connection connection, Reference reference)
      throws SQLException {
    var found = new ArrayList<List<String>>();
    String columns = String.join(", ", reference.writtenColumns());
    String present =
        reference.writtenColumns().stream()
            .map(column -> column + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    Rows.each(
        connection,
        "SELECT "
            + columns
            + " FROM "
            + reference.writtenTarget()
            + " WHERE "
            + present
            + " ORDER BY "
            + columns
            + " LIMIT "
            + ENOUGH,
        row -> {
          var key = new ArrayList<String>();
          for (int i = 1; i <= reference.columns().size(); i++) {
            key.add(row.getString(i));
          }
          found.add(key);
        });
    return found;
  }

  /** The first key that must refer to something where there is nothing. */
  Optional<String> missing() {
    return keys.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .filter(each -> !table.mayStayEmpty(each) && !each.target().equals(table.path()))
        .map(Reference::target)
        .findFirst();
  }

  /** Lets each key refer to something where it can, else to the row itself, else to nothing. */
  Draft referring(Draft draft, int number) {
    Draft filled = draft;
    for (Map.Entry<Reference, List<List<String>>> each : keys.entrySet()) {
      Reference reference = each.getKey();
      List<List<String>> found = each.getValue();
      if (!found.isEmpty()) {
        List<String> key = found.get(number % found.size());
        for (int i = 0; i < key.size(); i++) {
          filled = filled.with(reference.columns().get(i), Optional.of(key.get(i)));
        }
      } else if (table.mayStayEmpty(reference)) {
        filled = nowhere(filled, reference);
      } else {
        filled = itself(filled, reference, number);
      }
    }
    return filled;
  }

  /** Lets the keys that may refer to nothing do so. */
  Draft referringToNothing(Draft draft) {
    Draft filled = draft;
    for (Reference reference : keys.keySet()) {
      if (table.mayStayEmpty(reference)) {
        filled = nowhere(filled, reference);
      }
    }
    return filled;
  }

  private Draft nowhere(Draft draft, Reference reference) {
    Draft filled = draft;
    for (Column column : table.columns()) {
      if (reference.columns().contains(column.name()) && column.nullable()) {
        filled = filled.with(column.name(), Optional.empty());
      }
    }
    return filled;
  }

  private Draft itself(Draft draft, Reference reference, int number) {
    Draft filled = draft;
    for (int i = 0; i < reference.columns().size(); i++) {
      String target = reference.writtenColumns().get(i);
      for (Column column : table.columns()) {
        if (column.written().equals(target)) {
          Optional<String> value =
              filled.values().getOrDefault(column.name(), Optional.of(String.valueOf(number)));
          filled = filled.with(column.name(), value).with(reference.columns().get(i), value);
        }
      }
    }
    return filled;
  }

  boolean isKey(Column column) {
    return keys.keySet().stream().anyMatch(each -> each.columns().contains(column.name()));
  }
}
