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

  /** Changes whenever something was committed; looked at from outside after every call. */
  @FunctionalInterface
  interface Watermark {
    String read() throws SQLException;
  }

  /** Makes wires. */
  interface Wiring {
    /** Records and never cuts. */
    Wire recording(DataSource real, Optional<Watermark> mark);

    /**
     * Cuts once.
     *
     * @param crash ends the server and starts it again; called at a cut of that kind
     */
    Wire cutting(DataSource real, Cut cut, Runnable crash);
  }
}
