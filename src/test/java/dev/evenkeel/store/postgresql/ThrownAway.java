package dev.evenkeel.store.postgresql;

import dev.evenkeel.trail.Storage;

/** A log on a server of the tests, which promises nothing; for tests of other packages. */
public final class ThrownAway {
  private ThrownAway() {}

  public static Storage open(String url, String user, String password) {
    return PostgresqlDatabase.thrownAway(url, user, password);
  }
}
