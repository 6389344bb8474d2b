package dev.evenkeel.source.database.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

/**
 * A table of statements: each changes one facet of the base, and a comparison of the readings from
 * before and after finds just the items written beside it.
 */
final class MutationTest {
  private static String resource(String name) throws IOException {
    try (InputStream in = MutationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String differences(CatalogReading left, CatalogReading right) {
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

  @Test
  void everyStatementChangesJustWhatIsWrittenBesideIt() throws IOException {
    List<String> lines =
        resource("mutations.txt").lines().filter(line -> !line.startsWith("#")).toList();
    String base = "DROP ROLE IF EXISTS plain_one; CREATE ROLE plain_one;\n" + resource("base.sql");
    var wrong = new ArrayList<String>();
    Databases.with(
        base,
        connection -> {
          Databases.run(connection, "SET allow_system_table_mods = on");
          connection.setAutoCommit(false);
          CatalogReading before = Databases.read(connection);
          assertTrue(before.unread().isEmpty(), () -> before.unread().toString());
          for (String line : lines) {
            int arrow = line.lastIndexOf(" => ");
            judge(connection, before, line.substring(0, arrow), line.substring(arrow + 4), wrong);
          }
          connection.rollback();
          connection.setAutoCommit(true);
          Databases.run(connection, "DROP ROLE plain_one");
          return 0;
        });
    assertEquals("", String.join("\n", wrong));
    assertTrue(lines.size() > 130, () -> "only " + lines.size());
  }

  private static void judge(
      Connection connection,
      CatalogReading before,
      String statement,
      String expected,
      List<String> wrong)
      throws SQLException {
    Databases.run(connection, "SAVEPOINT mutation");
    try {
      Databases.run(connection, statement);
      CatalogReading after = Databases.read(connection);
      String forth = differences(before, after);
      if (!forth.equals(written(expected)) || !forth.equals(differences(after, before))) {
        wrong.add(statement + "\n  expected " + written(expected) + "\n  found    " + forth);
      }
    } catch (SQLException e) {
      wrong.add(statement + "\n  " + e.getMessage());
    }
    Databases.run(connection, "ROLLBACK TO SAVEPOINT mutation");
  }
}
