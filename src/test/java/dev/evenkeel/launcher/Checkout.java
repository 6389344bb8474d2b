package dev.evenkeel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher and next to nothing else, a home of its own, and a Maven and a
 * JDK that are shell scripts: what they were asked is written down, so a case takes a moment.
 */
final class Checkout {
  /**
   * Answers what it was asked, one argument a line; its class path's jar tells the build. A service
   * that is trained goes on until it is told to stop, and leaves its cache then.
   */
  private static final String JAVA =
      """
      #!/bin/sh
      case " $* " in
        *" -XX:AOTCacheOutput="*" serve "*)
          echo trained >>"$ASKED/services"
          for argument; do
            case $argument in -XX:AOTCacheOutput=*) out=${argument#*=} ;; esac
          done
          case ${SERVICE_DOES-} in fail) exit 1 ;; esac
          trap 'echo cache >"$out"; exit 143' TERM
          echo 'evenkeel serves the trail on http://training'
          case ${SERVICE_DOES-} in
            hang) echo $$ >"$ASKED/hanging.aside" && mv "$ASKED/hanging.aside" "$ASKED/hanging" ;;
            *) echo '  http://training/enter?code=one' ;;
          esac
          while :; do sleep 0.02; done
          ;;
        *" trail record --server http://training "*) echo recorded >>"$ASKED/records"; exit ;;
      esac
      for argument; do
        case $argument in
          -XX:AOTCacheOutput=*) echo trained >>"$ASKED/trainings"; echo cache >"${argument#*=}"; exit 1 ;;
          -XX:AOTCache=*) echo cached; echo "from ${argument##*/}" ;;
          *.jar) cat "$argument" ;;
        esac
      done
      echo "java $(cd "$(dirname "$0")/.." && pwd)"
      while [ $# -gt 0 ] && [ "$1" != dev.evenkeel.app.cli.Main ]; do shift; done
      shift
      for argument; do printf '<%s>\\n' "$argument"; done
      case ${1-} in
        exit) exit "$2" ;;
        wait) exec sleep 600 ;;
      esac
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >>"$ASKED/builds"
      for argument; do
        case $argument in -Devenkeel.build.directory=*) out=${argument#*=} ;; esac
      done
      case ${MAVEN_DOES-} in
        fail) echo '[ERROR] Shop.java:[3,1] a bracket is missing'; exit 1 ;;
        hang) echo $$ >"$ASKED/hanging.aside" && mv "$ASKED/hanging.aside" "$ASKED/hanging"; exec sleep 600 ;;
      esac
      echo '[INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ evenkeel ---'
      mkdir -p "$out/lib" "$out/servers" && echo server >"$out/servers/server-1.jar"
      { printf 'jar of '; cat "$(dirname "$0")/../checkout"*/src/main/Source; } >"$out/evenkeel.jar"
      """;

  final Path folder;
  final Path root;
  final Path home;
  private final Path asked;
  private final Map<String, String> variables = new TreeMap<>();

  Checkout(Path folder) {
    this(folder, "checkout");
  }

  Checkout(Path folder, String name) {
    this.folder = folder;
    this.root = folder.resolve(name);
    this.home = folder.resolve("home");
    this.asked = folder.resolve("asked");
    Path project = Path.of(System.getProperty("evenkeel.project", "."));
    try {
      for (Path made : List.of(root.resolve("src/main"), root.resolve("checks"), home, asked)) {
        Files.createDirectories(made);
      }
      Files.copy(project.resolve("evenkeel"), root.resolve("evenkeel"));
      Files.writeString(root.resolve("pom.xml"), "<project/>\n");
      Files.writeString(root.resolve("checks/one"), "check\n");
      Files.writeString(root.resolve("src/main/Source"), "first sources\n");
      script(folder.resolve("bin/mvn"), MAVEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    with("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
    with("HOME", home.toString());
    with("TMPDIR", folder.resolve("tmp").toString());
    with("ASKED", asked.toString());
    with("JAVA_HOME", jdk("jdk-25", "25.0.3").toString());
  }

  /** Without sources, and with what a build would have made of them. */
  Checkout installed(String jar) throws IOException {
    for (String source :
        List.of("pom.xml", "checks/one", "checks", "src/main/Source", "src/main", "src")) {
      Files.delete(root.resolve(source));
    }
    for (String made : List.of("lib", "servers")) {
      Files.createDirectories(root.resolve(made));
    }
    Files.writeString(root.resolve("servers/server-1.jar"), "server\n");
    Files.writeString(root.resolve("evenkeel.jar"), jar + "\n");
    return this;
  }

  /** Sets an environment variable of the runs to come. */
  Checkout with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Checkout without(String variable) {
    variables.remove(variable);
    return this;
  }

  /** A JDK of that version, as far as a launcher can see. */
  Path jdk(String name, String version) {
    Path jdk = folder.resolve(name);
    try {
      script(jdk.resolve("bin/java"), JAVA);
      script(jdk.resolve("bin/javac"), JAVA);
      Files.writeString(
          jdk.resolve("release"),
          "JAVA_RUNTIME_VERSION=\"%s+9\"%nJAVA_VERSION=\"%s\"%n".formatted(version, version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jdk;
  }

  Launched run(String... arguments) {
    return runAs(root.resolve("evenkeel"), arguments);
  }

  Launched runAs(Path launcher, String... arguments) {
    return Launched.of(start(launcher, arguments));
  }

  Process start(Path launcher, String... arguments) {
    Process process = open(launcher, arguments);
    try {
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started, with its standard input still open. */
  Process open(Path launcher, String... arguments) {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long builds() {
    return lines("builds");
  }

  long trainings() {
    return lines("trainings");
  }

  /** How often a service's cache was trained. */
  long services() {
    return lines("services");
  }

  /** Records that a service in training was sent. */
  long records() {
    return lines("records");
  }

  /** The process of a Maven or a service in training that hangs, once there is one. */
  ProcessHandle hanging() throws IOException {
    Path id = asked.resolve("hanging");
    while (!Files.exists(id)) {
      Thread.onSpinWait();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(id).strip())).orElseThrow();
  }

  private long lines(String name) {
    try {
      Path file = asked.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file under a folder, with its content. */
  static Map<String, String> content(Path folder) {
    if (!Files.exists(folder)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString(),
                  Checkout::read,
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }
}
