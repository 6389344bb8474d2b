package dev.evenkeel.drill.hazard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One statement of a migration, and what a real server did for it. "Before" means before the first
 * migration that is pending: what a plan makes itself, nobody uses yet.
 *
 * @param index counts the statements of the migration, from 1
 * @param at {@code file:line}
 * @param text its gist, without any value
 * @param transaction which transaction it belonged to, counted over the migration
 * @param kind of transaction
 * @param locks that its transaction held when it was done
 * @param rewrites tables and indexes that were there before and have new storage
 * @param scans tables that were there before and were read from end to end
 * @param builds tables that were there before and got an index
 * @param drops what was there before and is gone, its kind and name
 * @param rowsChanged as the server counted; empty where it is no statement about rows
 * @param lockTimeout of the session, as SHOW writes it; empty where it was not asked
 * @param algorithm how MariaDB or MySQL changes the table; empty for all else
 * @param truncated names that are longer than the server keeps
 * @param failed what the server said instead of doing it
 */
public record ObservedStatement(
    String unit,
    int index,
    String at,
    String text,
    int transaction,
    Kind kind,
    List<Lock> locks,
    List<String> rewrites,
    List<String> scans,
    List<String> builds,
    List<String> drops,
    OptionalLong rowsChanged,
    String lockTimeout,
    Optional<String> algorithm,
    List<String> truncated,
    Optional<Failure> failed) {
  public ObservedStatement {
    locks = List.copyOf(locks);
    rewrites = List.copyOf(rewrites);
    scans = List.copyOf(scans);
    builds = List.copyOf(builds);
    drops = List.copyOf(drops);
    truncated = List.copyOf(truncated);
  }

  /** How a statement stands to its transaction. */
  public enum Kind {
    /** Others of the migration share it. */
    SHARED,
    /** The statement is a transaction of its own. */
    OWN,
    /** The server refuses it inside of any. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A lock on a relation that was there before.
   *
   * @param fresh whether this statement took it, or took a stronger one than was held
   */
  public record Lock(String relation, boolean table, LockMode mode, boolean fresh) {}

  /** The server's refusal. */
  public record Failure(String sqlState, String message) {}

  /** What it locked that the statements before it had not. */
  public List<Lock> taken() {
    return locks.stream().filter(Lock::fresh).toList();
  }

  /** The strongest lock on that table, whoever of the transaction took it. */
  public Optional<LockMode> lockOn(String relation) {
    return locks.stream()
        .filter(lock -> lock.relation().equals(relation))
        .map(Lock::mode)
        .max(LockMode::compareTo);
  }

  public boolean rewrote(String relation) {
    return rewrites.contains(relation);
  }

  public boolean scanned(String relation) {
    return scans.contains(relation);
  }

  /** Whether somebody who uses the database meanwhile waits for it, or for what it leaves. */
  public boolean isNoticed() {
    return !rewrites.isEmpty()
        || !scans.isEmpty()
        || !builds.isEmpty()
        || !drops.isEmpty()
        || algorithm.filter(how -> !how.equals("instant")).isPresent()
        || taken().stream().anyMatch(lock -> lock.table() && lock.mode().blocksWrites());
  }
}
