package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V14;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Columns of everything that has some, in the catalog's order; dropped ones leave no trace. */
final class Columns {
  private static final Map<String, String> STORAGE =
      Map.of("p", "plain", "e", "external", "x", "extended", "m", "main");
  private static final Map<String, String> COMPRESSION = Map.of("p", "pglz", "l", "lz4");

  static final Part PART =
      new Part(
          "columns",
          version ->
              """
              SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, a.attidentity, a.attgenerated,
                format_type(a.atttypid, a.atttypmod) AS type,
                pg_get_expr(d.adbin, d.adrelid) AS default,
                CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text
                END AS collation,
                CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
                %s
                nullif(a.attstattarget, -1) AS target, a.attoptions::text AS options,
                a.attfdwoptions::text AS fdwoptions, a.attislocal,
                CASE WHEN c.relispartition THEN 0 ELSE a.attinhcount END AS attinhcount,
                a.attacl::text AS acl
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
              LEFT JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              WHERE a.attrelid >= %d AND a.attnum > 0 AND NOT a.attisdropped
              ORDER BY a.attrelid, a.attnum\
              """
                  .formatted(
                      since(V14, version, "nullif(a.attcompression, '') AS compression,"),
                      FIRST_USER_OID),
          Columns::column);

  private Columns() {}

  private static void column(Rows.Row row, Building all) {
    Placed relation = all.find(Relations.CATALOG, row.oid("attrelid"));
    if (relation == null) {
      return;
    }
    String kind = relation.path().get(1);
    Placed column =
        all.part(
            relation,
            Relations.CATALOG,
            row.oid("attrelid"),
            row.number("attnum"),
            "column",
            row.get("attname"));
    if (kind.equals("table")) {
      all.columns
          .computeIfAbsent(relation.path(), path -> new LinkedHashSet<>())
          .add(row.get("attname"));
    }
    Branch branch = column.branch();
    // a view's columns have the types that its definition gives them
    if (!kind.endsWith("view")) {
      branch.put("type", row.get("type")).put("nullable", !row.is("attnotnull"));
    }
    if (Set.of("table", "materialized-view").contains(kind)) {
      all.storage.put(column.text(), row.get("attrelid") + ":" + row.get("attnum"));
    }
    boolean generated = !row.get("attgenerated").isEmpty();
    if (generated) {
      branch.put(
          "generated",
          row.get("default") + (row.get("attgenerated").equals("v") ? " VIRTUAL" : " STORED"));
    } else {
      branch.put("default", row.text("default"));
    }
    switch (row.get("attidentity")) {
      case "a" -> branch.at("identity").put("generation", "always");
      case "d" -> branch.at("identity").put("generation", "by default");
      default -> {}
    }
    branch.put("collation", row.text("collation"));
    String storage = row.text("storage");
    branch.put("storage", storage == null ? null : STORAGE.getOrDefault(storage, storage));
    String compression = row.text("compression");
    branch.put(
        "compression",
        compression == null ? null : COMPRESSION.getOrDefault(compression, compression));
    branch.number("statistics", row.text("target"));
    Relations.options(branch, "", row.text("options"));
    Relations.options(branch, "", row.text("fdwoptions"));
    if (row.number("attinhcount") > 0) {
      branch.put("inherited", row.is("attislocal") ? "and defined here" : "only");
    }
    Privileges.put(branch, relation.owner(), row.text("acl"), null);
  }
}
