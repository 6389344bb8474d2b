package dev.evenkeel.app.wiring;

import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.UsageError;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.mariadb.MariadbSandbox;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server of {@code --sandbox}: the one of this machine, a container, or a given one. */
public final class Sandboxes {
  static final String EMBEDDED = "embedded";

  private Sandboxes() {}

  /**
   * Opens a sandbox; whoever asked closes it.
   *
   * @param where the word of {@code --sandbox}
   */
  public static Sandbox open(String where, Dialect engine, Console console) {
    if (!where.equals(EMBEDDED)) {
      throw new UsageError("--sandbox " + where + ": expected " + EMBEDDED);
    }
    var home = new SandboxHome(folder(console.variables()));
    var jars = new ServerJars(besideTheProgram());
    return switch (engine) {
      case POSTGRESQL -> PostgresSandbox.start(home, jars);
      case MARIADB -> MariadbSandbox.start(home, jars);
      case MYSQL ->
          throw new UsageError(
              "--engine mysql: there is no embedded MySQL; take mariadb where the migrations run"
                  + " there too, or give a server: --sandbox URL");
    };
  }

  /** Beside what the launcher keeps, where there is a home; else among what is temporary. */
  static Path folder(Map<String, String> variables) {
    String cache = variables.getOrDefault("XDG_CACHE_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    if (cache.startsWith("/")) {
      return Path.of(cache, "evenkeel", "sandbox");
    }
    return home.startsWith("/")
        ? Path.of(home, ".cache", "evenkeel", "sandbox")
        : Path.of(
            variables.getOrDefault("TMPDIR", "/tmp"),
            "evenkeel-" + variables.getOrDefault("USER", "user"),
            "sandbox");
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
