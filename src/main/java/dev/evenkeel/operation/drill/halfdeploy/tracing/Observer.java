package dev.evenkeel.operation.drill.halfdeploy.tracing;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at a PostgreSQL after every call of a tool, over a connection of its own. */
final class Observer implements Wire.Watermark, AutoCloseable {
  /** Between two of them no transaction is open here, so nothing waits for this connection. */
  private static final String LOOK =
      """
      SELECT pg_current_snapshot()::text,
        coalesce(string_agg(concat_ws('|', pid, coalesce(backend_xid::text, ''),
          coalesce(state_change::text, '')), ',') FILTER (WHERE own), ''),
        coalesce(string_agg(concat_ws(' ', pid, state_change, xact_start, backend_xid), ','
          ORDER BY pid) FILTER (WHERE NOT own), ''),
        coalesce(bool_or(NOT own AND (state = 'active' OR backend_type IS NULL
          OR (backend_type IN ('client backend', 'autovacuum worker') AND state_change IS NULL))),
          false)
      FROM (SELECT *, coalesce(datname = current_database() AND backend_type = 'client backend',
          false) AS own FROM pg_stat_activity WHERE pid <> pg_backend_pid()) AS everybody\
      """;

  private static final long SESSION_ENDS_WITHIN = TimeUnit.SECONDS.toNanos(2);
  private static final long GLANCE_NANOS = 200_000;

  private final Connection connection;
  private final PreparedStatement statement;
  private final Set<Integer> doubts = new ConcurrentSkipListSet<>();
  private Sight last;
  private Sight.Answer meanwhile = Sight.Answer.NO;

  private Observer(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(LOOK);
    this.last = look();
  }

  /** Nobody else may be at work on the place. */
  static Observer of(Place place) throws SQLException {
    Connection connection = place.dataSource().getConnection();
    try {
      return new Observer(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void before(Boundary call) throws SQLException {
    Sight before = last;
    last = look();
    meanwhile = last.between(before);
  }

  @Override
  public boolean lasts(Boundary call) throws SQLException {
    Sight before = last;
    last = call.kind() == Kind.CLOSE ? afterTheEnd(before) : look();
    Set<Sight.Answer> answers = EnumSet.of(meanwhile, last.after(before, call));
    if (answers.contains(Sight.Answer.YES)) {
      return true;
    }
    if (answers.contains(Sight.Answer.DOUBT)) {
      doubts.add(call.index());
      return true;
    }
    return false;
  }

  /** The calls that count as durable although others may have done what was seen. */
  Set<Integer> doubts() {
    return Set.copyOf(doubts);
  }

  /** A session ends a moment after its client has gone, and what it takes back with it. */
  private Sight afterTheEnd(Sight before) throws SQLException {
    long deadline = System.nanoTime() + SESSION_ENDS_WITHIN;
    Sight now = look();
    while (now.sessions().size() >= before.sessions().size() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(GLANCE_NANOS);
      now = look();
    }
    return now;
  }

  private Sight look() throws SQLException {
    try (ResultSet seen = statement.executeQuery()) {
      seen.next();
      return new Sight(
          seen.getString(1), sessions(seen.getString(2)), seen.getString(3), seen.getBoolean(4));
    }
  }

  private static Map<Integer, Sight.Session> sessions(String all) {
    var sessions = new HashMap<Integer, Sight.Session>();
    for (String each : all.isEmpty() ? new String[0] : all.split(",", -1)) {
      List<String> said = List.of(each.split("\\|", -1));
      sessions.put(Integer.parseInt(said.get(0)), new Sight.Session(said.get(1), said.get(2)));
    }
    return sessions;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
