package dev.evenkeel.drill.hazard;

import java.util.regex.Pattern;

/** Building, dropping and mending indexes. */
final class IndexHazards {
  private static final Pattern CREATES =
      Pattern.compile("(?is)CREATE\\s+(?:UNIQUE\\s+)?INDEX\\b.*");
  private static final Pattern DROPS = Pattern.compile("(?is)DROP\\s+INDEX\\b.*");
  private static final Pattern REINDEXES = Pattern.compile("(?is)REINDEX\\b.*");
  private static final Pattern CONCURRENTLY = Pattern.compile("(?is).*\\bCONCURRENTLY\\b.*");
  private static final Pattern HIDES =
      Pattern.compile(
          "(?is)CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+IF\\s+NOT\\s+EXISTS\\b.*");

  private IndexHazards() {}

  static void find(ObservedStatement statement, Hazard.Found found) {
    String text = statement.text();
    if (HIDES.matcher(text).matches()) {
      found.said(
          "invalid-index-hidden",
          statement,
          "",
          "where this stops half-way an INVALID index stays, and the next run takes it for done");
    }
    if (CONCURRENTLY.matcher(text).matches() || statement.failed().isPresent()) {
      return;
    }
    if (CREATES.matcher(text).matches()) {
      for (String table : statement.builds()) {
        found.observed(
            "index-built-under-lock",
            statement,
            table,
            "the new index read all of " + table + " while nobody else could write to it");
      }
    }
    if (DROPS.matcher(text).matches()) {
      for (String index : statement.drops()) {
        found.observed(
            "index-dropped-under-lock",
            statement,
            index.replaceFirst("^index ", ""),
            index + " is dropped while nobody else can read or write its table");
      }
    }
    if (REINDEXES.matcher(text).matches()) {
      for (String index : statement.rewrites()) {
        found.observed(
            "reindexed-under-lock",
            statement,
            index,
            index + " is built again while nobody else can write to its table");
      }
    }
  }
}
