package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.snapshot.Note;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sequences that will hand out a number which their column holds already. Asked only where an index
 * gives the greatest number at once and the role may read both; no number is told.
 */
final class SequencePositions {
  /** So many sequences are looked at in one statement. */
  private static final int TOGETHER = 200;

  /** Columns that a growing sequence fills by default, each with the question to ask. */
  private static final String FILLED =
      """
      SELECT n.nspname AS in_schema, t.relname AS of_table, a.attname AS of_column, s.relname AS sequence,
        format('SELECT %%L AS sequence, (SELECT max(%%I) FROM %%I.%%I)::numeric >= last_value::numeric'
          || ' + CASE WHEN is_called THEN %%s ELSE 0 END AS behind FROM %%I.%%I',
          d.objid::text, a.attname, n.nspname, t.relname, q.seqincrement, sn.nspname, s.relname) AS question,
        d.objid::text AS id
      FROM pg_depend d
      JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
      JOIN pg_namespace sn ON sn.oid = s.relnamespace
      JOIN pg_sequence q ON q.seqrelid = s.oid AND q.seqincrement > 0 AND NOT q.seqcycle
      JOIN pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p') AND NOT t.relrowsecurity
      JOIN pg_namespace n ON n.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
      LEFT JOIN pg_attrdef f ON f.adrelid = t.oid AND f.adnum = a.attnum
      WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND (d.deptype = 'i' OR (d.deptype = 'a' AND EXISTS (
          SELECT FROM pg_depend u WHERE u.classid = 'pg_attrdef'::regclass AND u.objid = f.oid
            AND u.refclassid = 'pg_class'::regclass AND u.refobjid = s.oid)))
        AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisvalid
          AND i.indpred IS NULL AND i.indkey[0] = a.attnum)
        AND has_column_privilege(t.oid, a.attnum, 'SELECT')
        AND CASE WHEN s.relkind = 'S' THEN has_sequence_privilege(s.oid, 'SELECT') END
        AND s.oid >= %d
      ORDER BY 1, 2, 3\
      """
          .formatted(Part.FIRST_USER_OID);

  private SequencePositions() {}

  static List<Note> behind(Session session) throws SQLException {
    List<Rows.Row> filled = rows(session, FILLED);
    var notes = new ArrayList<Note>();
    for (int from = 0; from < filled.size(); from += TOGETHER) {
      List<Rows.Row> some = filled.subList(from, Math.min(filled.size(), from + TOGETHER));
      String questions =
          String.join(
              " UNION ALL ", some.stream().map(row -> "(" + row.get("question") + ")").toList());
      List<String> behind =
          rows(session, questions).stream()
              .filter(row -> row.has("behind") && row.is("behind"))
              .map(row -> row.get("sequence"))
              .toList();
      some.stream()
          .filter(row -> behind.contains(row.get("id")))
          .map(SequencePositions::note)
          .forEach(notes::add);
    }
    return notes;
  }

  private static List<Rows.Row> rows(Session session, String sql) throws SQLException {
    return switch (session.ask(List.of(sql)).getFirst()) {
      case Session.Answer.Given given -> given.rows().all();
      case Session.Answer.Refused refused ->
          throw new SQLException(refused.message(), refused.state());
    };
  }

  private static Note note(Rows.Row row) {
    String column = row.get("in_schema") + "." + row.get("of_table") + "." + row.get("of_column");
    return new Note(
        "sequence-behind",
        Building.SCHEMA_AREA,
        List.of(row.get("in_schema"), "table", row.get("of_table"), "column", row.get("of_column")),
        "column " + column,
        "the sequence "
            + row.get("sequence")
            + " will hand out a number that "
            + column
            + " holds already: an insert that relies on it fails",
        Map.of("sequence", row.get("sequence"), "column", column));
  }
}
