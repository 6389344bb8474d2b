package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.embedded.Memory;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;

/** Databases on an embedded server. */
public final class PostgresSandbox implements Sandbox {
  private final Run run;
  private final PostgresServer server;
  private final PostgresDatabases databases;

  private PostgresSandbox(Run run, PostgresServer server) {
    this.run = run;
    this.server = server;
    this.databases =
        new PostgresDatabases(
            server.address(), "postgres", "evenkeel_" + run.id() + "_", strategy(run, server));
  }

  /** On a disk, pages through the log are written once; in memory, files are copied faster. */
  private static String strategy(Run run, PostgresServer server) {
    return server.major() >= 15 && Memory.holds(run.folder(".")) ? " STRATEGY FILE_COPY" : "";
  }

  /** Starts a server of its own. */
  public static PostgresSandbox start(SandboxHome home, ServerJars jars) {
    Run run = home.begin();
    try {
      return new PostgresSandbox(
          run, PostgresServer.start(PostgresServer.prepare(home, jars), run, "postgresql"));
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  @Override
  public Engine engine() {
    return new Engine(Dialect.POSTGRESQL, databases.version());
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
