package dev.evenkeel.source.database.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which transactions made what the catalog holds now: another one whenever somebody changed it. */
final class CatalogMark {
  /** Storage that is made anew (TRUNCATE, REFRESH) is no change of what is compared. */
  private static final String SQL =
      """
      WITH n AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_(toast|temp)'),
      r AS (SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relowner, c.relacl::text,
          c.relrowsecurity, c.relforcerowsecurity, c.reloptions::text
        FROM pg_catalog.pg_class c JOIN n ON n.oid = c.relnamespace WHERE c.relpersistence <> 't')
      SELECT pg_catalog.concat_ws(' ',
        (SELECT count(*) || ':' || sum(hashtext(r::text)::bigint) FROM r),
        (SELECT sum(hashtext(a.xmin::text || a.attnum)::bigint)
          FROM pg_catalog.pg_attribute a JOIN r ON r.oid = a.attrelid),
        (SELECT sum(hashtext(i.xmin::text || i.indexrelid)::bigint)
          FROM pg_catalog.pg_index i JOIN r ON r.oid = i.indrelid),
        (SELECT sum(hashtext(d.xmin::text || d.oid)::bigint)
          FROM pg_catalog.pg_attrdef d JOIN r ON r.oid = d.adrelid),
        (SELECT sum(hashtext(c.xmin::text || c.oid)::bigint)
          FROM pg_catalog.pg_constraint c JOIN n ON n.oid = c.connamespace),
        (SELECT sum(hashtext(t.xmin::text || t.oid)::bigint)
          FROM pg_catalog.pg_trigger t JOIN r ON r.oid = t.tgrelid),
        (SELECT sum(hashtext(p.xmin::text || p.oid)::bigint)
          FROM pg_catalog.pg_policy p JOIN r ON r.oid = p.polrelid),
        (SELECT sum(hashtext(w.xmin::text || w.oid)::bigint)
          FROM pg_catalog.pg_rewrite w JOIN r ON r.oid = w.ev_class),
        (SELECT sum(hashtext(f.xmin::text || f.oid)::bigint)
          FROM pg_catalog.pg_proc f JOIN n ON n.oid = f.pronamespace),
        (SELECT sum(hashtext(t.xmin::text || t.oid)::bigint)
          FROM pg_catalog.pg_type t JOIN n ON n.oid = t.typnamespace),
        (SELECT sum(hashtext(e.xmin::text || e.oid)::bigint) FROM pg_catalog.pg_enum e))
      """;

  private CatalogMark() {}

  static String read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SQL)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
