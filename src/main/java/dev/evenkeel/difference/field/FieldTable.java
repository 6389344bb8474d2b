package dev.evenkeel.difference.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by path. A segment of a table's path is a key, {@code []} for the elements of a list,
 * {@code *} for any key, or alternatives in braces, {@code {limits,requests}}. A named key goes
 * before {@code *}.
 *
 * @param <T> what the table says of a field
 */
public final class FieldTable<T> {
  /** Stands in a path for an element of a list. */
  public static final String ELEMENT = "[]";

  private static final String ANY = "*";

  private static final class Branch<T> {
    private final Map<String, Branch<T>> children = new HashMap<>();

    /** The cursor of a walk that can be nowhere else: nearly every step ends at one branch. */
    private final Cursor<T> here = new Cursor<>(List.of(this));

    private Optional<T> value = Optional.empty();
  }

  private final Branch<T> root = new Branch<>();

  private FieldTable() {}

  /**
   * Reads a table of lines {@code path = value}; the value runs to the end of the line. Blank lines
   * and lines that start with {@code #} are for people.
   */
  public static <T> FieldTable<T> read(String lines, Function<String, T> value) {
    var table = new FieldTable<T>();
    for (String line : lines.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf(" = ");
      if (equals < 0) {
        throw new IllegalArgumentException("a table's line is 'path = value', not: " + line);
      }
      String[] path = line.substring(0, equals).strip().split("/", -1);
      table.put(table.root, path, 0, value.apply(line.substring(equals + 3).strip()));
    }
    return table;
  }

  private void put(Branch<T> from, String[] path, int index, T value) {
    if (index == path.length) {
      if (from.value.isPresent()) {
        throw new IllegalArgumentException("said twice: " + String.join("/", path));
      }
      from.value = Optional.of(value);
      return;
    }
    String segment = path[index];
    String[] names =
        segment.startsWith("{")
            ? segment.substring(1, segment.length() - 1).split(",", -1)
            : new String[] {segment};
    for (String name : names) {
      put(from.children.computeIfAbsent(name, n -> new Branch<>()), path, index + 1, value);
    }
  }

  /** What the table says of exactly this path. */
  public Optional<T> at(List<String> path) {
    Cursor<T> cursor = start();
    for (String segment : path) {
      if (cursor.lost()) {
        return Optional.empty();
      }
      cursor = cursor.step(segment);
    }
    return cursor.value();
  }

  /** A cursor before the first segment. */
  public Cursor<T> start() {
    return root.here;
  }

  /** A place in the table that is walked to one segment at a time. */
  public static final class Cursor<T> {
    private static final Cursor<?> NOWHERE = new Cursor<>(List.of());

    /** Where the walk can be, what was named first. */
    private final List<Branch<T>> branches;

    private Cursor(List<Branch<T>> branches) {
      this.branches = branches;
    }

    public Cursor<T> step(String segment) {
      if (branches.isEmpty()) {
        return this;
      }
      if (branches.size() == 1) {
        Branch<T> named = branches.getFirst().children.get(segment);
        Branch<T> any = branches.getFirst().children.get(ANY);
        if (named == null || any == null) {
          return any != null ? any.here : named != null ? named.here : nowhere();
        }
      }
      var next = new ArrayList<Branch<T>>(2);
      for (Branch<T> branch : branches) {
        add(branch.children.get(segment), next);
        add(branch.children.get(ANY), next);
      }
      return new Cursor<>(next);
    }

    /** Whether the table says nothing here and nothing below. */
    public boolean lost() {
      return branches.isEmpty();
    }

    public Optional<T> value() {
      for (Branch<T> branch : branches) {
        if (branch.value.isPresent()) {
          return branch.value;
        }
      }
      return Optional.empty();
    }

    @SuppressWarnings("unchecked") // It holds no branch, so it serves every table.
    private static <T> Cursor<T> nowhere() {
      return (Cursor<T>) NOWHERE;
    }

    private static <T> void add(@Nullable Branch<T> branch, List<Branch<T>> to) {
      if (branch != null) {
        to.add(branch);
      }
    }
  }
}
