package dev.evenkeel.sandbox.testcontainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;

final class ContainerSandboxTest {
  private static boolean dockerIsHere() {
    return Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
  }

  /** What is here for none of them; an image that cannot be pulled is asked for over minutes. */
  private static final AtomicReference<String> LACKING = new AtomicReference<>("");

  /** An engine that is too old for its client, or that can pull nothing, shows nothing of ours. */
  private static Sandbox started(Dialect dialect) {
    assumeTrue(LACKING.get().isEmpty(), () -> "not run: before it, " + LACKING.get());
    try {
      return ContainerSandbox.start(dialect);
    } catch (SandboxFailure e) {
      if (lacksEngineOrImage(e)) {
        LACKING.set(e.getMessage());
        return abort("not run: " + e.getMessage());
      }
      throw e;
    }
  }

  private static boolean lacksEngineOrImage(Throwable failure) {
    for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
      boolean noEngine =
          each instanceof IllegalStateException
              && String.valueOf(each.getMessage()).contains("Docker environment");
      if (noEngine || each instanceof ContainerFetchException) {
        return true;
      }
    }
    return false;
  }

  @Test
  void onlyALackOfEngineOrImageIsNoFailure() {
    var pull = new ContainerFetchException("Can't get Docker image", new IOException("no route"));
    var engine = new IllegalStateException("Could not find a valid Docker environment.");
    var launch = new ContainerLaunchException("Timed out waiting for log output");
    assertTrue(lacksEngineOrImage(failed(new ContainerLaunchException("failed", pull))));
    assertTrue(lacksEngineOrImage(failed(engine)));
    assertFalse(lacksEngineOrImage(failed(launch)));
  }

  private static SandboxFailure failed(Exception cause) {
    return new SandboxFailure("no container", "see that Docker runs", cause);
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsMadeCopiedAndDropped(Dialect dialect) throws SQLException {
    assumeTrue(dockerIsHere(), "not run: there is no Docker here to pull an image with");
    try (Sandbox sandbox = started(dialect)) {
      assertEquals(dialect, sandbox.engine().dialect());
      Place place = sandbox.create();
      Asked.run(place, "CREATE TABLE a (i int); INSERT INTO a VALUES (1)");
      Place copy = sandbox.copy(place);
      assertEquals("1", Asked.one(copy, "SELECT i FROM a"));
      sandbox.drop(copy);
      sandbox.drop(place);
    }
  }

  @Test
  void withoutDockerTheReasonAndAWayOutAreSaid() {
    assumeFalse(dockerIsHere(), "not run: there is a Docker here");
    var failure =
        assertThrows(SandboxFailure.class, () -> ContainerSandbox.start(Dialect.MYSQL).close());
    assertTrue(failure.getMessage().contains("mysql:8.4"), failure.getMessage());
    assertTrue(failure.next().contains("embedded"), failure.next());
  }
}
