package dev.evenkeel.sandbox.testcontainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Asked;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ContainerSandboxTest {
  private static boolean dockerIsHere() {
    return Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsMadeCopiedAndDropped(Dialect dialect) throws SQLException {
    assumeTrue(dockerIsHere(), "not run: there is no Docker here to pull an image with");
    try (Sandbox sandbox = ContainerSandbox.start(dialect)) {
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
