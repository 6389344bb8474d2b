package dev.evenkeel.source.database.mysql;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.TreeDraft;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/**
 * One reading of one database.
 *
 * @param database the name of what is read; it stands in no item
 */
record Scope(
    Connection connection,
    Flavor flavor,
    String database,
    TreeDraft tree,
    List<Unread> unread,
    List<Note> notes) {
  void note(String kind, List<String> path, String message, Map<String, String> details) {
    notes.add(new Note(kind, "schema", path, String.join("/", path), message, details));
  }

  void unread(List<String> path, String why, String next) {
    unread.add(new Unread("schema", path, String.join("/", path), why, next));
  }

  String expression(String written) {
    return Spelling.expression(written, database);
  }
}
