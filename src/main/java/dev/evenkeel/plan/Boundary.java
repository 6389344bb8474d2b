package dev.evenkeel.plan;

import java.util.regex.Pattern;

/**
 * One call that a tool made on a database: the place where it can be stopped.
 *
 * @param index counts the calls of one run, from 0
 * @param connection which of the run's connections, from 0
 * @param sql what was sent; empty where the call has no text of its own
 * @param autocommit whether the call was a transaction of its own
 * @param durable whether something was committed by it, as far as could be seen from outside
 */
public record Boundary(
    int index, int connection, Kind kind, String sql, boolean autocommit, boolean durable) {
  /** PostgreSQL's statements that are several transactions one after another. */
  private static final Pattern IN_STEPS =
      Pattern.compile(
          "(?is)(\\s|--[^\\n]*\\n|/\\*.*?\\*/)*"
              + "((create\\s+(unique\\s+)?|drop\\s+)index\\s+concurrently\\b"
              + "|reindex\\b.*\\bconcurrently\\b|alter\\s+table\\b.*\\bdetach\\s+partition\\b.*"
              + "\\bconcurrently\\b).*");

  /** What kind of call. */
  public enum Kind {
    CONNECT,
    STATEMENT,
    COMMIT,
    ROLLBACK,
    /** Autocommit switched on, which commits what is open. */
    AUTOCOMMIT,
    CLOSE
  }

  /** Whether the call commits on its way, so that it can be stopped in the middle. */
  public boolean worksInSteps() {
    return kind == Kind.STATEMENT && autocommit && IN_STEPS.matcher(sql).matches();
  }

  /** The call in a few words: the start of its SQL, or its kind. */
  public String label() {
    String text = sql.strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) {
      return kind.name().toLowerCase(java.util.Locale.ROOT) + " on connection " + connection;
    }
    return text.length() > 70 ? text.substring(0, 69) + "…" : text;
  }
}
