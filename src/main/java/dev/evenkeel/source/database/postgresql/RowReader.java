package dev.evenkeel.source.database.postgresql;

import static dev.evenkeel.source.database.postgresql.Part.FIRST_USER_OID;

import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.RowDigests;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and digests rows in the server, one scan for each table.
 *
 * <p>A row is the text of its values in the order of the columns' names, a table the sum of its
 * rows' hashes. A generated column follows from the others and is left out; a foreign table and a
 * temporary one hold nothing that this database could lose. Materialized views are read apart
 * ({@link ViewReader}).
 */
final class RowReader {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS qualified,
        string_agg(quote_ident(a.attname), ',' ORDER BY a.attname COLLATE "C")
          FILTER (WHERE a.attgenerated = '') AS columns
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.oid >= %1$d AND c.relkind = 'r' AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
          AND d.objid = c.oid AND d.deptype = 'e')
      GROUP BY n.nspname, c.relname
      """
          .formatted(FIRST_USER_OID);

  private static final String SEQUENCES =
      """
      SELECT schemaname, sequencename, last_value,
        has_sequence_privilege(format('%I.%I', schemaname, sequencename), 'SELECT, USAGE') AS seen
      FROM pg_sequences\
      """;

  private static final String LARGE_OBJECTS =
      """
      SELECT count(*) AS count, coalesce(sum(hashtextextended(
          (oid::text || ' ' || encode(sha256(lo_get(oid)), 'hex')) COLLATE "C", 0)), 0) AS digest
      FROM pg_largeobject_metadata\
      """;

  static final String LARGE_OBJECTS_PATH = Building.DATABASE + "/large-object";

  /** So many scans go into one statement; more would only make the planner slow. */
  private static final int AT_ONCE = 100;

  private RowReader() {}

  static RowDigests read(Session session) throws SQLException {
    var unread = new ArrayList<Unread>();
    var answers = session.ask(List.of(TABLES, SEQUENCES));
    var tables = new LinkedHashMap<String, String>();
    for (Rows.Row row : given(answers.get(0), "tables", unread)) {
      tables.put(row.get("nspname") + "/table/" + row.get("relname"), scan(row));
    }
    var positions = new TreeMap<String, String>();
    for (Rows.Row row : given(answers.get(1), "sequences", unread)) {
      String path = row.get("schemaname") + "/sequence/" + row.get("sequencename");
      String position = row.text("last_value");
      if (position != null || row.is("seen")) {
        positions.put(path, position == null ? "not used yet" : position);
      } else {
        unread.add(
            unread(path, "its position was not read: this role has no privilege on the sequence"));
      }
    }
    tables.put(LARGE_OBJECTS_PATH, LARGE_OBJECTS);
    Map<String, RowDigests.Rows> rows = scan(session, tables, unread);
    return new RowDigests(
        rows, ViewReader.held(session, unread), java.util.Set.of(), positions, unread);
  }

  private static String scan(Rows.Row row) {
    String columns = row.text("columns");
    return sum(columns == null ? "" : columns, "ONLY " + row.get("qualified"));
  }

  /**
   * Counts and digests rows of whatever can be selected from.
   *
   * @param columns quoted, in the order of their names
   */
  static String sum(String columns, String from) {
    return "SELECT count(*) AS count, coalesce(sum(hashtextextended((ROW("
        + columns
        + ")::text) COLLATE \"C\", 0)), 0) AS digest FROM "
        + from;
  }

  static Map<String, RowDigests.Rows> scan(
      Session session, Map<String, String> tables, List<Unread> unread) throws SQLException {
    var rows = new TreeMap<String, RowDigests.Rows>();
    var paths = new ArrayList<>(tables.keySet());
    for (int from = 0; from < paths.size(); from += AT_ONCE) {
      List<String> some = paths.subList(from, Math.min(paths.size(), from + AT_ONCE));
      var answers = session.ask(some.stream().map(tables::get).toList());
      for (int i = 0; i < some.size(); i++) {
        for (Rows.Row row : given(answers.get(i), some.get(i), unread)) {
          boolean none = row.oid("count") == 0 && some.get(i).equals(LARGE_OBJECTS_PATH);
          if (!none) {
            rows.put(some.get(i), new RowDigests.Rows(row.oid("count"), row.get("digest")));
          }
        }
      }
    }
    return rows;
  }

  private static Unread unread(String path, String why) {
    return new Unread(
        Building.SCHEMA_AREA,
        List.of(path.split("/", -1)),
        path,
        why,
        "read as a role that may select from it and sees all of its rows");
  }

  static List<Rows.Row> given(Session.Answer answer, String what, List<Unread> unread) {
    return switch (answer) {
      case Session.Answer.Given given -> given.rows().all();
      case Session.Answer.Refused refused -> {
        unread.add(
            unread(
                what,
                "its rows were not read: " + refused.message() + " (" + refused.state() + ")"));
        yield List.of();
      }
    };
  }
}
