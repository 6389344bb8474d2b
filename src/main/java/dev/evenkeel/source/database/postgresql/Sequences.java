package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;

/** Sequences. One that an identity column made for itself is the column's. */
final class Sequences {
  static final Part PART =
      Part.of(
              "sequences",
              """
              SELECT s.seqrelid, format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement,
                s.seqmin, s.seqmax, s.seqcache, s.seqcycle, d.deptype, d.refobjid, d.refobjsubid
              FROM pg_sequence s
              LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
                AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
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
        .put("type", row.text("type"))
        .number("start", row.text("seqstart"))
        .number("increment", row.text("seqincrement"))
        .number("minimum", row.text("seqmin"))
        .number("maximum", row.text("seqmax"))
        .number("cache", row.text("seqcache"))
        .put("cycle", row.is("seqcycle"));
  }
}
