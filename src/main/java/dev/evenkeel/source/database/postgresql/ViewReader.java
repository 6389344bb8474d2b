package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.RowDigests;
import dev.evenkeel.source.database.RowDigests.Filled;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What materialized views hold, beside what their queries would give now. One that is not populated
 * holds nothing, and its schema says so.
 */
final class ViewReader {
  private static final String VIEWS =
      """
      SELECT n.nspname, c.relname,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS qualified,
        rtrim(pg_get_viewdef(c.oid), '; ') AS definition,
        string_agg(quote_ident(a.attname), ',' ORDER BY a.attname COLLATE "C") AS columns,
        string_agg(quote_ident(a.attname), ',' ORDER BY a.attnum) AS names
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.oid >= %1$d AND c.relkind = 'm' AND c.relispopulated
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
          AND d.objid = c.oid AND d.deptype = 'e')
      GROUP BY n.nspname, c.relname, c.oid
      """
          .formatted(FIRST_USER_OID);

  private ViewReader() {}

  /** Every populated one with its rows, and whether they are what its query gives. */
  static Map<String, Filled> held(Session session, List<Unread> unread) throws SQLException {
    List<Rows.Row> views = views(session, unread);
    if (views.isEmpty()) {
      return Map.of();
    }
    var stored = new LinkedHashMap<String, String>();
    views.forEach(
        view -> stored.put(path(view), RowReader.sum(view.get("columns"), view.get("qualified"))));
    Map<String, RowDigests.Rows> now = RowReader.scan(session, queries(views), unread);
    var held = new TreeMap<String, Filled>();
    RowReader.scan(session, stored, unread)
        .forEach((path, rows) -> held.put(path, new Filled(rows, rows.equals(now.get(path)))));
    return held;
  }

  /** What the queries give in this transaction; one that is refused gives nothing. */
  static Map<String, RowDigests.Rows> given(Session session) throws SQLException {
    var refused = new ArrayList<Unread>();
    return RowReader.scan(session, queries(views(session, refused)), refused);
  }

  /**
   * With those views set apart whose queries gave other rows in one transaction than in another.
   */
  static RowDigests steady(
      RowDigests first, Map<String, RowDigests.Rows> given, Map<String, RowDigests.Rows> again) {
    var views = new TreeMap<>(first.views());
    var wavering = new TreeSet<String>();
    first
        .views()
        .forEach(
            (path, view) -> {
              if (!view.fresh() && !Objects.equals(given.get(path), again.get(path))) {
                wavering.add(path);
              }
            });
    views.keySet().removeAll(wavering);
    return new RowDigests(first.tables(), views, wavering, first.sequences(), first.unread());
  }

  private static List<Rows.Row> views(Session session, List<Unread> unread) throws SQLException {
    return RowReader.given(session.ask(List.of(VIEWS)).getFirst(), "materialized views", unread);
  }

  private static Map<String, String> queries(List<Rows.Row> views) {
    var queries = new LinkedHashMap<String, String>();
    views.forEach(
        view ->
            queries.put(
                path(view),
                RowReader.sum(
                    view.get("columns"),
                    "(" + view.get("definition") + ") AS q(" + view.get("names") + ")")));
    return queries;
  }

  private static String path(Rows.Row view) {
    return view.get("nspname") + "/materialized-view/" + view.get("relname");
  }
}
