package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Map;

/** What the whole database does by itself: event triggers, the privileges of objects to come. */
final class Database {
  private static final Map<String, String> OBJECTS =
      Map.of(
          "r", "tables",
          "S", "sequences",
          "f", "functions",
          "T", "types",
          "n", "schemas",
          "L", "large objects");

  static final List<Part> PARTS =
      List.of(
          Part.of(
                  "event triggers",
                  """
                  SELECT oid, evtname, evtowner, evtevent, evtfoid::regproc::text AS function,
                    evtenabled,
                    array_to_string(ARRAY(SELECT unnest(evttags) ORDER BY 1), ', ') AS tags
                  FROM pg_event_trigger WHERE oid >= %d ORDER BY evtname\
                  """
                      .formatted(FIRST_USER_OID),
                  Database::eventTrigger)
              .among("pg_event_trigger"),
          Part.of(
                  "default privileges",
                  """
                  SELECT d.defaclrole, d.defaclnamespace, d.defaclobjtype, d.defaclacl::text AS acl,
                    CASE WHEN d.defaclnamespace = 0 THEN acldefault(
                      CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END::"char",
                      d.defaclrole)::text END AS start
                  FROM pg_default_acl d WHERE d.oid >= %d\
                  """
                      .formatted(FIRST_USER_OID),
                  Database::defaultPrivileges)
              .among("pg_default_acl"),
          Part.of(
              "privileges on what the server brings along",
              """
              SELECT 'function ' || p.oid::regprocedure AS object, p.proowner AS owner,
                coalesce(p.proacl, acldefault('f', p.proowner))::text AS acl,
                coalesce(i.initprivs, acldefault('f', p.proowner))::text AS start
              FROM pg_proc p LEFT JOIN pg_init_privs i
                ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid
              WHERE p.oid < %1$d AND p.proacl IS DISTINCT FROM i.initprivs
              UNION ALL
              SELECT 'relation ' || c.oid::regclass, c.relowner,
                coalesce(c.relacl, acldefault('r', c.relowner))::text,
                coalesce(i.initprivs, acldefault('r', c.relowner))::text
              FROM pg_class c LEFT JOIN pg_init_privs i
                ON i.classoid = 'pg_class'::regclass AND i.objoid = c.oid AND i.objsubid = 0
              WHERE c.oid < %1$d AND c.relkind IN ('r', 'v')
                AND c.relacl IS DISTINCT FROM i.initprivs
              UNION ALL
              SELECT 'language ' || l.lanname, l.lanowner, l.lanacl::text,
                coalesce(i.initprivs, acldefault('l', l.lanowner))::text
              FROM pg_language l LEFT JOIN pg_init_privs i
                ON i.classoid = 'pg_language'::regclass AND i.objoid = l.oid
              WHERE l.oid < %1$d AND l.lanacl IS DISTINCT FROM i.initprivs\
              """
                  .formatted(FIRST_USER_OID),
              Database::systemPrivileges));

  private Database() {}

  private static void eventTrigger(Rows.Row row, Building all) {
    String name = row.get("evtname");
    Placed trigger =
        all.ofDatabase(
            "pg_event_trigger", row.oid("oid"), "event-trigger", name, row.oid("evtowner"));
    if (trigger == null) {
      return;
    }
    trigger
        .branch()
        .put("event", row.text("evtevent"))
        .put("function", row.text("function"))
        .put("tags", row.text("tags"))
        .put("enabled", Triggers.FIRES.getOrDefault(row.get("evtenabled"), "no"));
    if (row.get("evtenabled").equals("D")) {
      all.note(
          "trigger-disabled",
          trigger.path(),
          "event trigger " + name,
          "the event trigger " + name + " is disabled");
    }
  }

  private static void systemPrivileges(Rows.Row row, Building all) {
    Privileges.put(
        all.schema.at(Building.DATABASE).at("system").at(row.get("object")),
        all.role(row.oid("owner")),
        row.text("acl"),
        row.text("start"));
  }

  private static void defaultPrivileges(Rows.Row row, Building all) {
    long namespace = row.oid("defaclnamespace");
    String in = namespace == 0 ? Building.DATABASE : all.schema(namespace);
    if (in == null) {
      return;
    }
    String role = all.role(row.oid("defaclrole"));
    if (Privileges.CLOUD.matcher(role).matches()) {
      return;
    }
    Branch branch =
        all.schema
            .at(in)
            .at("default-privileges")
            .at(role)
            .at(OBJECTS.getOrDefault(row.get("defaclobjtype"), row.get("defaclobjtype")));
    Privileges.put(branch, role, row.text("acl"), row.text("start"));
  }
}
