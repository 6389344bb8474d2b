package dev.evenkeel.store.postgresql;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.store.RowsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows of a real server. */
class PostgresqlRowsTest extends RowsContract {
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
  protected LogHouse house(Path mark) {
    return new LogHouse(
        PostgresqlDatabase.thrownAway(place.url(), place.login().user(), place.login().password()),
        mark);
  }
}
