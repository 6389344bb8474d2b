package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import java.util.List;

/** What teaches the server new types and comparisons: operators, their classes, casts. */
final class Operators {
  static final List<Part> PARTS =
      List.of(
          Plain.ofSchema(
              "operators",
              "operator",
              "pg_operator",
              version ->
                  """
                  SELECT oid, oprnamespace AS namespace, oprowner AS owner,
                    oprname || '(' || CASE WHEN oprleft = 0 THEN 'NONE'
                      ELSE format_type(oprleft, NULL) END || ', '
                      || format_type(oprright, NULL) || ')' AS name,
                    format_type(oprresult, NULL) AS returns, oprcode::regproc::text AS function,
                    nullif(oprcom, 0)::regoperator::text AS commutator,
                    nullif(oprnegate, 0)::regoperator::text AS negator,
                    nullif(oprrest::oid, 0)::regproc::text AS restrict,
                    nullif(oprjoin::oid, 0)::regproc::text AS join,
                    nullif(oprcanmerge, false)::text AS merges,
                    nullif(oprcanhash, false)::text AS hashes
                  FROM pg_operator WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "operator families",
              "operator-family",
              "pg_opfamily",
              version ->
                  """
                  SELECT f.oid, f.opfnamespace AS namespace, f.opfowner AS owner,
                    f.opfname || ' using ' || m.amname AS name,
                    (SELECT string_agg(o.amopstrategy || ' ' || o.amopopr::regoperator, ', '
                        ORDER BY o.amopstrategy, o.amopopr::regoperator::text)
                      FROM pg_amop o WHERE o.amopfamily = f.oid) AS operators,
                    (SELECT string_agg(p.amprocnum || ' ' || p.amproc::regprocedure, ', '
                        ORDER BY p.amprocnum, p.amproc::regprocedure::text)
                      FROM pg_amproc p WHERE p.amprocfamily = f.oid) AS functions
                  FROM pg_opfamily f JOIN pg_am m ON m.oid = f.opfmethod
                  WHERE f.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "operator classes",
              "operator-class",
              "pg_opclass",
              version ->
                  """
                  SELECT c.oid, c.opcnamespace AS namespace, c.opcowner AS owner,
                    c.opcname || ' using ' || m.amname AS name,
                    format_type(c.opcintype, NULL) AS type, c.opcdefault::text AS default,
                    CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS "key-type",
                    fn.nspname || '.' || f.opfname AS family
                  FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod
                  JOIN pg_opfamily f ON f.oid = c.opcfamily
                  JOIN pg_namespace fn ON fn.oid = f.opfnamespace
                  WHERE c.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofDatabase(
              "casts",
              "cast",
              "pg_cast",
              version ->
                  """
                  SELECT oid, format_type(castsource, NULL) || ' as ' || format_type(casttarget, NULL)
                      AS name,
                    nullif(castfunc, 0)::regprocedure::text AS function,
                    CASE castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'in assignments'
                      ELSE 'explicit' END AS context,
                    CASE castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'text'
                      ELSE 'binary' END AS method
                  FROM pg_cast c WHERE oid >= %d AND NOT EXISTS (SELECT 1 FROM pg_depend d
                    WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
                  ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofSchema(
              "conversions",
              "conversion",
              "pg_conversion",
              version ->
                  """
                  SELECT oid, connamespace AS namespace, conname AS name, conowner AS owner,
                    pg_encoding_to_char(conforencoding) AS from,
                    pg_encoding_to_char(contoencoding) AS to, conproc::regproc::text AS function,
                    condefault::text AS default
                  FROM pg_conversion WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofDatabase(
              "access methods",
              "access-method",
              "pg_am",
              version ->
                  """
                  SELECT oid, amname AS name, amhandler::regproc::text AS handler,
                    CASE amtype WHEN 't' THEN 'table' ELSE 'index' END AS for
                  FROM pg_am WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofDatabase(
              "languages",
              "language",
              "pg_language",
              version ->
                  """
                  SELECT oid, lanname AS name, lanowner AS owner, lanpltrusted::text AS trusted,
                    nullif(lanplcallfoid, 0)::regproc::text AS handler,
                    nullif(laninline, 0)::regproc::text AS inline,
                    nullif(lanvalidator, 0)::regproc::text AS validator, lanacl::text AS acl,
                    CASE WHEN lanacl IS NOT NULL THEN acldefault('l', lanowner)::text END AS start
                  FROM pg_language WHERE oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)),
          Plain.ofDatabase(
              "transforms",
              "transform",
              "pg_transform",
              version ->
                  """
                  SELECT t.oid, format_type(t.trftype, NULL) || ' in ' || l.lanname AS name,
                    nullif(t.trffromsql::oid, 0)::regprocedure::text AS "from-sql",
                    nullif(t.trftosql::oid, 0)::regprocedure::text AS "to-sql"
                  FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
                  WHERE t.oid >= %d ORDER BY name\
                  """
                      .formatted(FIRST_USER_OID)));

  private Operators() {}
}
