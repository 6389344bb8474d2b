package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.V15;
import static dev.evenkeel.source.database.postgresql.Part.V16;
import static dev.evenkeel.source.database.postgresql.Part.V17;
import static dev.evenkeel.source.database.postgresql.Part.since;

import dev.evenkeel.snapshot.Note;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the schema stands on: the server's version and settings, the database's encoding and
 * collation, roles. Never a password, nor its hash: {@code pg_authid} is not read.
 */
final class Platform {
  private static final String AREA = "platform";

  /** Where things lie on that machine, and what is true of one start of the server alone. */
  private static final Pattern NOISE =
      Pattern.compile(
          ".*_(file|directory|directories|status)|(config|data|unix_socket|log|syslog|primary|recovery"
              + "|restore|archive|shared_memory|transaction|ssl|krb|logging|huge_pages|bonjour)_.*"
              + "|port|listen_addresses|event_source|cluster_name|external_pid_file|bonjour"
              + "|application_name|dynamic_shared_memory_type|in_hot_standby|update_process_title"
              + "|lc_messages|huge_pages|wal_buffers");

  static final List<Part> PARTS =
      List.of(
          Part.of(
              "the server",
              "SELECT current_setting('server_version') AS version",
              (row, all) ->
                  all.platform.at("server").put("version", row.get("version").split(" ", 2)[0])),
          Part.of(
              "settings",
              """
              SELECT name, setting, unit FROM pg_settings
              WHERE source IN ('configuration file', 'environment variable', 'command line',
                  'global') AND context <> 'internal'
                AND setting IS DISTINCT FROM boot_val
              ORDER BY name\
              """,
              Platform::serverSetting),
          new Part(
              "the database",
              version ->
                  """
                  SELECT d.oid, pg_encoding_to_char(d.encoding) AS encoding, d.datcollate, d.datctype,
                    d.datconnlimit, r.rolname AS owner, d.datacl::text AS acl,
                    CASE WHEN d.datacl IS NOT NULL THEN acldefault('d', d.datdba)::text END AS start
                    %s%s%s,
                    shobj_description(d.oid, 'pg_database') AS comment
                  FROM pg_database d LEFT JOIN pg_roles r ON r.oid = d.datdba
                  WHERE d.datname = current_database()\
                  """
                      .formatted(
                          since(
                              V15,
                              version,
                              ", d.datlocprovider, d.datcollversion AS made,"
                                  + " pg_database_collation_actual_version(d.oid) AS actual"),
                          version >= V17
                              ? ", d.datlocale AS locale"
                              : since(V15, version, ", d.daticulocale AS locale"),
                          since(V16, version, ", d.daticurules AS rules")),
              Platform::database),
          Part.of(
              "settings of databases and roles",
              """
              SELECT s.setdatabase, s.setrole, r.rolname, s.setconfig::text AS config
              FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
              WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database
                WHERE datname = current_database()))
              ORDER BY s.setdatabase, r.rolname\
              """,
              Platform::setting),
          Part.of(
              "attributes of roles",
              """
              SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,
                rolreplication, rolbypassrls, nullif(rolconnlimit, -1)::text AS connections,
                rolvaliduntil::text AS until
              FROM pg_roles ORDER BY rolname\
              """,
              Platform::role),
          new Part(
              "members of roles",
              version ->
                  """
                  SELECT g.rolname AS granted, m.rolname AS member, bool_or(a.admin_option) AS admin
                    %s
                  FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
                  JOIN pg_roles m ON m.oid = a.member
                  GROUP BY g.rolname, m.rolname ORDER BY g.rolname\
                  """
                      .formatted(
                          since(
                              V16,
                              version,
                              ", bool_or(a.inherit_option) AS inherit, bool_or(a.set_option) AS"
                                  + " set")),
              Platform::member),
          new Part(
              "privileges on settings",
              version ->
                  version < V15
                      ? "SELECT 1 AS nothing WHERE false"
                      : "SELECT parname, paracl::text AS acl FROM pg_parameter_acl ORDER BY"
                          + " parname",
              (row, all) ->
                  Privileges.put(
                      all.platform.at("setting-privileges").at(row.get("parname")),
                      "",
                      row.text("acl"),
                      null)));

  /** The server's own version and settings, which no migration of a database changes. */
  static final List<Part> OF_THE_SERVER = PARTS.subList(0, 2);

  private static final Map<String, String> PROVIDERS =
      Map.of("c", "libc", "i", "icu", "b", "builtin", "d", "default");

  private Platform() {}

  /** Roles that the server or a cloud brings along; what they may is theirs. */
  private static boolean isManaged(String role) {
    return role.startsWith("pg_") || Privileges.CLOUD.matcher(role).matches();
  }

  private static void database(Rows.Row row, Building all) {
    String owner = row.has("owner") ? row.get("owner") : "";
    Branch branch =
        all.platform
            .at("database")
            .put("encoding", row.text("encoding"))
            .put("collation", row.text("datcollate"))
            .put("character-type", row.text("datctype"))
            .put("owner", owner)
            .onlyIf(row.number("datconnlimit") != -1, "connection-limit", row.text("datconnlimit"))
            .put("locale", row.text("locale"))
            .put("locale-rules", row.text("rules"))
            .put("collation-version", row.text("made"))
            .put("comment", row.text("comment"));
    if (row.has("datlocprovider")) {
      branch.put("locale-provider", PROVIDERS.get(row.get("datlocprovider")));
    }
    Privileges.put(branch, owner, row.text("acl"), row.text("start"));
    if (row.has("made") && row.has("actual") && !row.get("made").equals(row.get("actual"))) {
      all.notes.add(
          new Note(
              "collation-version-mismatch",
              AREA,
              List.of("database", "collation-version"),
              "database",
              "the database was made with collation version "
                  + row.get("made")
                  + " and the system now has "
                  + row.get("actual")
                  + ": indexes on text may be in the wrong order",
              Map.of()));
    }
  }

  private static void serverSetting(Rows.Row row, Building all) {
    String name = row.get("name");
    if (!NOISE.matcher(name).matches()) {
      String unit = row.has("unit") ? " x " + row.get("unit") : "";
      all.platform.at("setting").put(name, row.get("setting") + unit);
    }
  }

  private static void setting(Rows.Row row, Building all) {
    boolean ofRole = row.has("rolname");
    if (ofRole && isManaged(row.get("rolname"))) {
      return;
    }
    Branch place =
        ofRole ? all.platform.at("role").at(row.get("rolname")) : all.platform.at("database");
    boolean here = row.oid("setdatabase") != 0;
    for (String setting : ArrayText.elements(row.text("config"))) {
      int equals = setting.indexOf('=');
      place
          .at(ofRole && here ? "setting-here" : "setting")
          .put(setting.substring(0, equals), setting.substring(equals + 1));
    }
  }

  private static void role(Rows.Row row, Building all) {
    String name = row.get("rolname");
    if (isManaged(name)) {
      return;
    }
    all.platform
        .at("role")
        .at(name, "role " + name)
        .put("login", row.is("rolcanlogin"))
        .put("superuser", row.is("rolsuper"))
        .onlyIf(!row.is("rolinherit"), "inherit", "no")
        .onlyIf(row.is("rolcreaterole"), "create-role", "yes")
        .onlyIf(row.is("rolcreatedb"), "create-database", "yes")
        .onlyIf(row.is("rolreplication"), "replication", "yes")
        .onlyIf(row.is("rolbypassrls"), "bypass-row-security", "yes")
        .put("connection-limit", row.text("connections"))
        .put("valid-until", row.text("until"));
  }

  private static void member(Rows.Row row, Building all) {
    String member = row.get("member");
    if (isManaged(member)) {
      return;
    }
    String how =
        (row.is("admin") ? "with admin option" : "plain")
            + (row.has("inherit") && !row.is("inherit") ? ", does not inherit" : "")
            + (row.has("set") && !row.is("set") ? ", may not set role" : "");
    all.platform.at("role").at(member).at("member-of").put(row.get("granted"), how);
  }
}
