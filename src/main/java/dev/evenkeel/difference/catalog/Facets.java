package dev.evenkeel.difference.catalog;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.value.ItemPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The items of a catalog, read from their paths: {@code
 * schema/SOURCE[/SCHEMA]/KIND/NAME[/KIND/NAME] [/FACET]}. A facet that stands in no table here is
 * taken for one that breaks something.
 */
public final class Facets {
  /** What a difference of a facet is about; the word stands in facts and in checks. */
  public static final String BREAKING = "breaking";

  public static final String ORDER = "order";
  public static final String PHYSICAL = "physical";
  public static final String NAMING = "naming";
  public static final String COMMENT = "comment";

  /** The facet of the object itself: it is there, or it is not. */
  public static final String EXISTS = "exists";

  /** The group of what a migration tool has recorded, in the order in which it did. */
  private static final String VERSION = "version";

  private static final Set<String> AREAS = Set.of("schema", "history", "platform");

  private static final Set<String> KINDS =
      Set.of(
          "table",
          "view",
          "materialized-view",
          "foreign-table",
          "sequence",
          "function",
          "procedure",
          "aggregate",
          "package",
          "package-body",
          "routine",
          "trigger",
          "event",
          "event-trigger",
          "type",
          "extension",
          "policy",
          "rule",
          "role",
          "schema",
          "language",
          "publication",
          "subscription",
          "statistics",
          "collation",
          "cast",
          "operator",
          "operator-class",
          "operator-family",
          "text-search-parser",
          "text-search-template",
          "text-search-dictionary",
          "text-search-configuration",
          "foreign-server",
          "server",
          "foreign-data-wrapper",
          "user-mapping",
          "conversion",
          "transform",
          "access-method");

  /** Parts of an object that have facets of their own. */
  private static final Set<String> PARTS =
      Set.of(
          "column",
          "index",
          "constraint",
          "trigger",
          "partition",
          "policy",
          "rule",
          "attribute",
          "statistics");

  /** Groups whose members have an order that a statement without names depends on. */
  private static final Set<String> ORDERED =
      Set.of("column", "attribute", "partition", VERSION, "label");

  /** Groups whose members are known by what they do; a name may have been made up by the server. */
  private static final Set<String> RENAMED = Set.of("index", "constraint");

  /** By facet, wherever it stands; everything else breaks. */
  private static final Map<String, String> CLASSES = classes();

  private static final Set<String> LEFT_OUT_BY_FILES =
      Set.of("owner", "definer", "sql-mode", "time-zone", "populated");

  /**
   * What holds rows: its options say how. Those of a view say who sees what, those of a foreign
   * object where it lies.
   */
  private static final Set<String> STORED = Set.of("table", "materialized-view");

  /** What a constraint or a column made for itself; its facets are classed as if it stood alone. */
  private static final Set<String> NESTED = Set.of("index", "identity");

  private Facets() {}

  private static Map<String, String> classes() {
    Map<String, String> classes = new HashMap<>();
    classes.put("comment", COMMENT);
    classes.put("not-null-name", NAMING);
    classes.put("sequence-name", NAMING);
    for (String facet :
        List.of(
            "row-format",
            "tablespace",
            "access-method",
            "storage",
            "compression",
            "statistics",
            "clustered",
            "cost",
            "rows",
            "cache",
            "options",
            "toast",
            "fillfactor")) {
      classes.put(facet, PHYSICAL);
    }
    for (String facet : List.of("order", "position")) {
      classes.put(facet, ORDER);
    }
    return classes;
  }

  /** Whether items of the area are a catalog's. */
  public static boolean isCatalog(String area) {
    return AREAS.contains(area);
  }

  /** Members of the group have an order. */
  public static boolean isOrdered(String group) {
    return ORDERED.contains(group);
  }

  /** A statement can mean a member by its number: what stands between two of them counts. */
  public static boolean isNumbered(String group) {
    return group.equals("column") || group.equals("attribute");
  }

  /** A member of the group under another name is the same member. */
  public static boolean isKnownByDefinition(String group) {
    return RENAMED.contains(group);
  }

  /**
   * A facet that a server always has, and a file seldom: who owns it, in which mode it was made. A
   * label, a role or a setting that bears such a name is none.
   */
  public static boolean isLeftOutByFiles(List<String> group, String name) {
    return LEFT_OUT_BY_FILES.contains(name)
        && of(new ItemPath(group).child(name)).facet().equals(name);
  }

  /** A group of objects is no object: it has no facet of its own. */
  public static boolean isGroup(Mapping mapping) {
    if (mapping.size() == 0) {
      return false;
    }
    for (int i = 0; i < mapping.size(); i++) {
      if (!(mapping.value(i) instanceof Mapping)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What an item of a catalog is.
   *
   * @param object the path of the object below the source, as people read it
   * @param kind of the object or part: {@code table}, {@code column}
   * @param facet its facet, {@value #EXISTS} where the object itself is meant
   */
  public record Facet(String kind, String object, String facet, String facetClass) {
    /** The first part of a facet that has several: {@code privileges}. */
    public String group() {
      int slash = facet.indexOf('/');
      return slash < 0 ? facet : facet.substring(0, slash);
    }
  }

  /** Reads the path of an item in one of a catalog's areas. */
  public static Facet of(ItemPath item) {
    int all = item.segments().size();
    List<String> path = item.segments().subList(Math.min(2, all), all);
    return switch (item.area()) {
      case "schema" -> ofSchema(path);
      case "history" -> ofHistory(path);
      default -> ofPlatform(path);
    };
  }

  /** A role or a setting may be called as a facet is; what is said of a thing stands deeper. */
  private static Facet ofPlatform(List<String> path) {
    String facet = path.isEmpty() ? EXISTS : path.getLast();
    boolean isComment =
        facet.equals(COMMENT)
            && ((path.size() == 3 && path.getFirst().equals("extension"))
                || (path.size() == 2 && path.getFirst().equals("database")));
    return new Facet(
        path.isEmpty() ? "" : path.getFirst(),
        String.join("/", path),
        facet,
        isComment ? COMMENT : BREAKING);
  }

  /** {@code [SCHEMA/]TABLE/version/VERSION/FACET}. */
  private static Facet ofHistory(List<String> path) {
    int entry = versions(path);
    if (entry < 0) {
      return new Facet(
          "history",
          String.join("/", path.subList(0, Math.min(2, path.size()))),
          path.size() < 2 ? EXISTS : path.getLast(),
          BREAKING);
    }
    String table = String.join("/", path.subList(0, entry));
    int facet = entry + 2;
    if (path.size() < facet) {
      return new Facet("history", table, ORDER, ORDER);
    }
    return new Facet(
        "migration",
        table + "/" + path.get(entry + 1),
        path.size() == facet ? EXISTS : String.join("/", path.subList(facet, path.size())),
        BREAKING);
  }

  /** Where the group stands; a table or a schema may bear its name. */
  private static int versions(List<String> path) {
    if (path.size() > 2 && path.get(2).equals(VERSION)) {
      return 2;
    }
    return path.size() > 1 && path.get(1).equals(VERSION) ? 1 : -1;
  }

  private static Facet ofSchema(List<String> path) {
    int at = !path.isEmpty() && KINDS.contains(path.getFirst()) ? 0 : 1;
    boolean isSchema = at == 1 && (path.size() < 2 || !KINDS.contains(path.get(1)));
    String kind = isSchema ? "schema" : path.get(at);
    int end = Math.min(path.size(), isSchema ? 1 : at + 2);
    if (path.size() > end + 1 && PARTS.contains(path.get(end))) {
      kind = path.get(end);
      end += 2;
    } else if (path.size() == end + 1 && PARTS.contains(path.get(end))) {
      // the group as a whole: what it says is the order of its members
      return new Facet(path.get(end), String.join("/", path.subList(0, end)), ORDER, ORDER);
    }
    List<String> facet = path.subList(end, path.size());
    String object = String.join("/", path.subList(0, end));
    return facet.isEmpty()
        ? new Facet(kind, object, EXISTS, BREAKING)
        : new Facet(
            kind,
            object,
            String.join("/", facet),
            facetClass(facet, !isSchema && STORED.contains(path.get(at))));
  }

  private static String facetClass(List<String> path, boolean stored) {
    boolean below = path.size() > 1 && NESTED.contains(path.getFirst());
    List<String> facet = below ? path.subList(1, path.size()) : path;
    if (facet.getFirst().equals("options") && !stored) {
      return BREAKING;
    }
    return CLASSES.getOrDefault(facet.getFirst(), BREAKING);
  }

  /** The names in a mapping that the other has too, in the order of the first. */
  public static List<String> common(Mapping of, Mapping with) {
    Set<String> others = Set.copyOf(with.keys());
    return of.keys().stream().filter(others::contains).toList();
  }
}
