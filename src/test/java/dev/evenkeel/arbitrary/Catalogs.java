package dev.evenkeel.arbitrary;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Catalogs of a few tables, as the readers give them. */
public final class Catalogs {
  private Catalogs() {}

  public static Snapshot of(Node root) {
    return Snapshots.of(
        Tokens.none(),
        List.of(new Document(List.of(), root, new Document.Shape.Catalog("schema"))));
  }

  /** Facets in turn: name and text. */
  public static Mapping object(String... facets) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (int i = 0; i < facets.length; i += 2) {
      nodes.put(facets[i], Nodes.text(facets[i + 1]));
    }
    return group(nodes);
  }

  public static Mapping group(Map<String, ? extends Node> members) {
    return Mapping.of(members, dev.evenkeel.snapshot.Origin.of("catalog"), 0);
  }

  /** A table with columns of one type, and no index. */
  public static Mapping table(String... columns) {
    Map<String, Node> of = new LinkedHashMap<>();
    for (String column : columns) {
      of.put(column, object("type", "int"));
    }
    return group(Map.of("engine", Nodes.text("InnoDB"), "column", group(of)));
  }

  public static Node tables(Map<String, ? extends Node> tables) {
    return group(Map.of("table", group(tables)));
  }

  /** One to four tables of two to five columns, each with up to three indexes of its own. */
  public static Arbitrary<Node> catalogs() {
    return tables().list().ofMinSize(1).ofMaxSize(4).map(Catalogs::named);
  }

  private static Node named(List<Mapping> tables) {
    Map<String, Node> named = new LinkedHashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      named.put("t" + i, tables.get(i));
    }
    return tables(named);
  }

  private static Arbitrary<Mapping> tables() {
    Arbitrary<List<String>> columns =
        Arbitraries.of("a", "b", "c", "d", "e").list().ofMinSize(2).ofMaxSize(5).uniqueElements();
    Arbitrary<List<String>> indexes =
        Arbitraries.of("a", "b", "a, b", "b, a").list().ofMaxSize(3).uniqueElements();
    return Combinators.combine(columns, indexes, Arbitraries.of("int", "text")).as(Catalogs::table);
  }

  private static Mapping table(List<String> columns, List<String> indexes, String type) {
    Map<String, Node> table = new LinkedHashMap<>();
    table.put("engine", Nodes.text("InnoDB"));
    Map<String, Node> of = new LinkedHashMap<>();
    columns.forEach(column -> of.put(column, object("type", type, "default", "0")));
    table.put("column", group(of));
    Map<String, Node> keys = new LinkedHashMap<>();
    var names = new ArrayList<>(indexes);
    names.forEach(on -> keys.put("by_" + on.replace(", ", "_"), object("columns", on)));
    if (!keys.isEmpty()) {
      table.put("index", group(keys));
    }
    return group(table);
  }
}
