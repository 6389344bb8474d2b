package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;

/** Databases on an embedded server. */
public final class MariadbSandbox implements Sandbox {
  private final Run run;
  private final MariadbServer server;
  private final MariadbDatabases databases;

  private MariadbSandbox(Run run, MariadbServer server) {
    this.run = run;
    this.server = server;
    this.databases =
        new MariadbDatabases(
            new MariadbAddress("127.0.0.1", server.port(), server.login(), ""),
            "evenkeel_" + run.id() + "_");
  }

  /** Starts a server of its own. */
  public static MariadbSandbox start(SandboxHome home, ServerJars jars) {
    Run run = home.begin();
    try {
      return new MariadbSandbox(run, MariadbServer.start(home, run, jars));
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  @Override
  public Engine engine() {
    return new Engine(Dialect.MARIADB, databases.version());
  }

  @Override
  public Place create() {
    return databases.create();
  }

  @Override
  public Place copy(Place template) {
    return databases.copy(template);
  }

  @Override
  public void drop(Place place) {
    databases.drop(place);
  }

  @Override
  public int sessions(Place place) {
    return databases.sessions(place);
  }

  @Override
  public void crash() {
    databases.disconnect();
    server.crash();
  }

  @Override
  public boolean canCrash() {
    return true;
  }

  @Override
  public void close() {
    databases.disconnect();
    run.close();
  }
}
