package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;
import static dev.evenkeel.source.database.postgresql.Part.V15;
import static dev.evenkeel.source.database.postgresql.Part.V16;
import static dev.evenkeel.source.database.postgresql.Part.V17;
import static dev.evenkeel.source.database.postgresql.Part.since;

import java.util.List;

/** How text is searched and sorted; extended statistics. */
final class TextSearch {
  static final List<Part> PARTS =
      List.of(
          Plain.ofSchema(
              "text search parsers",
              "text-search-parser",
              "pg_ts_parser",
              version ->
                  """
                  SELECT oid, prsnamespace AS namespace, prsname AS name,
                    prsstart::text || ', ' || prstoken || ', ' || prsend || ', ' || prslextype
                      || ', ' || prsheadline AS functions
                  FROM pg_ts_parser WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "text search templates",
              "text-search-template",
              "pg_ts_template",
              version ->
                  """
                  SELECT oid, tmplnamespace AS namespace, tmplname AS name,
                    tmplinit::text || ', ' || tmpllexize AS functions
                  FROM pg_ts_template WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "text search dictionaries",
              "text-search-dictionary",
              "pg_ts_dict",
              version ->
                  """
                  SELECT d.oid, d.dictnamespace AS namespace, d.dictname AS name,
                    d.dictowner AS owner, n.nspname || '.' || t.tmplname AS template,
                    d.dictinitoption AS initial
                  FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = d.dicttemplate
                  JOIN pg_namespace n ON n.oid = t.tmplnamespace
                  WHERE d.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "text search configurations",
              "text-search-configuration",
              "pg_ts_config",
              version ->
                  """
                  SELECT c.oid, c.cfgnamespace AS namespace, c.cfgname AS name, c.cfgowner AS owner,
                    n.nspname || '.' || p.prsname AS parser,
                    (SELECT string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', '
                        ORDER BY m.maptokentype, m.mapseqno)
                      FROM pg_ts_config_map m WHERE m.mapcfg = c.oid) AS dictionaries
                  FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = c.cfgparser
                  JOIN pg_namespace n ON n.oid = p.prsnamespace
                  WHERE c.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "collations",
              "collation",
              "pg_collation",
              version ->
                  """
                  SELECT oid, collnamespace AS namespace, collname AS name, collowner AS owner,
                    CASE collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu'
                      WHEN 'b' THEN 'builtin' ELSE collprovider::text END AS provider,
                    collcollate AS collate, collctype AS "character-type", %s
                    nullif(collisdeterministic, true)::text AS deterministic
                  FROM pg_collation WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(
                          (version >= V17
                                  ? "colllocale AS locale,"
                                  : since(V15, version, "colliculocale AS locale,"))
                              + since(V16, version, "collicurules AS rules,"),
                          FIRST_USER_OID)),
          Plain.ofSchema(
              "extended statistics",
              "statistics",
              "pg_statistic_ext",
              version ->
                  """
                  SELECT oid, stxnamespace AS namespace, stxname AS name, stxowner AS owner,
                    regexp_replace(pg_get_statisticsobjdef(oid), '^CREATE STATISTICS \\S+ ?', '')
                      AS definition,
                    nullif(stxstattarget, -1)::text AS target
                  FROM pg_statistic_ext WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)));

  private TextSearch() {}
}
