package dev.evenkeel.sandbox.testcontainers;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.mariadb.GivenMariadb;
import dev.evenkeel.sandbox.postgresql.GivenPostgres;
import dev.evenkeel.sandbox.server.GivenServer;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Databases on a server in a container, which is worked on like one that was given. It goes with
 * the sandbox; where the drill is killed, Testcontainers' own reaper takes it away.
 */
public final class ContainerSandbox implements Sandbox {
  private static final int DEEPEST = 50;

  private final GenericContainer<?> container;
  private final Sandbox inside;

  private ContainerSandbox(GenericContainer<?> container, Sandbox inside) {
    this.container = container;
    this.inside = inside;
  }

  /** Starts a container; its image is pulled where it is not there. */
  public static ContainerSandbox start(Dialect dialect) {
    Image image = Image.of(dialect);
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    var login = new Login(image.user(), HexFormat.of().formatHex(secret));
    GenericContainer<?> container = started(image, login);
    try {
      return new ContainerSandbox(container, inside(dialect, image, login, container));
    } catch (SandboxFailure e) {
      container.stop();
      throw e;
    }
  }

  @SuppressWarnings("resource") // The sandbox stops it; only a start that fails ends here.
  private static GenericContainer<?> started(Image image, Login login) {
    try {
      GenericContainer<?> container =
          new GenericContainer<>(image.name())
              .withExposedPorts(image.port())
              .withEnv(image.passwordVariable(), login.password())
              .waitingFor(Wait.forLogMessage(image.ready(), image.times()));
      container.start();
      return container;
    } catch (RuntimeException | LinkageError e) {
      throw new SandboxFailure(
          "no container of " + image.name() + " could be started: " + why(e),
          "see that Docker runs (docker info) and may pull that image, or drill on the embedded"
              + " server: leave --sandbox out",
          e);
    }
  }

  /** Testcontainers says first that it failed, and last why. */
  private static String why(Throwable failed) {
    Throwable root = failed;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    String first = String.valueOf(failed.getMessage());
    String last = String.valueOf(root.getMessage()).strip();
    return first.contains(last) ? first : first + ": " + last;
  }

  private static Sandbox inside(
      Dialect dialect, Image image, Login login, GenericContainer<?> container) {
    var server =
        new GivenServer(
            dialect,
            container.getHost(),
            container.getMappedPort(image.port()),
            image.database(),
            login,
            image.parameters());
    return dialect == Dialect.POSTGRESQL ? GivenPostgres.at(server) : GivenMariadb.at(server);
  }

  @Override
  public Engine engine() {
    return inside.engine();
  }

  @Override
  public Place create() {
    return inside.create();
  }

  @Override
  public Place copy(Place template) {
    return inside.copy(template);
  }

  @Override
  public void drop(Place place) {
    inside.drop(place);
  }

  @Override
  public int sessions(Place place) {
    return inside.sessions(place);
  }

  /** A container that starts again listens elsewhere, so it is not crashed. */
  @Override
  public void crash() {
    inside.crash();
  }

  @Override
  public boolean canCrash() {
    return false;
  }

  @Override
  public void close() {
    try (container) {
      inside.close();
    }
  }
}
