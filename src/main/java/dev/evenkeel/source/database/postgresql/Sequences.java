package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;

/**
 * Sequences. One that an identity column made for itself is the column's. Bounds that follow from
 * the type, and an identity's type that follows from the column's, are said once, there.
 */
final class Sequences {
  static final Part PART =
      Part.of(
              "sequences",
              """
              SELECT s.seqrelid, format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement,
                nullif(s.seqmin, CASE WHEN s.seqincrement > 0 THEN 1 ELSE e.least END) AS seqmin,
                nullif(s.seqmax, CASE WHEN s.seqincrement > 0 THEN -1 - e.least ELSE -1 END) AS seqmax,
                s.seqcache, s.seqcycle, d.deptype, d.refobjid, d.refobjsubid,
                s.seqtypid = a.atttypid AS as_column
              FROM pg_sequence s
              LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
                AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
              LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
              CROSS JOIN LATERAL (SELECT CASE s.seqtypid WHEN 'int2'::regtype THEN -32768
                WHEN 'int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END AS least) e
              WHERE s.seqrelid >= %d\
              """
                  .formatted(FIRST_USER_OID),
              Sequences::sequence)
          .among("pg_sequence");

  private Sequences() {}

  private static void sequence(Rows.Row row, Building all) {
    Placed sequence = all.find(Relations.CATALOG, row.oid("seqrelid"));
    if (sequence == null) {
      return;
    }
    Placed column =
        row.has("refobjid")
            ? all.find(Relations.CATALOG, row.oid("refobjid"), row.number("refobjsubid"))
            : null;
    Branch branch = sequence.branch();
    boolean followsColumn = column != null && row.get("deptype").equals("i") && row.is("as_column");
    if (column != null && row.get("deptype").equals("i")) {
      all.schema.at(sequence.path().get(0)).at("sequence").remove(sequence.path().get(2));
      branch = column.branch().at("identity");
      String automatic = column.path().get(2) + "_" + column.path().get(4) + "_seq";
      branch.onlyIf(
          !sequence.path().get(2).equals(automatic), "sequence-name", sequence.path().get(2));
      all.place(
          Relations.CATALOG,
          row.oid("seqrelid"),
          0,
          new Placed(column.child("identity"), branch, sequence.owner()));
    } else if (column != null) {
      branch.put("owned-by", column.path().get(2) + "." + column.path().get(4));
    }
    branch
        .onlyIf(!followsColumn, "type", row.text("type"))
        .number("start", row.text("seqstart"))
        .number("increment", row.text("seqincrement"))
        .number("minimum", row.text("seqmin"))
        .number("maximum", row.text("seqmax"))
        .number("cache", row.text("seqcache"))
        .put("cycle", row.is("seqcycle"));
  }
}
