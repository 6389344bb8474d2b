package dev.evenkeel.sandbox;

import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.mariadb.MariadbSandbox;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import java.nio.file.Path;
import java.util.List;

/**
 * One server of each kind for all tests of a process: started when first asked for, ended with the
 * process. A test makes places of its own and drops them.
 */
public final class Servers {
  private Servers() {}

  /** What is unpacked is kept over test runs. */
  public static SandboxHome home() {
    return new SandboxHome(
        Path.of(System.getProperty("evenkeel.project", "."), "target", "sandbox"));
  }

  /** The test's class path holds the servers. */
  public static ServerJars jars() {
    return new ServerJars(List.of());
  }

  public static Sandbox postgresql() {
    return Postgresql.STARTED;
  }

  public static Sandbox mariadb() {
    return Mariadb.STARTED;
  }

  private static final class Mariadb {
    static final Sandbox STARTED = MariadbSandbox.start(home(), jars());
  }

  private static final class Postgresql {
    static final Sandbox STARTED = PostgresSandbox.start(home(), jars());
  }
}
