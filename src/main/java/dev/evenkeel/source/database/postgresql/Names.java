package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import java.util.List;

/** What everything else refers to by object id: extension members, roles, schemas, methods. */
final class Names {
  static final List<Part> PARTS =
      List.of(
          Part.of(
              "extension members",
              """
              SELECT classid::regclass::text AS catalog, objid FROM pg_depend
              WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND objid >= %d\
              """
                  .formatted(FIRST_USER_OID),
              (row, all) -> all.member(row.get("catalog"), row.oid("objid"))),
          Part.of(
              "roles",
              "SELECT oid, rolname FROM pg_roles",
              (row, all) -> all.role(row.oid("oid"), row.get("rolname"))),
          Part.of(
              "names",
              """
              SELECT 'pg_am' AS catalog, oid, amname AS name FROM pg_am
              UNION ALL SELECT 'pg_tablespace', oid, spcname FROM pg_tablespace
              UNION ALL SELECT 'pg_language', oid, lanname FROM pg_language\
              """,
              (row, all) -> all.name(row.get("catalog"), row.oid("oid"), row.get("name"))),
          Part.of(
              "schemas",
              """
              SELECT oid, nspname, nspowner, nspacl::text AS acl,
                CASE WHEN nspacl IS NOT NULL THEN acldefault('n', nspowner)::text END AS start
              FROM pg_namespace
              WHERE nspname !~ '^pg_(toast|temp)(_|$)' AND nspname !~ '^pg_toast_temp_'
                AND nspname <> 'information_schema'
              ORDER BY nspname\
              """,
              Names::schema));

  private Names() {}

  private static void schema(Rows.Row row, Building all) {
    String name = row.get("nspname");
    if (all.isMember("pg_namespace", row.oid("oid"))) {
      all.schema(row.oid("oid"), name);
      return;
    }
    all.schema(row.oid("oid"), name);
    if (name.equals("pg_catalog")) {
      return;
    }
    String owner = all.role(row.oid("nspowner"));
    Branch branch = all.schema.at(name, "schema " + name).put("owner", owner);
    Privileges.put(branch, owner, row.text("acl"), row.text("start"));
    all.place("pg_namespace", row.oid("oid"), 0, new Building.Placed(List.of(name), branch, owner));
  }
}
