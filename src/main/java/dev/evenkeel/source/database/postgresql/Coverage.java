package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.snapshot.Unread;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the server may hold and nobody compares. Every catalog of the server stands in one of the
 * lists below; one that does not, and holds something a user made, is UNKNOWN, and so is an object
 * of a kind that no statement asks for. A newer server is never "equal" by silence.
 */
final class Coverage {
  /** Each is asked for by a {@link Part}, or says what another one's object is made of. */
  static final Map<String, String> COMPARED =
      listed(
          """
          pg_class pg_attribute pg_attrdef pg_constraint pg_index pg_inherits pg_sequence
          pg_rewrite pg_trigger pg_policy pg_namespace pg_proc pg_aggregate pg_type pg_enum pg_range
          pg_operator pg_opclass pg_opfamily pg_amop pg_amproc pg_cast pg_conversion pg_collation
          pg_am pg_language pg_transform pg_ts_parser pg_ts_template pg_ts_dict pg_ts_config
          pg_ts_config_map pg_statistic_ext pg_event_trigger pg_default_acl pg_foreign_data_wrapper
          pg_foreign_server pg_user_mapping pg_foreign_table pg_publication pg_publication_rel
          pg_publication_namespace pg_subscription pg_partitioned_table pg_extension pg_description
          pg_seclabel pg_depend pg_database pg_db_role_setting pg_authid pg_auth_members
          pg_parameter_acl pg_tablespace\
          """,
          "compared");

  /** Follows from others, belongs to the machine, or is data. */
  static final Map<String, String> LEFT_OUT =
      Stream.of(
              listed("pg_statistic pg_statistic_ext_data", "what ANALYZE counted"),
              listed("pg_shdepend pg_init_privs", "follows from the objects"),
              listed("pg_shdescription pg_shseclabel", "said of databases, roles and tablespaces"),
              listed("pg_largeobject pg_largeobject_metadata", "data, counted among the rows"),
              listed("pg_replication_origin pg_subscription_rel", "how far replication has come"))
          .flatMap(each -> each.entrySet().stream())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  static final List<Part> PARTS =
      List.of(
          Part.of(
              "catalogs",
              """
              SELECT c.relname, (SELECT count(*) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attname = 'oid' AND a.attnum > 0) AS oids
              FROM pg_class c
              WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'
                AND c.oid < %d AND c.relname <> ALL ('{%s}')\
              """
                  .formatted(
                      FIRST_USER_OID,
                      Stream.concat(COMPARED.keySet().stream(), LEFT_OUT.keySet().stream())
                          .sorted()
                          .collect(Collectors.joining(","))),
              (row, all) -> all.unknownCatalogs.put(row.get("relname"), row.number("oids") > 0)),
          Part.of(
              "kinds of objects",
              """
              SELECT 'relation' AS what, relkind::text AS kind, count(*) AS many FROM pg_class
                WHERE oid >= %1$d AND relkind NOT IN ('r','p','f','v','m','S','i','I','t','c')
                GROUP BY relkind
              UNION ALL SELECT 'routine', prokind::text, count(*) FROM pg_proc
                WHERE oid >= %1$d AND prokind NOT IN ('f','w','p','a') GROUP BY prokind
              UNION ALL SELECT 'type', typtype::text, count(*) FROM pg_type
                WHERE oid >= %1$d AND typtype NOT IN ('b','c','d','e','p','r','m') GROUP BY typtype
              UNION ALL SELECT 'constraint', contype::text, count(*) FROM pg_constraint
                WHERE oid >= %1$d AND contype NOT IN ('c','f','n','p','t','u','x') GROUP BY contype
              UNION ALL SELECT 'generated column', attgenerated::text, count(*) FROM pg_attribute
                WHERE attrelid >= %1$d AND attgenerated NOT IN ('', 's', 'v')
                GROUP BY attgenerated\
              """
                  .formatted(FIRST_USER_OID),
              (row, all) ->
                  unknown(all, row.get("what") + " of kind " + row.get("kind"), row.get("many"))));

  private Coverage() {}

  /** Asks the catalogs that nobody here has heard of whether they hold anything of a user's. */
  static void unknownCatalogs(Session session, Building all) throws SQLException {
    var names = new ArrayList<>(all.unknownCatalogs.keySet());
    var answers = session.ask(names.stream().map(name -> count(name, all)).toList());
    for (int i = 0; i < names.size(); i++) {
      String many =
          switch (answers.get(i)) {
            case Session.Answer.Given given -> given.rows().all().getFirst().get("many");
            case Session.Answer.Refused refused -> "an unknown number of";
          };
      if (!many.equals("0")) {
        unknown(all, "object of the catalog " + names.get(i), many);
      }
    }
  }

  private static String count(String catalog, Building all) {
    return "SELECT count(*) AS many FROM pg_catalog."
        + catalog
        + (all.unknownCatalogs.getOrDefault(catalog, false)
            ? " WHERE oid >= " + FIRST_USER_OID
            : "");
  }

  private static void unknown(Building all, String what, String many) {
    all.unread.add(
        new Unread(
            Building.SCHEMA_AREA,
            List.of(Building.DATABASE, what),
            "catalog",
            "the server holds " + many + " x " + what + ", which is not compared",
            "look at it by hand, and allow this item with expect: any where it does not matter"));
  }

  private static Map<String, String> listed(String catalogs, String why) {
    return Stream.of(catalogs.strip().split("\\s+"))
        .collect(Collectors.toMap(catalog -> catalog, catalog -> why));
  }
}
