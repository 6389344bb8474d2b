package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.source.database.CatalogReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Statements, and the items that a comparison finds when the readings are from before and after.
 */
final class Mutations {
  /**
   * What came of it.
   *
   * @param wrong statements that changed something else than is written beside them
   * @param refused statements that the server does not understand or allow
   */
  record Outcome(int tried, List<String> wrong, List<String> refused) {}

  private Mutations() {}

  static String base() {
    return "DROP ROLE IF EXISTS plain_one; CREATE ROLE plain_one;\n" + resource("base.sql");
  }

  /** Tries each on a database that holds the base, and takes it back. */
  static Outcome tryAll(Connection connection) throws SQLException {
    List<String> lines =
        resource("mutations.txt").lines().filter(line -> !line.startsWith("#")).toList();
    Outcome outcome = new Outcome(lines.size(), new ArrayList<>(), new ArrayList<>());
    Databases.run(connection, "SET allow_system_table_mods = on");
    connection.setAutoCommit(false);
    CatalogReading before = Databases.read(connection);
    for (String line : lines) {
      int arrow = line.lastIndexOf(" => ");
      judge(connection, before, line.substring(0, arrow), line.substring(arrow + 4), outcome);
    }
    connection.rollback();
    connection.setAutoCommit(true);
    Databases.run(connection, "DROP ROLE plain_one");
    return outcome;
  }

  private static String resource(String name) {
    try (InputStream in = Mutations.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  static String differences(CatalogReading left, CatalogReading right) {
    var items = new TreeSet<String>();
    for (Difference difference :
        Comparison.compare(Databases.snapshot(left), Databases.snapshot(right), Rules.NONE)
            .differences()) {
      items.add(difference.item().toString());
      if (difference instanceof Difference.Moved moved) {
        items.add(moved.rightItem().toString());
      }
    }
    return String.join("\n", items);
  }

  private static String written(String expected) {
    var items = new TreeSet<String>();
    for (String item : expected.split(" \\| ", -1)) {
      if (!item.equals("-")) {
        items.add(
            item.startsWith("@")
                ? "schema/main/" + item.substring(1)
                : item.startsWith("%")
                    ? "platform/main/" + item.substring(1)
                    : "schema/main/app/" + item);
      }
    }
    return String.join("\n", items);
  }

  private static void judge(
      Connection connection,
      CatalogReading before,
      String statement,
      String expected,
      Outcome outcome)
      throws SQLException {
    Databases.run(connection, "SAVEPOINT mutation");
    try {
      Databases.run(connection, statement);
      CatalogReading after = Databases.read(connection);
      String forth = differences(before, after);
      if (!forth.equals(written(expected)) || !forth.equals(differences(after, before))) {
        outcome
            .wrong()
            .add(statement + "\n  expected " + written(expected) + "\n  found    " + forth);
      }
    } catch (SQLException e) {
      outcome.refused().add(statement + "\n  " + e.getMessage());
    }
    Databases.run(connection, "ROLLBACK TO SAVEPOINT mutation");
  }
}
