package dev.evenkeel.sandbox.cut;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Boundary.Kind;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Phase;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of one run over all its connections, and strikes at the one that was asked for.
 * A struck deployer stays struck: sockets are aborted without a farewell, and whatever the tool's
 * error handling still tries is refused before it reaches the server.
 */
public final class CuttingWire implements Wire {
  /** Makes these wires. */
  public static final Wiring WIRING =
      new Wiring() {
        @Override
        public Wire recording(DataSource real, Optional<Watermark> mark) {
          return new CuttingWire(real, mark.orElse(null), null, null, -1, () -> {});
        }

        @Override
        public Wire cutting(DataSource real, Cut cut, Striker striker) {
          return new CuttingWire(real, null, cut, striker, -1, () -> {});
        }

        @Override
        public Wire pausing(DataSource real, int boundary, Runnable meanwhile) {
          return new CuttingWire(real, null, null, null, boundary, meanwhile);
        }
      };

  private final DataSource real;
  private final @Nullable Watermark mark;
  private final @Nullable Cut cut;
  private final @Nullable Striker striker;
  private final int pause;
  private final Runnable meanwhile;
  private final List<Boundary> boundaries = new ArrayList<>();
  private final List<CutConnection> connections = new ArrayList<>();
  private @Nullable Boundary struck;
  private volatile boolean dead;

  private CuttingWire(
      DataSource real,
      @Nullable Watermark mark,
      @Nullable Cut cut,
      @Nullable Striker striker,
      int pause,
      Runnable meanwhile) {
    this.real = real;
    this.mark = mark;
    this.cut = cut;
    this.striker = striker;
    this.pause = pause;
    this.meanwhile = meanwhile;
  }

  @Override
  public DataSource dataSource() {
    return new CutDataSource(this::connect);
  }

  @Override
  public synchronized List<Boundary> boundaries() {
    return List.copyOf(boundaries);
  }

  @Override
  public synchronized Optional<Boundary> struck() {
    return Optional.ofNullable(struck);
  }

  @Override
  public void sever() {
    dead = true;
    List<CutConnection> open;
    synchronized (this) {
      open = List.copyOf(connections);
    }
    open.forEach(CutConnection::abort);
  }

  /** Whether the tool's process is gone: nothing it does may reach the server. */
  boolean isDead() {
    return dead;
  }

  /** A call's effect on the server, by the call's number. */
  @FunctionalInterface
  interface Effect {
    @Nullable Object run(int index) throws Throwable;
  }

  private Connection connect() throws SQLException {
    refuseTheDead();
    int number;
    synchronized (this) {
      number = connections.size();
    }
    var fresh = new CutConnection(this, number);
    synchronized (this) {
      connections.add(fresh);
    }
    try {
      pass(
          fresh,
          Kind.CONNECT,
          "",
          true,
          index -> {
            fresh.open(real.getConnection());
            return null;
          });
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new SQLException("connecting failed", e);
    }
    return fresh.proxy();
  }

  /** Lets a call through, or strikes before or after it. */
  @Nullable Object pass(
      CutConnection connection, Kind kind, String sql, boolean autocommit, Effect effect)
      throws Throwable {
    refuseTheDead();
    int index;
    synchronized (this) {
      index = boundaries.size();
      boundaries.add(Boundary.call(index, connection.number(), kind, sql, autocommit));
    }
    if (index == pause) {
      meanwhile.run();
      refuseTheDead();
    }
    Phase here = cut != null && cut.boundary() == index ? cut.phase() : null;
    if (here == Phase.BEFORE) {
      strike(connection, index);
      throw lost();
    }
    if (here == Phase.MID) {
      return inTheMiddle(connection, index, effect);
    }
    if (mark != null) {
      look(index, mark::before);
    }
    Object answer = effect.run(index);
    if (mark != null) {
      look(index, call -> note(call, mark));
    }
    if (here == Phase.UNACKED) {
      strike(connection, index);
      throw lost();
    }
    if (here == Phase.UNRECORDED) {
      strike(connection, index);
    }
    return answer;
  }

  private void strike(CutConnection connection, int index) {
    struckAt(index);
    switch (Objects.requireNonNull(cut).fault()) {
      case CONNECTION -> connection.abort();
      case KILLED -> sever();
      case CRASH -> Objects.requireNonNull(striker).crash();
    }
  }

  private synchronized void struckAt(int index) {
    struck = boundaries.get(index);
  }

  /** The server is held in the middle of the call while something dies; then it may go on. */
  private @Nullable Object inTheMiddle(CutConnection connection, int index, Effect effect)
      throws Throwable {
    Striker hand = Objects.requireNonNull(striker);
    hand.hold();
    var blow =
        Thread.ofPlatform()
            .daemon()
            .name("cut in the middle of a call")
            .start(
                () -> {
                  try {
                    if (hand.awaitMiddle()) {
                      if (Objects.requireNonNull(cut).fault() == Fault.CONNECTION) {
                        struckAt(index);
                        hand.endSession();
                      } else {
                        strike(connection, index);
                      }
                    }
                  } finally {
                    hand.release();
                  }
                });
    try {
      return effect.run(index);
    } finally {
      // Where the call came to its end there was no middle, and nobody need wait for one.
      hand.release();
      blow.join();
    }
  }

  private void note(Boundary call, Watermark watermark) throws SQLException {
    if (watermark.lasts(call)) {
      boundaries.set(call.index(), call.committing());
    }
  }

  /** A call that asked for a lock was answered. */
  synchronized void told(int index, String answer) {
    boundaries.set(index, boundaries.get(index).answered(answer));
  }

  /** From outside, at one call. */
  @FunctionalInterface
  private interface Look {
    void at(Boundary call) throws SQLException;
  }

  private synchronized void look(int index, Look look) {
    try {
      look.at(boundaries.get(index));
    } catch (SQLException e) {
      throw new SandboxFailure(
          "whether a call committed anything could not be seen: " + e.getMessage(),
          "run the drill again; when it happens again, report it",
          e);
    }
  }

  private void refuseTheDead() throws SQLException {
    if (dead) {
      throw lost();
    }
  }

  static SQLException lost() {
    return new SQLException("the drill has cut this connection", "08006");
  }
}
