package dev.evenkeel.store.postgresql;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.store.GroupCommitContract;
import dev.evenkeel.trail.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Many threads, one database on a real server. */
class PostgresqlGroupCommitTest extends GroupCommitContract {
  private Place place;

  @BeforeEach
  void makeDatabase() {
    place = Servers.postgresql().create();
  }

  @AfterEach
  void dropDatabase() {
    Servers.postgresql().drop(place);
  }

  @Override
  protected Storage open() {
    return PostgresqlDatabase.thrownAway(
        place.url(), place.login().user(), place.login().password());
  }
}
