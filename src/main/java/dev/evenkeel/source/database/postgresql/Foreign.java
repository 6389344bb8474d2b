package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.source.database.postgresql.Building.Placed;
import java.util.List;
import java.util.Set;

/** Other servers' data: wrappers, servers, who logs in there as whom, and their tables. */
final class Foreign {
  /** Of a user mapping's options those that are no credential. */
  private static final Set<String> OPEN = Set.of("user", "username", "password_required");

  static final List<Part> PARTS =
      List.of(
          Plain.ofDatabase(
              "foreign-data wrappers",
              "foreign-data-wrapper",
              "pg_foreign_data_wrapper",
              version ->
                  """
                  SELECT oid, fdwname AS name, fdwowner AS owner, fdwoptions::text AS options,
                    nullif(fdwhandler, 0)::regproc::text AS handler,
                    nullif(fdwvalidator, 0)::regproc::text AS validator, fdwacl::text AS acl,
                    CASE WHEN fdwacl IS NOT NULL THEN acldefault('F', fdwowner)::text END AS start
                  FROM pg_foreign_data_wrapper WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofDatabase(
              "foreign servers",
              "server",
              "pg_foreign_server",
              version ->
                  """
                  SELECT s.oid, s.srvname AS name, s.srvowner AS owner, f.fdwname AS wrapper,
                    s.srvtype AS type, s.srvversion AS version, s.srvoptions::text AS options,
                    s.srvacl::text AS acl,
                    CASE WHEN s.srvacl IS NOT NULL THEN acldefault('S', s.srvowner)::text END AS start
                  FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw
                  WHERE s.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Part.of(
                  "user mappings",
                  """
                  SELECT umid AS oid, srvname, usename, umoptions::text AS options,
                    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS all_seen
                  FROM pg_user_mappings WHERE umid >= %d ORDER BY srvname, usename\
                  """
                      .formatted(FIRST_USER_OID),
                  Foreign::userMapping)
              .among("pg_foreign_server"),
          Part.of(
                  "foreign tables",
                  """
                  SELECT t.ftrelid, s.srvname, t.ftoptions::text AS options
                  FROM pg_foreign_table t JOIN pg_foreign_server s ON s.oid = t.ftserver
                  WHERE t.ftrelid >= %d\
                  """
                      .formatted(FIRST_USER_OID),
                  Foreign::table)
              .among("pg_foreign_server"));

  private Foreign() {}

  private static void userMapping(Rows.Row row, Building all) {
    String name = row.get("usename") + " on " + row.get("srvname");
    Placed mapping = all.ofDatabase("pg_user_mapping", row.oid("oid"), "user-mapping", name, 0);
    if (mapping == null) {
      return;
    }
    Branch branch = mapping.branch().put("server", row.get("srvname"));
    if (row.has("options")) {
      options(branch.at("options"), row.text("options"));
    } else if (!row.is("all_seen")) {
      branch.unreadable(
          "options",
          "the role that reads may not see the options of the user mapping " + name,
          "read as a superuser or as the mapping's own role, or allow this item with expect: any");
    }
  }

  private static void options(Branch branch, @org.jspecify.annotations.Nullable String options) {
    for (String option : ArrayText.elements(options)) {
      int equals = option.indexOf('=');
      String name = option.substring(0, equals);
      String value = option.substring(equals + 1);
      if (OPEN.contains(name)) {
        branch.put(name, value);
      } else {
        branch.secret(name, value);
      }
    }
  }

  private static void table(Rows.Row row, Building all) {
    Placed table = all.find(Relations.CATALOG, row.oid("ftrelid"));
    if (table != null) {
      table.branch().put("server", row.get("srvname"));
      Relations.options(table.branch(), "", row.text("options"));
    }
  }
}
