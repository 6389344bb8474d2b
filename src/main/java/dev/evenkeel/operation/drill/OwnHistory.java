package dev.evenkeel.operation.drill;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.database.CatalogReading;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The tables in which the tool under drill keeps its history. A table that only looks like some
 * other tool's may be the application's, and is a table like any other.
 */
public final class OwnHistory {
  private OwnHistory() {}

  /**
   * Paths of them, as {@link CatalogReading#historyTables} has them.
   *
   * @param tool by the name it goes by in a drill
   */
  public static Set<String> tables(CatalogReading reading, String tool) {
    var tables = new HashSet<String>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Catalog(String area)
          && area.equals("history")) {
        collect(
            String.join("/", document.within()), document.root(), tool.split(" ", 2)[0], tables);
      }
    }
    tables.retainAll(reading.historyTables());
    return tables;
  }

  private static void collect(String path, Node node, String tool, Set<String> tables) {
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    if (mapping.get("tool") instanceof Node.Scalar layout) {
      if (isOf(layout.text(), tool.toLowerCase(Locale.ROOT))) {
        int name = path.lastIndexOf('/') + 1;
        tables.add(path.substring(0, name) + "table/" + path.substring(name));
      }
      return;
    }
    for (int i = 0; i < mapping.size(); i++) {
      collect(
          path.isEmpty() ? mapping.key(i) : path + "/" + mapping.key(i),
          mapping.value(i),
          tool,
          tables);
    }
  }

  private static boolean isOf(String layout, String tool) {
    return switch (tool) {
      case "golang-migrate" ->
          layout.equals("golang-migrate") || layout.equals("schema_migrations");
      case "dbmate" -> layout.equals("schema_migrations");
      case "liquibase", "sqitch" -> layout.startsWith(tool);
      default -> layout.equals(tool);
    };
  }
}
