package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Indexes. One that holds up a constraint is the constraint's own: it cannot be made, renamed or
 * dropped but with it.
 */
final class Indexes {
  static final Part PART =
      Part.of(
          "indexes",
          """
          SELECT i.indexrelid, i.indrelid, c.relname, i.indisvalid, i.indisready, i.indislive,
            i.indisclustered, i.indisreplident, c.reloptions::text AS options, c.reltablespace,
            pg_get_indexdef(i.indexrelid) AS definition,
            o.oid AS constraint,
            (SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = i.indexrelid) AS parent,
            (SELECT string_agg(a.attnum || '=' || a.attstattarget, ',' ORDER BY a.attnum)
              FROM pg_attribute a
              WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS targets
          FROM pg_index i
          JOIN pg_class c ON c.oid = i.indexrelid
          JOIN pg_class t ON t.oid = i.indrelid AND t.relkind <> 't'
          LEFT JOIN pg_constraint o ON o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')
          WHERE i.indexrelid >= %d
          ORDER BY c.relname\
          """
              .formatted(FIRST_USER_OID),
          Indexes::index);

  /** What REINDEX CONCURRENTLY leaves when it dies. */
  private static final Pattern LEFTOVER = Pattern.compile(".*_cc(?:new|old)\\d*");

  private static final Pattern PLAIN_WORD = Pattern.compile("[a-z_][a-z0-9_$]*");

  private Indexes() {}

  private static void index(Rows.Row row, Building all) {
    Placed relation = all.find(Relations.CATALOG, row.oid("indrelid"));
    if (relation == null) {
      return;
    }
    long oid = row.oid("indexrelid");
    String name = row.get("relname");
    Placed constraint =
        row.has("constraint") ? all.find(Constraints.CATALOG, row.oid("constraint")) : null;
    Placed index;
    if (constraint == null) {
      index = all.part(relation, Relations.CATALOG, oid, 0, "index", name);
      index.branch().put("definition", nameless(row.get("definition"), row.text("options")));
    } else {
      index =
          new Placed(constraint.child("index"), constraint.branch().at("index"), relation.owner());
      all.place(Relations.CATALOG, oid, 0, index);
    }
    Branch branch =
        index
            .branch()
            .put("valid", row.is("indisvalid"))
            .put("ready", row.is("indisready"))
            .onlyIf(!row.is("indislive"), "live", "no")
            .onlyIf(row.is("indisclustered"), "clustered", "yes")
            .onlyIf(row.is("indisreplident"), "replica-identity", "yes")
            .onlyIf(
                row.oid("reltablespace") != 0,
                "tablespace",
                all.name("pg_tablespace", row.oid("reltablespace")))
            .put("statistics", row.text("targets"));
    Relations.options(branch, "", row.text("options"));
    Placed parent = row.has("parent") ? all.find(Relations.CATALOG, row.oid("parent")) : null;
    if (row.has("parent")) {
      branch.put("attached", parent == null ? "yes" : parent.path().getLast());
    }
    residue(row, all, relation, index, name);
  }

  private static void residue(
      Rows.Row row, Building all, Placed relation, Placed index, String name) {
    String at = "index " + name + " on " + relation.name();
    if (!row.is("indisvalid") || !row.is("indisready") || !row.is("indislive")) {
      all.note(
          "index-invalid",
          index.path(),
          at,
          name
              + " on "
              + relation.name()
              + " is INVALID: no query uses it, "
              + (row.is("indisready") ? "every write maintains it, " : "")
              + "and CREATE INDEX IF NOT EXISTS takes it for done");
    }
    if (LEFTOVER.matcher(name).matches()) {
      all.note(
          "index-left-over",
          index.path(),
          at,
          name + " on " + relation.name() + " has the name of what REINDEX CONCURRENTLY leaves");
    }
  }

  /**
   * The definition without the index's own name, so that a renamed one is known by it, and without
   * its storage parameters, which are facets.
   */
  static String nameless(String definition, @Nullable String options) {
    return Triggers.withoutName(definition, "INDEX ").replace(with(options), "");
  }

  /** The clause as the server prints it. */
  private static String with(@Nullable String options) {
    List<String> printed = new ArrayList<>();
    for (String option : ArrayText.elements(options)) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1);
      printed.add(
          option.substring(0, equals)
              + "="
              + (PLAIN_WORD.matcher(value).matches() ? value : "'" + value + "'"));
    }
    return printed.isEmpty() ? "\0" : " WITH (" + String.join(", ", printed) + ")";
  }
}
