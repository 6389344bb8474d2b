package dev.evenkeel.drill;

import dev.evenkeel.snapshot.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The index that MariaDB and MySQL make for a foreign key by themselves. It keeps the name of the
 * first key that needed it, whatever becomes of that key: a name that nobody gave is no part of a
 * schema, so such an index goes by its columns.
 */
final class ForeignKeyIndexes {
  private static final String INDEX = "index";

  private ForeignKeyIndexes() {}

  /** Whether this is where a table of a server stands that has no schemas. */
  static boolean stand(String path) {
    return path.startsWith("table/") && path.indexOf('/', "table/".length()) < 0;
  }

  /** The same table, with these indexes under a name made of their columns. */
  static Map<String, Node> byColumns(Map<String, Node> table) {
    Set<String> keys = keys(table.get("constraint"));
    if (keys.isEmpty() || !(table.get(INDEX) instanceof Node.Mapping indexes)) {
      return table;
    }
    var named = new LinkedHashMap<String, Node>();
    indexes
        .asMap()
        .forEach(
            (name, index) ->
                named.put(isOneOf(keys, index) ? "for " + columns(index) : name, index));
    var same = new LinkedHashMap<>(table);
    same.put(INDEX, Node.Mapping.of(named, indexes.origin(), indexes.line()));
    return same;
  }

  private static Set<String> keys(@Nullable Node constraints) {
    var keys = new HashSet<String>();
    if (constraints instanceof Node.Mapping all) {
      all.asMap()
          .values()
          .forEach(
              each -> {
                if (each instanceof Node.Mapping one && "foreign key".equals(one.text("type"))) {
                  keys.add(columns(one));
                }
              });
    }
    return keys;
  }

  private static boolean isOneOf(Set<String> keys, Node index) {
    return index instanceof Node.Mapping facets
        && facets.get("unique") == null
        && keys.contains(columns(index));
  }

  private static String columns(Node node) {
    String columns = node instanceof Node.Mapping facets ? facets.text("columns") : null;
    return columns == null ? "" : columns;
  }
}
