package dev.evenkeel.source.file.format;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.List;

/** Puts what was said of a file or a document below the segments of where that stands. */
public final class Below {
  private Below() {}

  public static List<String> joined(List<String> prefix, List<String> within) {
    if (prefix.isEmpty()) {
      return within;
    }
    var longer = new ArrayList<String>(prefix.size() + within.size());
    longer.addAll(prefix);
    longer.addAll(within);
    return longer;
  }

  public static Note prefixed(List<String> prefix, Note note) {
    return prefix.isEmpty()
        ? note
        : new Note(
            note.kind(),
            note.area(),
            joined(prefix, note.within()),
            note.at(),
            note.message(),
            note.details());
  }

  public static Unread prefixed(List<String> prefix, Unread unread) {
    return prefix.isEmpty()
        ? unread
        : new Unread(
            unread.area(),
            joined(prefix, unread.within()),
            unread.at(),
            unread.why(),
            unread.next());
  }
}
