package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.statement.SharedObjects;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.mariadb.GivenMariadb;
import dev.evenkeel.sandbox.mariadb.MariadbSandbox;
import dev.evenkeel.sandbox.postgresql.GivenPostgres;
import dev.evenkeel.sandbox.postgresql.IsolatedPostgresSandbox;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import dev.evenkeel.sandbox.server.GivenServer;
import dev.evenkeel.sandbox.testcontainers.ContainerSandbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server of {@code --sandbox}: the one of this machine, a container, or a given one. */
public final class Sandboxes {
  static final String EMBEDDED = "embedded";
  private static final String CONTAINERS = "testcontainers";
  private static final String PASSWORD = "EVENKEEL_SANDBOX_PASSWORD";

  private Sandboxes() {}

  /**
   * Opens a sandbox; whoever asked closes it.
   *
   * @param where the word of {@code --sandbox}
   */
  public static Sandbox open(String where, Dialect engine, Console console) {
    return open(where, engine, false, console);
  }

  /** The same for a plan, with a server for each database where it changes what they share. */
  public static Sandbox open(String where, Dialect engine, Plan plan, Console console) {
    return open(where, engine, SharedObjects.areChangedBy(plan), console);
  }

  private static Sandbox open(String where, Dialect engine, boolean isolated, Console console) {
    if (GivenServer.isUrl(where)) {
      return given(where, engine, console);
    }
    if (where.equals(CONTAINERS)) {
      return ContainerSandbox.start(engine);
    }
    if (!where.equals(EMBEDDED)) {
      throw new UsageError(
          "--sandbox "
              + where
              + ": expected "
              + EMBEDDED
              + ", "
              + CONTAINERS
              + ", or the URL of a server, such as"
              + " postgresql://USER@HOST:PORT/postgres");
    }
    var home = SandboxHome.inOneOf(folders(console.variables()));
    var jars = new ServerJars(servers(console.variables()));
    return switch (engine) {
      case POSTGRESQL ->
          isolated ? IsolatedPostgresSandbox.start(home, jars) : PostgresSandbox.start(home, jars);
      case MARIADB -> MariadbSandbox.start(home, jars);
      case MYSQL ->
          throw new UsageError(
              "--engine mysql: there is no embedded MySQL; take mariadb where the migrations run"
                  + " there too, or give a server: --sandbox URL, or --sandbox"
                  + " testcontainers");
    };
  }

  private static Sandbox given(String url, Dialect engine, Console console) {
    // What is no URL may yet hold a password: it is not repeated.
    GivenServer server =
        GivenServer.of(url, console.variables().getOrDefault(PASSWORD, ""))
            .orElseThrow(
                () ->
                    new UsageError(
                        "--sandbox is no URL that can be read; expected"
                            + " postgresql://USER@HOST:PORT/postgres or mariadb://USER@HOST:PORT/,"
                            + " the password in "
                            + PASSWORD));
    boolean fits = (server.dialect() == Dialect.POSTGRESQL) == (engine == Dialect.POSTGRESQL);
    if (!fits) {
      throw new UsageError(
          "--sandbox "
              + server
              + " is no server for --engine "
              + engine.word()
              + ": give one of that kind, or another --engine");
    }
    return server.dialect() == Dialect.POSTGRESQL
        ? GivenPostgres.at(server)
        : GivenMariadb.at(server);
  }

  /** Beside what the launcher keeps, where there is a home; else among what is temporary. */
  static List<Path> folders(Map<String, String> variables) {
    var folders = new ArrayList<Path>();
    String cache = variables.getOrDefault("XDG_CACHE_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    if (cache.startsWith("/")) {
      folders.add(Path.of(cache, "evenkeel", "sandbox"));
    } else if (home.startsWith("/")) {
      folders.add(Path.of(home, ".cache", "evenkeel", "sandbox"));
    }
    String user = variables.getOrDefault("USER", "user");
    folders.add(Path.of(variables.getOrDefault("TMPDIR", "/tmp"), "evenkeel-" + user + "-sandbox"));
    return folders;
  }

  /** Where somebody says that they lie, as the action does, which fetches them alone. */
  static List<Path> servers(Map<String, String> variables) {
    var folders = new ArrayList<Path>();
    String named = variables.getOrDefault("EVENKEEL_SERVERS", "");
    if (named.startsWith("/")) {
      folders.add(Path.of(named));
    }
    folders.addAll(besideTheProgram());
    return folders;
  }

  /** The build lays them beside its jar, the launcher beside all builds. */
  static List<Path> besideTheProgram() {
    try {
      URI program = Sandboxes.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path folder = Path.of(program).resolveSibling("");
      return List.of(folder.resolve("servers"), folder.resolveSibling("servers"));
    } catch (URISyntaxException e) {
      return List.of();
    }
  }
}
