package dev.evenkeel.drill;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one observation's schema stands to another's. Where a column stands is no part of this, but
 * in which order the columns stand that both have; nothing else is set aside.
 *
 * @param differing in the order of their paths; a subtree that one side lacks is one item
 */
public record Likeness(List<Item> differing) {
  private static final String COLUMNS = "column";
  private static final String POSITION = "position";

  /** As much of a text as is shown. */
  private static final int MOST = 120;

  /** What the server called something that nobody can name in an older one. */
  private static final String NOT_NULL_NAME = "not-null-name";

  /** Lists in which each name is a thing of its own. */
  private static final Set<String> NAMED = Set.of("setting", "setting-here", "privileges");

  public Likeness {
    differing = List.copyOf(differing);
  }

  /**
   * One place at which the two disagree.
   *
   * @param expected what should stand there, in one line; empty where nothing should
   * @param found what does
   * @param order whether only the order of columns is another
   */
  public record Item(
      String path, Optional<String> expected, Optional<String> found, boolean order) {
    /** As a sentence, for a person. */
    public String said() {
      if (found.isEmpty()) {
        return path + " is missing";
      }
      return expected.isEmpty()
          ? path + " is left over"
          : path + " is " + found.get() + " instead of " + expected.get();
    }
  }

  /** Where the found schema is not the expected one. */
  public static Likeness of(Observation expected, Observation found) {
    var items = new ArrayList<Item>();
    Map<String, Node> left = roots(expected);
    Map<String, Node> right = roots(found);
    var paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    for (String path : paths) {
      compare(path, left.get(path), right.get(path), items);
    }
    return new Likeness(items);
  }

  public boolean same() {
    return differing.isEmpty();
  }

  /** The same, or with columns in another order. */
  public boolean sameButOrder() {
    return differing.stream().allMatch(Item::order);
  }

  private static Map<String, Node> roots(Observation observation) {
    var roots = new LinkedHashMap<String, Node>();
    for (Document document : observation.schema()) {
      roots.put(String.join("/", document.within()), document.root());
    }
    return roots;
  }

  private static void compare(
      String path, @Nullable Node expected, @Nullable Node found, List<Item> items) {
    Node left = orNone(path, expected, found);
    Node right = orNone(path, found, expected);
    if (left instanceof Node.Mapping l && right instanceof Node.Mapping r) {
      boolean columns = path.endsWith("/" + COLUMNS);
      boolean table = ForeignKeyIndexes.stand(path);
      Map<String, Node> leftMap = table ? ForeignKeyIndexes.byColumns(l.asMap()) : l.asMap();
      Map<String, Node> rightMap = table ? ForeignKeyIndexes.byColumns(r.asMap()) : r.asMap();
      var keys = new TreeSet<>(leftMap.keySet());
      keys.addAll(rightMap.keySet());
      boolean isColumn = isColumn(path);
      for (String key : keys) {
        if (!(isColumn && (key.equals(POSITION) || key.equals(NOT_NULL_NAME)))) {
          compare(
              path.isEmpty() ? key : path + "/" + key, leftMap.get(key), rightMap.get(key), items);
        }
      }
      if (columns) {
        order(path, leftMap, rightMap, items);
      }
    } else if (left == null || right == null || !equal(left, right)) {
      int from = beforeTheyPart(left, right);
      items.add(
          new Item(
              path,
              Optional.ofNullable(left).map(node -> shown(node, from)),
              Optional.ofNullable(right).map(node -> shown(node, from)),
              false));
    }
  }

  /** Of what is named one by one a side that has none has an empty list: else no name is said. */
  private static @Nullable Node orNone(String path, @Nullable Node node, @Nullable Node other) {
    return node == null
            && other instanceof Node.Mapping named
            && NAMED.contains(path.substring(path.lastIndexOf('/') + 1))
        ? Node.Mapping.of(Map.of(), named.origin(), named.line())
        : node;
  }

  private static boolean isColumn(String path) {
    int name = path.lastIndexOf('/');
    return name > 0 && path.substring(0, name).endsWith("/" + COLUMNS);
  }

  private static void order(
      String path, Map<String, Node> left, Map<String, Node> right, List<Item> items) {
    List<String> was = ordered(left, right);
    List<String> is = ordered(right, left);
    if (!was.equals(is)) {
      items.add(
          new Item(
              path + " order",
              Optional.of(oneLine(String.join(", ", was))),
              Optional.of(oneLine(String.join(", ", is))),
              true));
    }
  }

  /** Columns that the other side has too, as they stand here. */
  private static List<String> ordered(Map<String, Node> columns, Map<String, Node> others) {
    var names = new ArrayList<>(columns.keySet());
    names.retainAll(others.keySet());
    names.sort(Comparator.comparingLong(name -> position(columns.get(name))));
    return names;
  }

  /** Columns without a position stand in the order in which they were read. */
  private static long position(@Nullable Node column) {
    String written = column instanceof Node.Mapping facets ? facets.text(POSITION) : null;
    return written == null ? 0 : Long.parseLong(written);
  }

  private static boolean equal(Node left, Node right) {
    return switch (left) {
      case Node.Scalar l ->
          right instanceof Node.Scalar r && l.type() == r.type() && l.text().equals(r.text());
      case Node.Sequence l -> right instanceof Node.Sequence r && elements(l, r);
      case Node.Secret l -> right instanceof Node.Secret r && l.hidden().equals(r.hidden());
      case Node.Mapping l -> right instanceof Node.Mapping r && entries(l, r);
      case Node.Unreadable unreadable -> false;
    };
  }

  private static boolean elements(Node.Sequence left, Node.Sequence right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean entries(Node.Mapping left, Node.Mapping right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (String key : left.keys()) {
      Node other = right.get(key);
      if (other == null || !equal(Objects.requireNonNull(left.get(key)), other)) {
        return false;
      }
    }
    return true;
  }

  /** Where to begin with two texts, so that what differs is not behind the part that is shown. */
  private static int beforeTheyPart(@Nullable Node left, @Nullable Node right) {
    if (!(left instanceof Node.Scalar l && right instanceof Node.Scalar r)) {
      return 0;
    }
    String one = inOneLine(l.text());
    String other = inOneLine(r.text());
    int parted = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return parted < MOST * 3 / 4 ? 0 : parted - MOST / 4;
  }

  private static String shown(Node node, int from) {
    return switch (node) {
      case Node.Scalar scalar ->
          scalar.type() == Node.ScalarType.NULL ? "null" : "'" + part(scalar.text(), from) + "'";
      case Node.Sequence sequence ->
          "["
              + String.join(", ", sequence.elements().stream().map(each -> shown(each, 0)).toList())
              + "]";
      case Node.Mapping mapping -> "{" + String.join(", ", mapping.keys()) + "}";
      case Node.Secret secret -> "(secret)";
      case Node.Unreadable unreadable -> "unreadable";
    };
  }

  private static String oneLine(String text) {
    return part(text, 0);
  }

  private static String part(String text, int from) {
    String line = inOneLine(text);
    String rest = from > 0 && from < line.length() ? "..." + line.substring(from) : line;
    return rest.length() <= MOST ? rest : rest.substring(0, MOST) + "...";
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
