package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.server.OneServer;

/** Databases on an embedded server. */
public final class MariadbSandbox extends OneServer {
  private final Run run;
  private final MariadbServer server;
  private final MariadbDatabases databases;

  private MariadbSandbox(Run run, MariadbServer server, MariadbDatabases databases) {
    super(Dialect.MARIADB, databases);
    this.run = run;
    this.server = server;
    this.databases = databases;
  }

  /** Starts a server of its own. */
  public static MariadbSandbox start(SandboxHome home, ServerJars jars) {
    Run run = home.begin();
    try {
      MariadbServer server = MariadbServer.start(home, run, jars);
      return new MariadbSandbox(
          run,
          server,
          new MariadbDatabases(
              new MariadbAddress("127.0.0.1", server.port(), server.login(), ""),
              "evenkeel_" + run.id() + "_"));
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
