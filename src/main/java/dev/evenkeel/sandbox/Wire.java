package dev.evenkeel.sandbox;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Cut;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What stands between a tool and its database: every call goes through it, and it can be cut. */
public interface Wire {
  /** What the tool is given instead of the database. */
  DataSource dataSource();

  /** The calls so far, in order. */
  List<Boundary> boundaries();

  /** The call at which the fault really struck; empty where the run ended before it. */
  Optional<Boundary> struck();

  /** Aborts every socket; every later call is refused, as if the tool's process were gone. */
  void sever();

  /** Looks from outside before and after every call. */
  interface Watermark {
    /** The call is about to be made. */
    void before(Boundary call) throws SQLException;

    /** Whether the call that has just ended may have made something durable. */
    boolean lasts(Boundary call) throws SQLException;
  }

  /** What a wire cannot do by itself: all that happens on the server's side of it. */
  interface Striker {
    /** Ends the server and starts it again. */
    void crash();

    /** Before the call that is to be stopped in its middle: sees to it that it stays there. */
    void hold();

    /** Returns when the server is in the middle of the call, or is let go of. */
    boolean awaitMiddle();

    /** Ends the session that is in the middle of a call, as a lost connection does. */
    void endSession();

    /** Lets go of what was held; a second time is no error. */
    void release();
  }

  /** Makes wires. */
  interface Wiring {
    /** Records and never cuts. */
    Wire recording(DataSource real, Optional<Watermark> mark);

    /** Cuts once. */
    Wire cutting(DataSource real, Cut cut, Striker striker);

    /**
     * Stops once and goes on: nothing is cut.
     *
     * @param boundary the call before which the tool is kept
     * @param meanwhile returns when it may go on
     */
    Wire pausing(DataSource real, int boundary, Runnable meanwhile);
  }
}
