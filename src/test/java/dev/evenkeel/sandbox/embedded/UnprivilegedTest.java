package dev.evenkeel.sandbox.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.postgresql.PostgresSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnprivilegedTest {
  private static boolean isRoot() {
    return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
  }

  @Test
  void asRootInAContainerThatForbidsUserNamespacesTheServerRunsAsNobody() throws IOException {
    assumeTrue(isRoot(), "not run: only root becomes somebody else");
    Path folder = Trees.makePassable(Files.createTempDirectory("evenkeel"));
    List<Unprivileged> ways = Unprivileged.WAYS.subList(1, Unprivileged.WAYS.size());
    try {
      try (Sandbox sandbox = PostgresSandbox.start(new SandboxHome(folder, ways), Servers.jars())) {
        sandbox.drop(sandbox.copy(sandbox.create()));
        sandbox.crash();
        List<String> users =
            ProcessHandle.current()
                .children()
                .filter(
                    child ->
                        child
                            .info()
                            .command()
                            .filter(c -> c.startsWith(folder.toString()))
                            .isPresent())
                .map(child -> child.info().user().orElse("?"))
                .toList();
        assertEquals(List.of("nobody"), users);
      }
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(password(folder)));
    } finally {
      Trees.delete(folder);
    }
  }

  private static Path password(Path home) throws IOException {
    try (var kept = Files.list(home.resolve("kept"))) {
      return kept.map(each -> each.resolve("password"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aFolderThatWhoeverRunsTheServerCannotEnterIsPassedOver() throws IOException {
    Path closed = Files.createTempDirectory("evenkeel-closed");
    Path file = Files.writeString(closed.resolve("file"), "in the way");
    Path open = closed.resolveSibling(closed.getFileName() + "-open");
    try {
      SandboxHome.inOneOf(List.of(file.resolve("below"), open)).begin().close();
      assertTrue(Files.isDirectory(open.resolve("runs")));
    } finally {
      Trees.delete(closed);
      Trees.delete(open);
    }
  }
}
