package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database's durable state as a drill tells states apart.
 *
 * @param schema every facet by its path
 * @param history every fact of the migration tool's own tables
 * @param rows digest of each table's rows, with their number in front; of a materialized view's,
 *     too
 * @param residue what should not be left lying about: an INVALID index, a NOT VALID constraint
 * @param fresh materialized views that hold what their queries give; no part of the digest
 * @param digest names the state: {@code sha256:} and hex over all of it
 */
public record Fingerprint(
    Map<String, String> schema,
    Map<String, String> history,
    Map<String, String> rows,
    List<String> residue,
    Set<String> fresh,
    String digest) {
  /** Ends the path of a list of names whose order is its value. */
  public static final String ORDER = "/order";

  /** Begins the path of what the schema stands on: extensions, the database's settings, roles. */
  public static final String PLATFORM = "(platform)/";

  public static Fingerprint of(
      Map<String, String> schema,
      Map<String, String> history,
      Map<String, String> rows,
      List<String> residue) {
    return of(schema, history, rows, residue, Set.of());
  }

  public static Fingerprint of(
      Map<String, String> schema,
      Map<String, String> history,
      Map<String, String> rows,
      List<String> residue,
      Set<String> fresh) {
    var sorted = residue.stream().sorted().toList();
    String text =
        CanonicalJson.of(
            Map.of("schema", schema, "history", history, "rows", rows, "residue", sorted));
    return new Fingerprint(
        Collections.unmodifiableMap(new TreeMap<>(schema)),
        Collections.unmodifiableMap(new TreeMap<>(history)),
        Collections.unmodifiableMap(new TreeMap<>(rows)),
        sorted,
        Set.copyOf(fresh),
        "sha256:" + Sha256.hex(text));
  }

  public boolean same(Fingerprint other) {
    return digest.equals(other.digest);
  }

  public boolean sameSchema(Fingerprint other) {
    return schema.equals(other.schema) && residue.equals(other.residue);
  }

  /** Whether the schemas are equal once the order of columns is set aside. */
  public boolean sameSchemaButOrder(Fingerprint other) {
    return unordered(schema).equals(unordered(other.schema)) && residue.equals(other.residue);
  }

  public boolean sameHistory(Fingerprint other) {
    return history.equals(other.history);
  }

  /**
   * Whether the rows are those that were expected. A materialized view that holds what its query
   * gives is as good as one that holds something else, and where the expected one is out of date
   * already, no other is worse.
   */
  public boolean sameRows(Fingerprint expected) {
    Set<String> stale = new TreeSet<>(views(expected.rows));
    stale.removeAll(expected.fresh);
    stale.addAll(fresh);
    return settled(rows, stale).equals(settled(expected.rows, stale));
  }

  /** The same in everything, rows as {@link #sameRows} has it. */
  public boolean comesTo(Fingerprint expected) {
    return same(expected) || (sameSchema(expected) && sameHistory(expected) && sameRows(expected));
  }

  /** Whether the same holds of the tables alone. */
  public boolean sameRowsOfTables(Fingerprint expected) {
    return settled(rows, views(rows)).equals(settled(expected.rows, views(expected.rows)));
  }

  private static Map<String, String> settled(Map<String, String> rows, Set<String> without) {
    var settled = new TreeMap<>(rows);
    settled.keySet().removeAll(without);
    return settled;
  }

  private static Set<String> views(Map<String, String> rows) {
    return rows.keySet().stream().filter(Fingerprint::isView).collect(Collectors.toSet());
  }

  /** Whether a path of rows is a materialized view's. */
  public static boolean isView(String path) {
    return path.contains("/materialized-view/");
  }

  /** Paths at which this state is another than the one that was expected, one line each. */
  public List<String> against(Fingerprint expected) {
    var lines = new ArrayList<String>();
    differing("", expected.schema, schema, lines);
    differing("history ", expected.history, history, lines);
    rows.forEach(
        (table, held) ->
            lines.addAll(
                isView(table) && !fresh.contains(table)
                    ? stale(table, expected.rows.get(table), held)
                    : rows(table, expected.rows.get(table), held)));
    residue.stream().filter(left -> !expected.residue.contains(left)).forEach(lines::add);
    expected.residue.stream()
        .filter(left -> !residue.contains(left))
        .forEach(left -> lines.add(left + " is not there"));
    if (lines.isEmpty() && !same(expected)) {
      lines.add("rows of other tables were read");
    }
    return lines;
  }

  /** A subtree that one of them lacks altogether is one line. */
  private static void differing(
      String what, Map<String, String> expected, Map<String, String> found, List<String> lines) {
    var before = new TreeMap<>(expected);
    var now = new TreeMap<>(found);
    var paths = new TreeSet<>(before.keySet());
    paths.addAll(now.keySet());
    String within = "";
    for (String path : paths) {
      boolean gone = !now.containsKey(path);
      boolean added = !before.containsKey(path);
      if (!within.isEmpty() && path.startsWith(within)) {
        continue;
      }
      within = "";
      if (gone || added) {
        String top = top(path, gone ? now : before);
        lines.add(what + top + (gone ? " is not there" : " is there"));
        within = top.equals(path) ? "" : top + "/";
      } else if (!Objects.equals(now.get(path), before.get(path))) {
        lines.add(what + path + " is " + now.get(path) + ", not " + before.get(path));
      }
    }
  }

  /** The object, the part of one or the migration that the other has nothing of. */
  private static String top(String path, TreeMap<String, String> other) {
    int from = kind(path);
    int slash = path.indexOf('/');
    for (int depth = 1; slash > 0; slash = path.indexOf('/', slash + 1), depth++) {
      String above = path.substring(0, slash);
      String next = other.ceilingKey(above + "/");
      boolean unknown =
          !other.containsKey(above) && (next == null || !next.startsWith(above + "/"));
      // From there on names and kinds take turns, and it is names that a person looks for.
      if (unknown && depth > from && (depth - from) % 2 == 1) {
        return above;
      }
    }
    return path;
  }

  /** How many segments there are up to the kind of the first thing with a name. */
  private static int kind(String path) {
    int version = path.indexOf("/version/");
    if (version > 0) {
      return (int) path.substring(0, version).chars().filter(c -> c == '/').count() + 2;
    }
    // of a database there is one, without a name: what is set for it has some
    if (path.startsWith(PLATFORM + "database/")) {
      return 3;
    }
    // schema/kind/name, or kind/name where a server has no schemas in a database
    return path.startsWith("table/") || path.startsWith("view/") ? 1 : 2;
  }

  private static List<String> rows(String table, @Nullable String before, String now) {
    if (now.equals(before)) {
      return List.of();
    }
    String count = now.substring(0, now.lastIndexOf(' '));
    String was = before == null ? "" : before.substring(0, before.lastIndexOf(' '));
    return List.of(
        table
            + " holds "
            + count
            + (was.isEmpty()
                ? ""
                : was.equals(count) ? " as before, and other values" : ", not " + was));
  }

  private static List<String> stale(String view, @Nullable String before, String now) {
    return rows(view, before, now).stream()
        .map(line -> line + ", and its query gives others: it was not refreshed")
        .toList();
  }

  private static Map<String, String> unordered(Map<String, String> schema) {
    var without = new TreeMap<>(schema);
    without.keySet().removeIf(path -> path.endsWith(ORDER));
    return without;
  }
}
