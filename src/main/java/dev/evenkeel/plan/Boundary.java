package dev.evenkeel.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call that a tool made on a database: the place where it can be stopped.
 *
 * @param index counts the calls of one run, from 0
 * @param connection which of the run's connections, from 0
 * @param sql what was sent; empty where the call has no text of its own
 * @param autocommit whether the call was a transaction of its own
 * @param durable whether something was committed by it, as far as could be seen from outside
 * @param told what a call that asks for a lock was answered, {@code NULL} as that word; empty for
 *     every other call, and where the answer was not seen
 */
public record Boundary(
    int index,
    int connection,
    Kind kind,
    String sql,
    boolean autocommit,
    boolean durable,
    Optional<String> told) {
  /** Functions that give a lock, or say that they did not, and go on either way. */
  private static final Pattern ANSWERED_LOCK =
      Pattern.compile("(?is).*\\b(pg_try_advisory_(xact_)?lock|get_lock)\\s*\\(.*");

  /** What comes back with the lock or with an error. */
  private static final Pattern OTHER_LOCK =
      Pattern.compile("(?is).*\\bpg_advisory_(xact_)?lock\\s*\\(.*|\\s*lock\\s+table\\b.*");

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

  /** A call that nobody has looked at from outside yet. */
  public static Boundary call(
      int index, int connection, Kind kind, String sql, boolean autocommit) {
    return new Boundary(index, connection, kind, sql, autocommit, false, Optional.empty());
  }

  /** The same call, something of which was committed. */
  public Boundary committing() {
    return new Boundary(index, connection, kind, sql, autocommit, true, told);
  }

  /** The same call, nothing of which was committed. */
  public Boundary passing() {
    return new Boundary(index, connection, kind, sql, autocommit, false, told);
  }

  /** The same call with another text. */
  public Boundary worded(String text) {
    return new Boundary(index, connection, kind, text, autocommit, durable, told);
  }

  /** The same call, and what it was answered. */
  public Boundary answered(String answer) {
    return new Boundary(index, connection, kind, sql, autocommit, durable, Optional.of(answer));
  }

  /** Whether the call asks for a lock and is answered whether it has it. */
  public boolean isToldOfItsLock() {
    return kind == Kind.STATEMENT && isToldOfItsLock(sql);
  }

  /** Whether whoever sends such a text is answered whether he has the lock it asks for. */
  public static boolean isToldOfItsLock(String sql) {
    return ANSWERED_LOCK.matcher(sql).matches();
  }

  /** Whether the call asks for a lock in any way. */
  public boolean asksForLock() {
    return isToldOfItsLock() || (kind == Kind.STATEMENT && OTHER_LOCK.matcher(sql).matches());
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
