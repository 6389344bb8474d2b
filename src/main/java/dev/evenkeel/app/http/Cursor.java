package dev.evenkeel.app.http;

import java.util.Optional;

/**
 * Where a list goes on. Bound to the size that the log had at its first page: what is added
 * meanwhile shifts nothing, and the pages together are one list.
 *
 * @param size how many entries the list is about
 * @param before the next page begins below this index
 */
record Cursor(long size, long before) {
  static Cursor parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length == 2 && parts[0].matches("\\d{1,15}") && parts[1].matches("\\d{1,15}")) {
      var cursor = new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      if (cursor.before <= cursor.size) {
        return cursor;
      }
    }
    throw new Refusal(
        ProblemKind.NOT_UNDERSTOOD,
        "cursor: this is none that the service handed out",
        "take it from \"next\" of the page before, or leave it out");
  }

  static Cursor of(Optional<String> text, long size) {
    Cursor cursor = text.map(Cursor::parse).orElse(new Cursor(size, size));
    if (cursor.size > size) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          "cursor: it is of a longer log than this one",
          "begin anew without it; where the log was set back: docs/operations.md");
    }
    return cursor;
  }

  @Override
  public String toString() {
    return size + "-" + before;
  }
}
