package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.embedded.Ports;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.ServerProcess;
import dev.evenkeel.sandbox.embedded.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server that waits for the disk, as one in production does; for tests of other packages. */
public final class SyncingServer implements AutoCloseable {
  private final Run run;
  private final int port;
  private final Login login;

  private SyncingServer(Run run, int port, Login login) {
    this.run = run;
    this.port = port;
    this.login = login;
  }

  public static SyncingServer start() throws IOException {
    PostgresServer.Prepared prepared = PostgresServer.prepare(Servers.home(), Servers.jars());
    Run run = Servers.home().begin();
    Path data = run.folder("syncing");
    Trees.copy(prepared.fresh().resolve("data"), data);
    prepared.user().handOver(data);
    int port = Ports.free();
    List<String> command =
        List.of(
            prepared.program().toString(),
            "-D",
            data.toString(),
            "-c",
            "port=" + port,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "dynamic_shared_memory_type=mmap");
    ServerProcess process =
        ServerProcess.start(
            "PostgreSQL",
            prepared.user().command(command),
            data,
            "database system is ready to accept connections");
    run.atEnd(process::endAtOnce);
    return new SyncingServer(run, port, prepared.login());
  }

  /** As {@code --postgresql} takes it. */
  public String place() {
    return "127.0.0.1:" + port + "/postgres";
  }

  public Login login() {
    return login;
  }

  @Override
  public void close() throws IOException {
    run.close();
  }
}
