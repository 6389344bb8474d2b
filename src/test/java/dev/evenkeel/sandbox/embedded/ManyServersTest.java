package dev.evenkeel.sandbox.embedded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that one process listens to. */
class ManyServersTest {
  /** Each is heard, and so is a virtual thread beside them: none waits for a server to end. */
  @Test
  void moreServersThanCoresAreAllHeard(@TempDir Path folder) throws InterruptedException {
    var servers = new ArrayList<ServerProcess>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 2; i++) {
        servers.add(
            ServerProcess.start(
                "server " + i, List.of("sh", "-c", "echo ready; exec sleep 600"), folder, "ready"));
      }
      Thread beside = Thread.startVirtualThread(() -> {});
      assertTrue(beside.join(java.time.Duration.ofSeconds(30)), "no virtual thread gets to run");
    } finally {
      servers.forEach(ServerProcess::endAtOnce);
    }
  }
}
