package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Map;

/** Enums, domains, composites, ranges and base types; not the row types of tables. */
final class Types {
  static final String CATALOG = "pg_type";

  private static final Map<String, String> KINDS =
      Map.of("e", "enum", "d", "domain", "c", "composite", "r", "range", "b", "base", "p", "shell");

  static final List<Part> PARTS =
      List.of(
          Part.of(
              "types",
              """
              SELECT t.oid, t.typname, t.typnamespace, t.typtype, t.typowner, t.typnotnull,
                t.typdefault, t.typrelid,
                CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
                CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation
                  THEN t.typcollation::regcollation::text END AS collation,
                (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder)::text
                  FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
                t.typacl::text AS acl,
                CASE WHEN t.typacl IS NOT NULL THEN acldefault('T', t.typowner)::text END AS start
              FROM pg_type t
              LEFT JOIN pg_type b ON b.oid = t.typbasetype
              LEFT JOIN pg_class c ON c.oid = t.typrelid
              WHERE t.oid >= %d AND t.typtype IN ('e', 'd', 'c', 'r', 'b', 'p')
                AND (t.typrelid = 0 OR c.relkind = 'c')
                AND NOT (t.typtype = 'b' AND t.typelem <> 0
                  AND EXISTS (SELECT 1 FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid))
              ORDER BY t.typname\
              """
                  .formatted(FIRST_USER_OID),
              Types::type),
          Part.of(
              "attributes of types",
              """
              SELECT c.reltype, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text
                END AS collation
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type t ON t.oid = a.atttypid
              WHERE c.oid >= %d AND c.relkind = 'c'
              ORDER BY c.oid, a.attnum\
              """
                  .formatted(FIRST_USER_OID),
              Types::attribute));

  private Types() {}

  private static void type(Rows.Row row, Building all) {
    Placed type =
        all.object(
            CATALOG,
            row.oid("oid"),
            row.oid("typnamespace"),
            "type",
            row.get("typname"),
            row.oid("typowner"));
    if (type == null) {
      return;
    }
    Branch branch = type.branch();
    Privileges.put(branch, type.owner(), row.text("acl"), row.text("start"));
    branch.put("is", KINDS.getOrDefault(row.get("typtype"), row.get("typtype")));
    if (row.get("typtype").equals("e")) {
      branch.list("labels", ArrayText.elements(row.text("labels")));
    }
    if (row.get("typtype").equals("d")) {
      branch
          .put("base", row.text("base"))
          .put("nullable", !row.is("typnotnull"))
          .put("default", row.text("typdefault"))
          .put("collation", row.text("collation"));
    }
  }

  private static void attribute(Rows.Row row, Building all) {
    Placed type = all.find(CATALOG, row.oid("reltype"));
    if (type != null) {
      type.branch()
          .at("attribute")
          .at(row.get("attname"))
          .put("type", row.text("type"))
          .put("collation", row.text("collation"));
    }
  }
}
