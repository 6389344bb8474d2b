package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V18;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.Map;

/** Constraints of tables and domains. NOT NULL is said of its column. */
final class Constraints {
  static final String CATALOG = "pg_constraint";

  private static final Map<String, String> TRIGGERS =
      Map.of("D", "disabled", "R", "replica only", "A", "always");

  /**
   * A foreign key that a partition has from its partitioned table is not said again. The triggers
   * that enforce a constraint are its own facet: DISABLE TRIGGER ALL leaves it in place and unheld.
   */
  static final Part PART =
      new Part(
              "constraints",
              version ->
                  """
                  SELECT o.oid, o.conname, o.conrelid, o.contypid, o.contype, o.convalidated,
                    o.conislocal,
                    CASE WHEN EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = o.conrelid
                      AND c.relispartition) THEN 0 ELSE o.coninhcount END AS coninhcount, o.conkey[1] AS attnum, %s
                    o.connoinherit, pg_get_constraintdef(o.oid) AS definition,
                    (SELECT min(g.tgenabled::text) FROM pg_trigger g
                      WHERE g.tgconstraint = o.oid AND g.tgisinternal AND g.tgenabled <> 'O') AS triggers
                  FROM pg_constraint o
                  WHERE o.oid >= %d AND o.contype <> 't' AND (o.contype <> 'f' OR o.conparentid = 0)
                  ORDER BY o.conname\
                  """
                      .formatted(since(V18, version, "o.conenforced,"), FIRST_USER_OID),
              Constraints::constraint)
          .among("pg_constraint");

  private Constraints() {}

  private static void constraint(Rows.Row row, Building all) {
    Placed parent =
        row.oid("conrelid") != 0
            ? all.find(Relations.CATALOG, row.oid("conrelid"))
            : all.find("pg_type", row.oid("contypid"));
    if (parent == null) {
      return;
    }
    if (row.get("contype").equals("n")) {
      notNull(row, all, parent);
      return;
    }
    String name = row.get("conname");
    Placed constraint = all.part(parent, CATALOG, row.oid("oid"), 0, "constraint", name);
    boolean enforced = !row.has("conenforced") || row.is("conenforced");
    Branch branch =
        constraint
            .branch()
            .put("definition", bare(row.get("definition")))
            .put("validated", row.is("convalidated") || !enforced)
            .onlyIf(!enforced, "enforced", "no");
    String triggers = row.text("triggers");
    branch.put("triggers", triggers == null ? null : TRIGGERS.getOrDefault(triggers, triggers));
    if (row.number("coninhcount") > 0 && parent.path().get(1).equals("table")) {
      branch.put("inherited", row.is("conislocal") ? "and defined here" : "only");
    }
    if (!row.is("convalidated") && enforced) {
      all.note(
          "constraint-not-valid",
          constraint.path(),
          "constraint " + name + " on " + parent.name(),
          name + " on " + parent.name() + " was added NOT VALID: rows from before may break it");
    }
    if (triggers != null) {
      all.note(
          "trigger-disabled",
          constraint.path(),
          "constraint " + name + " on " + parent.name(),
          "the triggers that hold " + name + " on " + parent.name() + " do not fire for everybody");
    }
  }

  /** From 18 on the catalog says {@code attnotnull} of a column whose rows nobody looked at. */
  private static void notNull(Rows.Row row, Building all, Placed parent) {
    Placed column = all.find(Relations.CATALOG, row.oid("conrelid"), row.number("attnum"));
    if (column == null) {
      return;
    }
    String automatic = parent.path().get(2) + "_" + column.path().get(4) + "_not_null";
    column
        .branch()
        .onlyIf(!row.get("conname").equals(automatic), "not-null-name", row.get("conname"))
        .onlyIf(row.is("connoinherit"), "not-null-inherited", "no");
    if (!row.is("convalidated")) {
      column.branch().put("nullable", "not in new rows");
      all.note(
          "constraint-not-valid",
          column.path(),
          "column " + column.path().get(4) + " of " + parent.name(),
          "NOT NULL of "
              + column.path().get(4)
              + " in "
              + parent.name()
              + " was added NOT VALID: rows from before may hold NULL");
    }
  }

  /** Without what is a facet of its own. */
  private static String bare(String definition) {
    String bare = definition;
    for (String tail : new String[] {" NOT VALID", " NOT ENFORCED"}) {
      bare = bare.endsWith(tail) ? bare.substring(0, bare.length() - tail.length()) : bare;
    }
    return bare;
  }
}
