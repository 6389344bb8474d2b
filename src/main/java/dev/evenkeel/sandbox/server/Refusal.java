package dev.evenkeel.sandbox.server;

import dev.evenkeel.sandbox.SandboxFailure;
import java.util.List;

/** Why a given server is not worked on. */
public final class Refusal {
  private Refusal() {}

  /** The database of the URL is somebody's. */
  public static SandboxFailure holdsTables(GivenServer server, List<String> tables) {
    return new SandboxFailure(
        "--sandbox names the database "
            + server.database()
            + " at "
            + server.host()
            + ":"
            + server.port()
            + ", which holds "
            + (tables.size() == 1 ? "the table " : tables.size() + " tables, among them ")
            + tables.getFirst()
            + ": it is no sandbox, and nothing was done there",
        "name a server for drills by a database that holds nothing (postgres), or leave --sandbox"
            + " out");
  }

  /** A crash would be one for everybody there. */
  public static SandboxFailure noCrash(String server) {
    return new SandboxFailure(
        "the server at " + server + " was given, and is not ours to crash",
        "drill server crashes on the embedded server: leave --sandbox out");
  }
}
