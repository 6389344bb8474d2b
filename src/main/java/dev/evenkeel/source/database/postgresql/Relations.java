package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V14;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables, foreign tables, views and materialized views; what they inherit from. */
final class Relations {
  static final String CATALOG = "pg_class";

  private static final Map<String, String> KINDS =
      Map.of(
          "r", "table",
          "p", "table",
          "f", "foreign-table",
          "v", "view",
          "m", "materialized-view",
          "S", "sequence");

  /** What pg-osc, pg_repack and their like make while they rebuild a table. */
  private static final Pattern COPY =
      Pattern.compile("[^.]*\\.(pgosc_.*|.*_(gho|ghc))|repack\\.(table|log)_\\d+");

  static final List<Part> PARTS =
      List.of(
          Part.of(
              "relations",
              """
              SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relowner, c.relpersistence,
                c.relam, c.reltablespace, c.relreplident, c.relrowsecurity, c.relforcerowsecurity,
                c.relispopulated, c.reloptions::text AS options, t.reloptions::text AS toast,
                CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS oftype,
                CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partkey,
                CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
                CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
                c.relacl::text AS acl,
                CASE WHEN c.relacl IS NOT NULL THEN
                  acldefault(CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END::"char", c.relowner)::text
                END AS start
              FROM pg_class c
              LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
              WHERE c.oid >= %d AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
              ORDER BY c.relname\
              """
                  .formatted(FIRST_USER_OID),
              Relations::relation),
          new Part(
                  "inheritance",
                  version ->
                      """
                      SELECT inhrelid, inhparent%s FROM pg_inherits
                      WHERE inhrelid >= %d ORDER BY inhrelid, inhseqno\
                      """
                          .formatted(since(V14, version, ", inhdetachpending"), FIRST_USER_OID),
                  Relations::parent)
              .among("pg_inherits"));

  private Relations() {}

  private static void relation(Rows.Row row, Building all) {
    String kind = KINDS.getOrDefault(row.get("relkind"), row.get("relkind"));
    Placed relation =
        all.object(
            CATALOG,
            row.oid("oid"),
            row.oid("relnamespace"),
            kind,
            row.get("relname"),
            row.oid("relowner"));
    if (relation == null) {
      return;
    }
    Branch branch = relation.branch();
    Privileges.put(branch, relation.owner(), row.text("acl"), row.text("start"));
    branch.onlyIf(
        !row.get("relpersistence").equals("p"),
        "persistence",
        row.get("relpersistence").equals("u") ? "unlogged" : "temporary");
    branch.onlyIf(
        row.oid("reltablespace") != 0,
        "tablespace",
        all.name("pg_tablespace", row.oid("reltablespace")));
    options(branch, "", row.text("options"));
    options(branch, "toast.", row.text("toast"));
    branch.put("definition", row.text("definition"));
    if (kind.equals("table") || kind.equals("materialized-view")) {
      all.storage.put(relation.text(), row.get("oid"));
      branch.onlyIf(
          row.oid("relam") != 0 && !all.name("pg_am", row.oid("relam")).equals("heap"),
          "access-method",
          all.name("pg_am", row.oid("relam")));
    }
    if (kind.equals("materialized-view")) {
      branch.put("populated", row.is("relispopulated"));
    }
    if (kind.equals("table") || kind.equals("foreign-table")) {
      table(row, branch);
    }
    if (COPY.matcher(relation.name()).matches()) {
      all.note(
          "ghost-table",
          relation.path(),
          "table " + relation.name(),
          "the table "
              + relation.name()
              + " has the name of a copy that a tool makes and takes away again");
    }
  }

  private static void table(Rows.Row row, Branch branch) {
    branch
        .put("of-type", row.text("oftype"))
        .put("partition-key", row.text("partkey"))
        .put("partition-bound", PartitionBound.ordered(row.text("bound")));
    branch.onlyIf(row.is("relrowsecurity"), "row-security", "enabled");
    branch.onlyIf(row.is("relforcerowsecurity"), "row-security-of-owner", "forced");
    switch (row.get("relreplident")) {
      case "n" -> branch.put("replica-identity", "nothing");
      case "f" -> branch.put("replica-identity", "full");
      case "i" -> branch.put("replica-identity", "index");
      default -> {}
    }
  }

  /** Storage parameters, each an item: {@code options/fillfactor}. */
  static void options(Branch branch, String prefix, @Nullable String options) {
    for (String option : ArrayText.elements(options)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      branch.at("options").put(prefix + name, value);
    }
  }

  private static void parent(Rows.Row row, Building all) {
    Placed child = all.find(CATALOG, row.oid("inhrelid"));
    Placed parent = all.find(CATALOG, row.oid("inhparent"));
    if (child == null || parent == null) {
      return;
    }
    child.branch().at("inherits").put(parent.name(), true);
    if (row.is("inhdetachpending")) {
      child.branch().put("detach-pending", true);
      all.note(
          "detach-pending",
          child.path(),
          "table " + child.name(),
          "the partition "
              + child.name()
              + " of "
              + parent.name()
              + " waits for ALTER TABLE ... DETACH PARTITION ... FINALIZE");
    }
  }
}
