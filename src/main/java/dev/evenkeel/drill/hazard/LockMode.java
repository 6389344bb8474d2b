package dev.evenkeel.drill.hazard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** PostgreSQL's locks on a table, weakest first. */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock"),
  ROW_SHARE("RowShareLock"),
  ROW_EXCLUSIVE("RowExclusiveLock"),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
  SHARE("ShareLock"),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
  EXCLUSIVE("ExclusiveLock"),
  ACCESS_EXCLUSIVE("AccessExclusiveLock");

  private final String name;

  LockMode(String name) {
    this.name = name;
  }

  /** As pg_locks writes it. */
  public static Optional<LockMode> named(String name) {
    return Arrays.stream(values()).filter(mode -> mode.name.equals(name)).findFirst();
  }

  /** For people and rules, e.g. {@code access exclusive}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether nobody else can write meanwhile. */
  public boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** Whether nobody else can even read meanwhile. */
  public boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }
}
