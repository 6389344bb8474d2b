package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.embedded.Memory;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.server.OneServer;

/** Databases on an embedded server. */
public final class PostgresSandbox extends OneServer {
  private final Run run;
  private final PostgresServer server;
  private final PostgresDatabases databases;

  private PostgresSandbox(Run run, PostgresServer server, PostgresDatabases databases) {
    super(Dialect.POSTGRESQL, databases);
    this.run = run;
    this.server = server;
    this.databases = databases;
  }

  /** On a disk, pages through the log are written once; in memory, files are copied faster. */
  private static String strategy(Run run, PostgresServer server) {
    return server.major() >= 15 && Memory.holds(run.folder(".")) ? " STRATEGY FILE_COPY" : "";
  }

  /** Starts a server of its own. */
  public static PostgresSandbox start(SandboxHome home, ServerJars jars) {
    Run run = home.begin();
    try {
      PostgresServer server =
          PostgresServer.start(PostgresServer.prepare(home, jars), run, "postgresql");
      return new PostgresSandbox(
          run,
          server,
          new PostgresDatabases(
              server.address(), "postgres", "evenkeel_" + run.id() + "_", strategy(run, server)));
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
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
