package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V14;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.Map;

/** Functions, procedures and aggregates, by name and the types they are called with. */
final class Routines {
  static final String CATALOG = "pg_proc";

  private static final Map<String, String> KINDS =
      Map.of("f", "function", "w", "function", "p", "procedure", "a", "aggregate");
  private static final Map<String, String> VOLATILITY =
      Map.of("i", "immutable", "s", "stable", "v", "volatile");
  private static final Map<String, String> PARALLEL =
      Map.of("s", "safe", "r", "restricted", "u", "unsafe");

  /** What a range type makes for itself is the type's. */
  static final Part PART =
      new Part(
              "routines",
              version ->
                  """
                  SELECT p.oid, p.proname, p.pronamespace, p.prokind, p.proowner, p.prolang, p.prosrc,
                    p.probin, p.provolatile, p.proparallel, p.proleakproof, p.proisstrict, p.prosecdef,
                    p.procost, p.prorows, nullif(p.prosupport::oid, 0)::regproc::text AS support,
                    %s p.proconfig::text AS config, p.protrftypes::regtype[]::text AS transforms,
                    oidvectortypes(p.proargtypes) AS types,
                    pg_get_function_arguments(p.oid) AS arguments,
                    pg_get_function_result(p.oid) AS result,
                    p.proacl::text AS acl,
                    CASE WHEN p.proacl IS NOT NULL THEN acldefault('f', p.proowner)::text END AS start
                  FROM pg_proc p WHERE p.oid >= %d
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
                      AND d.objid = p.oid AND d.deptype = 'i' AND d.refclassid = 'pg_type'::regclass)
                  ORDER BY p.proname, types\
                  """
                      .formatted(
                          since(V14, version, "pg_get_function_sqlbody(p.oid) AS sqlbody,"),
                          FIRST_USER_OID),
              Routines::routine)
          .among("pg_proc");

  static final Part AGGREGATES =
      Part.of(
              "aggregates",
              """
              SELECT a.aggfnoid::oid AS oid, concat_ws(', ', 'kind ' || aggkind::text,
                'direct arguments ' || aggnumdirectargs, 'state ' || format_type(aggtranstype, NULL),
                'step ' || aggtransfn, 'final ' || nullif(aggfinalfn::oid, 0)::regproc,
                'combine ' || nullif(aggcombinefn::oid, 0)::regproc,
                'serialize ' || nullif(aggserialfn::oid, 0)::regproc,
                'deserialize ' || nullif(aggdeserialfn::oid, 0)::regproc,
                'moving step ' || nullif(aggmtransfn::oid, 0)::regproc,
                'moving inverse ' || nullif(aggminvtransfn::oid, 0)::regproc,
                'moving final ' || nullif(aggmfinalfn::oid, 0)::regproc,
                'moving state ' || format_type(nullif(aggmtranstype, 0), NULL),
                'sort ' || nullif(aggsortop, 0)::regoperator, 'start ' || quote_literal(agginitval),
                'moving start ' || quote_literal(aggminitval), 'final modifies ' || aggfinalmodify::text,
                CASE WHEN aggfinalextra THEN 'final takes all' END) AS definition
              FROM pg_aggregate a WHERE a.aggfnoid >= %d\
              """
                  .formatted(FIRST_USER_OID),
              (row, all) -> {
                Placed aggregate = all.find(CATALOG, row.oid("oid"));
                if (aggregate != null) {
                  aggregate.branch().put("definition", row.text("definition"));
                }
              })
          .among("pg_aggregate");

  private Routines() {}

  private static void routine(Rows.Row row, Building all) {
    String kind = KINDS.getOrDefault(row.get("prokind"), "function");
    Placed routine =
        all.object(
            CATALOG,
            row.oid("oid"),
            row.oid("pronamespace"),
            kind,
            row.get("proname") + "(" + row.get("types") + ")",
            row.oid("proowner"));
    if (routine == null) {
      return;
    }
    Branch branch = routine.branch();
    Privileges.put(branch, routine.owner(), row.text("acl"), row.text("start"));
    branch
        .put("arguments", row.text("arguments"))
        .put("returns", row.text("result"))
        .put("volatility", VOLATILITY.get(row.get("provolatile")))
        .put("parallel", PARALLEL.get(row.get("proparallel")));
    String language = all.name("pg_language", row.oid("prolang"));
    if (!kind.equals("aggregate")) {
      branch
          .put("language", language)
          .put("body", row.has("sqlbody") ? row.text("sqlbody") : row.get("prosrc"))
          .put("library", row.text("probin"))
          .put("strict", row.is("proisstrict"))
          .put("security-definer", row.is("prosecdef"));
    }
    branch
        .onlyIf(row.get("prokind").equals("w"), "window", "yes")
        .onlyIf(row.is("proleakproof"), "leakproof", "yes")
        .onlyIf(!usualCost(row.get("procost"), language), "cost", row.get("procost"))
        .onlyIf(!row.get("prorows").matches("0|1000"), "rows", row.get("prorows"))
        .put("support", row.text("support"))
        .onlyIf(row.has("transforms"), "transforms", row.text("transforms"));
    for (String setting : ArrayText.elements(row.text("config"))) {
      int equals = setting.indexOf('=');
      branch.at("setting").put(setting.substring(0, equals), setting.substring(equals + 1));
    }
  }

  private static boolean usualCost(String cost, String language) {
    return cost.equals(language.equals("c") || language.equals("internal") ? "1" : "100");
  }
}
