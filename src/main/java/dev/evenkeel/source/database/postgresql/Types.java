package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V14;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Map;

/**
 * Enums, domains, composites, ranges and base types; not the row types of tables, nor the array
 * that each type has and that has none itself.
 */
final class Types {
  static final String CATALOG = "pg_type";

  private static final Map<String, String> KINDS =
      Map.of("e", "enum", "d", "domain", "c", "composite", "r", "range", "b", "base", "p", "shell");

  /** True of every type that is an item, and of no other. */
  static final String NO_ROW_TYPE =
      "(typtype NOT IN ('b', 'c', 'm') OR typtype = 'b' AND typarray <> 0 OR typtype = 'c' AND"
          + " EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = typrelid AND c.relkind = 'c'))";

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
                    CASE WHEN t.typtype = 'b' THEN concat_ws(', ', t.typinput::regproc,
                      t.typoutput::regproc, t.typreceive::regproc, t.typsend::regproc,
                      t.typmodin::regproc, t.typmodout::regproc, t.typlen, t.typbyval, t.typalign,
                      t.typstorage, t.typcategory, t.typispreferred, t.typdelim) END AS functions,
                    (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder)::text
                      FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
                    t.typacl::text AS acl,
                    CASE WHEN t.typacl IS NOT NULL THEN acldefault('T', t.typowner)::text END AS start
                  FROM pg_type t
                  LEFT JOIN pg_type b ON b.oid = t.typbasetype
                  LEFT JOIN pg_class c ON c.oid = t.typrelid
                  WHERE t.oid >= %d AND t.typtype IN ('e', 'd', 'c', 'r', 'b', 'p')
                    AND (t.typrelid = 0 OR c.relkind = 'c')
                    AND (t.typtype <> 'b' OR t.typarray <> 0)
                  ORDER BY t.typname\
                  """
                      .formatted(FIRST_USER_OID),
                  Types::type)
              .among("pg_type"),
          new Part(
                  "ranges",
                  version ->
                      """
                      SELECT rngtypid, format_type(rngsubtype, NULL) AS subtype, o.opcname,
                        CASE WHEN rngcollation <> s.typcollation THEN rngcollation::regcollation::text
                        END AS collation, nullif(rngcanonical::oid, 0)::regproc::text AS canonical,
                        nullif(rngsubdiff::oid, 0)::regproc::text AS difference
                        %s
                      FROM pg_range JOIN pg_opclass o ON o.oid = rngsubopc
                      JOIN pg_type s ON s.oid = rngsubtype
                      WHERE rngtypid >= %d\
                      """
                          .formatted(
                              since(
                                  V14, version, ", format_type(rngmultitypid, NULL) AS multirange"),
                              FIRST_USER_OID),
                  Types::range)
              .among("pg_range"),
          Part.of(
                  "attributes of types",
                  """
                  SELECT c.oid, a.attnum, c.reltype, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                    CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text
                    END AS collation
                  FROM pg_class c
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  JOIN pg_type t ON t.oid = a.atttypid
                  WHERE c.oid >= %d AND c.relkind = 'c'
                  ORDER BY c.oid, a.attnum\
                  """
                      .formatted(FIRST_USER_OID),
                  Types::attribute)
              .among("pg_type"));

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
    for (String label : ArrayText.elements(row.text("labels"))) {
      branch.at("label").put(label, true);
    }
    branch.put("functions", row.text("functions"));
    if (row.get("typtype").equals("d")) {
      branch
          .put("base", row.text("base"))
          .put("nullable", !row.is("typnotnull"))
          .put("default", row.text("typdefault"))
          .put("collation", row.text("collation"));
    }
  }

  private static void range(Rows.Row row, Building all) {
    Placed type = all.find(CATALOG, row.oid("rngtypid"));
    if (type != null) {
      type.branch()
          .put("subtype", row.text("subtype"))
          .put("operator-class", row.text("opcname"))
          .put("collation", row.text("collation"))
          .put("canonical", row.text("canonical"))
          .put("difference", row.text("difference"))
          .put("multirange", row.text("multirange"));
    }
  }

  private static void attribute(Rows.Row row, Building all) {
    Placed type = all.find(CATALOG, row.oid("reltype"));
    if (type != null) {
      String name = row.get("attname");
      Branch attribute = type.branch().at("attribute").at(name);
      all.place(
          Relations.CATALOG,
          row.oid("oid"),
          row.number("attnum"),
          new Placed(type.child("attribute", name), attribute, type.owner()));
      attribute.put("type", row.text("type")).put("collation", row.text("collation"));
    }
  }
}
