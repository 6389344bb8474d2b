package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Notices a tool that waits for itself: one of its sessions waits for a lock that another of them
 * holds, and that one has nothing to do. A single deployer never gets out of that.
 */
final class Deadlock {
  private static final String WAITS_FOR_AN_IDLE_ONE =
      """
      SELECT count(*) FROM pg_stat_activity waiting
      JOIN pg_stat_activity holder ON holder.pid = ANY (pg_blocking_pids(waiting.pid))
      WHERE waiting.datname = ? AND waiting.wait_event_type = 'Lock'
        AND holder.datname = waiting.datname AND holder.state = 'idle in transaction'
        AND holder.application_name <> ?
      """;

  private static final int CERTAIN = 3;

  private final Optional<Place> watched;
  private int seen;

  Deadlock(Engine engine, Place place) {
    this.watched = engine.dialect() == Dialect.POSTGRESQL ? Optional.of(place) : Optional.empty();
  }

  /**
   * Looks once; certain only when it was seen several times in a row.
   *
   * @param moves whether the tool did something since the last time
   */
  boolean isCertain(boolean moves) {
    seen = watched.filter(Deadlock::isThere).isPresent() && !moves ? seen + 1 : 0;
    return seen >= CERTAIN;
  }

  private static boolean isThere(Place place) {
    try (Connection connection = place.dataSource().getConnection();
        PreparedStatement ask = connection.prepareStatement(WAITS_FOR_AN_IDLE_ONE)) {
      ask.setString(1, place.name());
      ask.setString(2, Midway.HOLDER);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getLong(1) > 0;
      }
    } catch (SQLException e) {
      // A server that dies under a drill does not answer; then nobody waits there either.
      return false;
    }
  }
}
