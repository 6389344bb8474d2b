package dev.evenkeel.drill.rollback;

import dev.evenkeel.plan.statement.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tables and columns a script of MySQL or MariaDB gives another name, as its text says. */
final class Renames {
  private static final String IF_EXISTS = "(?:if\\s+exists\\s+)?";
  private static final Pattern ALTERS =
      Pattern.compile("(?is)\\balter\\s+(?:online\\s+|ignore\\s+)*table\\s+" + IF_EXISTS + named());
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?is)\\b(?:rename\\s+column\\s+|change\\s+(?:column\\s+)?)"
              + IF_EXISTS
              + named()
              + "\\s+(?:to\\s+)?"
              + named());
  private static final Pattern TABLE =
      Pattern.compile(
          "(?is)\\brename\\s+(?!column\\b|index\\b|key\\b|table)(?:to\\s+|as\\s+|=\\s*)?"
              + named());
  private static final Pattern TABLES =
      Pattern.compile(
          "(?is)(?:\\brename\\s+tables?\\s+|,\\s*)" + IF_EXISTS + named() + "\\s+to\\s+" + named());
  private static final Pattern LISTS = Pattern.compile("(?is)\\brename\\s+tables?\\b");

  private final List<Pair> pairs = new ArrayList<>();

  /** Of a table, or of one of its columns. */
  private record Pair(Thing from, Thing to) {}

  /** A table; or a column, where it has a name. */
  private record Thing(String table, String column) {
    static Thing of(String path) {
      List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
      return new Thing(parts.get(1), parts.size() > 3 ? parts.get(3) : "");
    }

    Thing in(String other) {
      return new Thing(other, column);
    }

    Thing tableOnly() {
      return new Thing(table, "");
    }

    String path() {
      return "table/" + table + (column.isEmpty() ? "" : "/column/" + column);
    }
  }

  private Renames() {}

  private static String named() {
    return "(" + Names.QUALIFIED + ")";
  }

  static Renames of(String script) {
    var renames = new Renames();
    // What a prepared statement is made from is a text in the text: semicolons cut both alike.
    for (String statement : script.split(";", -1)) {
      renames.read(statement);
    }
    return renames;
  }

  private void read(String statement) {
    Matcher alters = ALTERS.matcher(statement);
    if (alters.find()) {
      String table = last(alters.group(1));
      COLUMN
          .matcher(statement)
          .results()
          .forEach(
              r ->
                  pairs.add(
                      new Pair(
                          new Thing(table, last(r.group(1))), new Thing(table, last(r.group(2))))));
      TABLE
          .matcher(statement)
          .results()
          .forEach(r -> pairs.add(new Pair(new Thing(table, ""), new Thing(last(r.group(1)), ""))));
    } else if (LISTS.matcher(statement).find()) {
      TABLES
          .matcher(statement)
          .results()
          .forEach(
              r ->
                  pairs.add(
                      new Pair(new Thing(last(r.group(1)), ""), new Thing(last(r.group(2)), ""))));
    }
  }

  private static String last(String written) {
    String plain = Names.plain(written).toLowerCase(Locale.ROOT);
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  /** Paths that what stands at one of them may have after the script, itself left out. */
  Set<String> from(String path) {
    var found = new LinkedHashSet<Thing>();
    var due = new ArrayDeque<Thing>(List.of(Thing.of(path)));
    while (!due.isEmpty()) {
      Thing thing = due.remove();
      for (Pair pair : pairs) {
        Thing other =
            pair.from().equals(thing)
                ? pair.to()
                : pair.from().equals(thing.tableOnly()) ? thing.in(pair.to().table()) : thing;
        if (!other.equals(thing) && found.add(other)) {
          due.add(other);
        }
      }
    }
    var paths = new LinkedHashSet<String>();
    found.forEach(thing -> paths.add(thing.path()));
    return paths;
  }
}
