package dev.evenkeel.store.sql;

import java.util.List;

/** What engines spell differently. All of it is SQL, and nothing in it comes from outside. */
public interface Dialect {
  /** True where the leaf does not have the texts, one right behind the other. */
  String leafLacks(List<String> texts);

  /** A text as canonical JSON spells it, for names as submissions have them. */
  String quoted(String text);

  /** What stands before the first line feed of a column. */
  String before(String column);

  /** What stands behind it. */
  String behind(String column);
}
