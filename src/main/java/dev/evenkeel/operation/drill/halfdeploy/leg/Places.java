package dev.evenkeel.operation.drill.halfdeploy.leg;

import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Copies of one base. A copy on which a cut left nothing is as good as a fresh one, and making one
 * is what a drill spends most of its time on.
 */
public final class Places implements AutoCloseable {
  /** What a state's digest leaves out and a run of the tool may depend on. */
  private static final String POSITIONS =
      """
      SELECT coalesce((SELECT string_agg(schemaname || '.' || sequencename || '='
          || coalesce(last_value::text, ''), ',' ORDER BY schemaname, sequencename)
        FROM pg_sequences), '')
      || (SELECT md5(string_agg(oid::text || ':' || relfilenode, ',' ORDER BY oid))
        FROM pg_class)\
      """;

  private final Sandbox sandbox;
  private final Workbench bench;
  private final Place base;
  private final boolean reusable;
  private final String positions;
  private final Deque<Place> spare = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  public Places(Workbench bench, Place base) {
    this.sandbox = bench.rig().sandbox();
    this.bench = bench;
    this.base = base;
    // Elsewhere a counter that moved cannot be seen cheaply.
    this.reusable = sandbox.engine().dialect() == Dialect.POSTGRESQL;
    this.positions = reusable ? positions(base) : "";
  }

  /** A database equal to the base. */
  public Place take() {
    Place ready = spare.poll();
    return ready == null ? sandbox.copy(base) : ready;
  }

  /** Gives back one that is equal to the base again; no rollback takes a sequence back. */
  public void unchanged(Place place) {
    if (!closed && reusable && positions(place).equals(positions)) {
      spare.push(place);
    } else {
      sandbox.drop(place);
    }
  }

  private String positions(Place place) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(POSITIONS)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the sequences of " + place.name() + " could not be read: " + e.getMessage(),
          "run the drill again",
          e);
    } finally {
      bench.awaitNoSessions(place);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Place each = spare.poll(); each != null; each = spare.poll()) {
      sandbox.drop(each);
    }
  }
}
