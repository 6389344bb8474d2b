package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.operation.drill.OwnHistory;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes one fingerprint of what the readers of {@code source.database} saw. */
public final class Readings {
  private Readings() {}

  /**
   * One state.
   *
   * @param tool whose history is history; a table that is like another tool's is an ordinary one
   * @param footing what of the platform is part of it
   */
  public static Fingerprint fingerprint(
      CatalogReading reading, RowDigests rows, String tool, List<String> footing) {
    Set<String> own = OwnHistory.tables(reading, tool);
    var schema = new TreeMap<String, String>();
    var history = new TreeMap<String, String>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Catalog catalog) {
        String root = String.join("/", document.within());
        switch (catalog.area()) {
          case "schema" -> flatten(root, document.root(), schema);
          case "history" -> flatten(root, document.root(), history);
          case "platform" -> platform(document.root(), footing, schema);
          default -> {}
        }
      }
    }
    // A tool makes its own tables when it first runs: an empty history says the same as none.
    history.keySet().removeIf(path -> path.endsWith("/tool"));
    schema.keySet().removeIf(path -> own.stream().anyMatch(table -> isOf(table, path)));
    var counted = new TreeMap<String, String>();
    rows.tables()
        .forEach(
            (table, held) -> {
              if (!own.contains(table)) {
                counted.put(table, held.count() + " rows " + held.digest());
              }
            });
    var fresh = new TreeSet<String>();
    rows.views()
        .forEach(
            (view, held) -> {
              counted.put(view, held.rows().count() + " rows " + held.rows().digest());
              if (held.fresh()) {
                fresh.add(view);
              }
            });
    return Fingerprint.of(
        schema, history, counted, reading.notes().stream().map(Readings::said).toList(), fresh);
  }

  /** What holds rows; a view that keeps its own is filled again from what they were made of. */
  static Map<String, String> storage(CatalogReading reading, String tool) {
    Set<String> own = OwnHistory.tables(reading, tool);
    var storage = new TreeMap<>(reading.storage());
    storage
        .keySet()
        .removeIf(
            path ->
                path.contains("/materialized-view/")
                    || own.stream().anyMatch(table -> isOf(table, path)));
    return storage;
  }

  private static void platform(Node root, List<String> kinds, Map<String, String> schema) {
    if (root instanceof Node.Mapping mapping) {
      for (int i = 0; i < mapping.size(); i++) {
        if (kinds.contains(mapping.key(i))) {
          flatten(Fingerprint.PLATFORM + mapping.key(i), mapping.value(i), schema);
        }
      }
    }
  }

  private static boolean isOf(String table, String path) {
    return path.equals(table) || path.startsWith(table + "/");
  }

  private static String said(Note note) {
    return note.kind() + " " + String.join("/", note.within());
  }

  private static void flatten(String path, Node node, Map<String, String> flat) {
    switch (node) {
      case Node.Mapping mapping -> {
        if (path.endsWith("/column")) {
          flat.put(path + Fingerprint.ORDER, String.join(", ", mapping.keys()));
        }
        for (int i = 0; i < mapping.size(); i++) {
          String key = mapping.key(i);
          flatten(path.isEmpty() ? key : path + "/" + key, mapping.value(i), flat);
        }
        if (mapping.size() == 0 && !path.isEmpty()) {
          flat.put(path, "{}");
        }
      }
      case Node.Sequence sequence -> {
        List<Node> elements = sequence.elements();
        for (int i = 0; i < elements.size(); i++) {
          flatten(path + "/" + i, elements.get(i), flat);
        }
        if (elements.isEmpty()) {
          flat.put(path, "[]");
        }
      }
      case Node.Scalar scalar -> flat.put(path, scalar.text());
      case Node.Secret secret -> flat.put(path, "(secret)");
      case Node.Unreadable unread -> flat.put(path, "could not be read: " + unread.why());
    }
  }
}
