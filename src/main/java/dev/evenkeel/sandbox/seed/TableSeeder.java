package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills one table: a plain row first, then one for each flavor, as bold as the table allows. */
final class TableSeeder {
  /** Numbers begin where a migration's own rows hardly are, and fit into a byte. */
  static final int FIRST_NUMBER = 101;

  /** For rows that come later. */
  static final int OTHER_NUMBER = 61;

  private static final int STEP = 7;
  private static final int STEPS = 12;
  private final Table table;
  private final Inserts inserts;
  private final Parents parents;
  private final int firstNumber;
  private final List<Flavor> flavors;
  private final Map<String, Optional<String>> repaired = new LinkedHashMap<>();
  private String refusal = "";

  private TableSeeder(
      Table table, Inserts inserts, Parents parents, int firstNumber, List<Flavor> flavors) {
    this.firstNumber = firstNumber;
    this.flavors = flavors;
    this.table = table;
    this.inserts = inserts;
    this.parents = parents;
  }

  /**
   * What came of it.
   *
   * @param refusal why the plain row was not taken; empty where it was
   */
  record Outcome(int rows, String refusal) {}

  static Outcome fill(Connection connection, Table table, int firstNumber, List<Flavor> flavors)
      throws SQLException {
    Parents parents = Parents.of(connection, table);
    Optional<String> missing = parents.missing();
    if (missing.isPresent()) {
      return new Outcome(0, "it refers to " + missing.get() + ", which holds no row");
    }
    var seeder =
        new TableSeeder(table, new Inserts(connection, table), parents, firstNumber, flavors);
    if (seeder.inserts.insertAll(seeder.all())) {
      return new Outcome(flavors.size(), "");
    }
    int rows = 0;
    int number = firstNumber;
    for (Flavor flavor : flavors) {
      if (seeder.add(flavor, number++)) {
        rows++;
      } else if (flavor == Flavor.PLAIN) {
        return new Outcome(0, seeder.refusal);
      }
    }
    return new Outcome(rows, "");
  }

  /** Most tables take them all as they are. */
  private List<Draft> all() {
    var all = new ArrayList<Draft>();
    for (Flavor flavor : flavors) {
      all.add(flavored(flavor, firstNumber + all.size()));
    }
    return all;
  }

  private boolean add(Flavor flavor, int first) throws SQLException {
    for (int number = first; number < first + STEPS * STEP; number += STEP) {
      Draft draft = flavored(flavor, number);
      if (inserts.insert(draft) instanceof Attempt.Refused refused) {
        refusal = refused.message();
        if (!refused.isDouble() && !refused.isDangling()) {
          return repairedAndInserted(flavor, number);
        }
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean repairedAndInserted(Flavor flavor, int number) throws SQLException {
    var search = new Search(table, inserts, number);
    Draft plain = flavored(Flavor.PLAIN, number);
    Search.Found found = search.from(plain);
    for (int other = number + STEP;
        found.isUsed() && other < number + STEPS * STEP;
        other += STEP) {
      plain = flavored(Flavor.PLAIN, other);
      found = search.from(plain);
    }
    if (found.refused().isPresent()) {
      refusal = found.refused().get().message();
      return false;
    }
    for (Map.Entry<String, Optional<String>> value : found.draft().values().entrySet()) {
      if (!value.getValue().equals(plain.values().get(value.getKey()))) {
        repaired.put(value.getKey(), value.getValue());
      }
    }
    Draft good = found.draft();
    Draft wanted = flavored(flavor, number);
    for (Column column : table.columns()) {
      Optional<String> value = wanted.values().get(column.name());
      // A row for the sake of boldness takes each value that the table lets through.
      if (value != null && !value.equals(good.values().get(column.name()))) {
        Draft bolder = good.with(column.name(), value);
        if (inserts.probe(bolder) instanceof Attempt.Taken) {
          good = bolder;
        }
      }
    }
    return inserts.insert(good) instanceof Attempt.Taken;
  }

  private Draft flavored(Flavor flavor, int number) {
    var draft = new Draft(new LinkedHashMap<>());
    for (Column column : table.columns()) {
      boolean toServer = column.byServer() || (flavor == Flavor.NULLS && column.hasDefault());
      if (!toServer && !parents.isKey(column)) {
        draft = draft.with(column.name(), value(column, flavor, number));
      }
    }
    for (Map.Entry<String, Optional<String>> value : repaired.entrySet()) {
      draft = draft.with(value.getKey(), value.getValue());
    }
    draft = parents.referring(draft, number);
    return flavor == Flavor.NULLS ? parents.referringToNothing(draft) : draft;
  }

  private static Optional<String> value(Column column, Flavor flavor, int number) {
    return flavor == Flavor.NULLS && column.nullable()
        ? Optional.empty()
        : Optional.of(Values.of(column.type(), flavor, column.name(), number));
  }
}
