package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.mariadb.MariadbSandbox;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import java.io.IOException;

/** A process of its own that starts a server, says so, and waits to be ended. */
final class DrillingChild {
  private DrillingChild() {}

  /**
   * Says the name of a place of its sandbox; then does as a line on its input says: {@code close},
   * or {@code throw}.
   */
  public static void main(String[] arguments) throws IOException {
    Sandbox sandbox =
        arguments[0].equals("mariadb")
            ? MariadbSandbox.start(Servers.home(), Servers.jars())
            : PostgresSandbox.start(Servers.home(), Servers.jars());
    Place place = sandbox.create();
    System.out.println(place.name());
    int said = System.in.read();
    if (said == 'c') {
      sandbox.close();
    } else {
      throw new IllegalStateException("as it was told");
    }
  }
}
