package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.Applied;
import dev.evenkeel.drill.LiveHistory;
import dev.evenkeel.drill.LiveHistory.Entry;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.LiveDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Asks a database that runs how far a plan has come there. It is only read from. */
public final class ReadApplied {
  private ReadApplied() {}

  public static Applied run(LiveDatabase database, Plan plan) {
    return switch (database.look()) {
      case LiveDatabase.Look.Unseen(Unread unread) ->
          new Applied.Unclear("it " + unread.why(), unread.next());
      case LiveDatabase.Look.Seen seen -> Applied.of(plan, history(seen.catalog()));
    };
  }

  private static LiveHistory history(CatalogReading catalog) {
    var doubts = new ArrayList<String>();
    catalog.unread().stream()
        .filter(unread -> unread.area().equals("history"))
        .forEach(unread -> doubts.add(unread.why()));
    catalog.notes().stream()
        .filter(note -> note.area().equals("history"))
        .forEach(note -> doubts.add(note.message()));
    var entries = new ArrayList<Entry>();
    for (Document document : catalog.documents()) {
      if (document.shape() instanceof Document.Shape.Catalog(String area)
          && area.equals("history")) {
        collect(document.root(), entries);
      }
    }
    if (entries.isEmpty()) {
      // Without a history only a database that was seen to be empty has applied nothing.
      catalog.unread().stream()
          .filter(unread -> unread.area().equals("schema"))
          .forEach(unread -> doubts.add(unread.why()));
    }
    return new LiveHistory(entries, tables(catalog), doubts);
  }

  /** Tables that hold rows; their columns lie below them. */
  private static List<String> tables(CatalogReading catalog) {
    var tables = new TreeSet<String>();
    for (String path : catalog.storage().keySet()) {
      boolean column = path.contains("/column/");
      if (!column && !catalog.historyTables().contains(path)) {
        tables.add(path);
      }
    }
    return List.copyOf(tables);
  }

  /** A table of a tool's is where its name stands, below a schema or not. */
  private static void collect(Node node, List<Entry> entries) {
    if (!(node instanceof Node.Mapping mapping)) {
      return;
    }
    Map<String, Node> children = children(mapping);
    if (children.get("tool") instanceof Node.Scalar tool) {
      if (children.get("version") instanceof Node.Mapping rows) {
        children(rows).forEach((key, row) -> entries.add(new Entry(tool.text(), key, facets(row))));
      }
      return;
    }
    children.values().forEach(child -> collect(child, entries));
  }

  private static Map<String, String> facets(Node row) {
    var facets = new HashMap<String, String>();
    if (row instanceof Node.Mapping mapping) {
      children(mapping)
          .forEach(
              (column, value) -> {
                if (value instanceof Node.Scalar scalar) {
                  facets.put(column.toLowerCase(Locale.ROOT), scalar.text());
                }
              });
    }
    return facets;
  }

  private static Map<String, Node> children(Node.Mapping mapping) {
    var children = new LinkedHashMap<String, Node>();
    for (int i = 0; i < mapping.size(); i++) {
      children.put(mapping.key(i), mapping.value(i));
    }
    return children;
  }
}
