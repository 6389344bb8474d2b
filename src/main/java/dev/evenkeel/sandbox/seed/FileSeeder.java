package dev.evenkeel.sandbox.seed;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.statement.Reach;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.sandbox.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows from somebody's own SQL, sent as one piece. The tables that hold none afterwards are named.
 *
 * @param file where it came from, for messages
 */
public record FileSeeder(Dialect dialect, String file, String sql) implements Seeder {
  @Override
  public SeedReport seed(Place place) {
    Reach.beyondTheServer(sql, dialect)
        .ifPresent(
            what -> {
              throw new SandboxFailure(
                  file + " " + what + ", and was not run",
                  "take the statement out: a drill touches nothing outside of its sandbox");
            });
    try (Connection connection = place.dataSource(Session.PLAIN.simple()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // A later statement's error is thrown when its result is asked for.
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          file + " could not be run as rows to begin with: " + e.getMessage(),
          "make it fit the tables as they are at the drill's first migration",
          e);
    }
    return Held.report(place, dialect, "no row of " + file + " went into it");
  }
}
