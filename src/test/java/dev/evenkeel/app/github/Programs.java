package dev.evenkeel.app.github;

import dev.evenkeel.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that only tests ask for. Where one is missing its test is skipped, and says its name.
 */
final class Programs {
  static final Path PROJECT =
      Path.of(System.getProperty("evenkeel.project", ".")).toAbsolutePath().normalize();

  private Programs() {}

  static void need(String... names) {
    for (String name : names) {
      Assumptions.assumeTrue(
          isThere(name), name + " is not on the PATH: .ci/run installs it, and this did not run");
    }
  }

  private static boolean isThere(String name) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }

  /** What a program said, both streams in one. */
  record Said(int code, String text) {}

  static Said run(Path folder, Map<String, String> variables, String... words) {
    return run(folder, variables, List.of(words));
  }

  static Said run(Path folder, Map<String, String> variables, List<String> words) {
    try {
      var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path script(Path file, String text) {
    write(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
    return file;
  }

  /** An installation whose program is this build, on the class path of this test. */
  static Path installation(Path folder) {
    script(
        folder.resolve("evenkeel"),
        """
        #!/bin/sh
        exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.evenkeel.app.cli.Main "$@"
        """
            .formatted(ChildJvm.classPath()));
    return folder;
  }

  /** The JDK of this test. */
  static String javaHome() {
    return System.getProperty("java.home");
  }

  static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of a file of the project that says {@code uses:}, without the word. */
  static List<String> uses(Path file) throws IOException {
    var uses = new ArrayList<String>();
    for (String line : Files.readAllLines(file)) {
      String said = line.strip().replaceFirst("^- ", "");
      if (said.startsWith("uses: ")) {
        uses.add(said.substring("uses: ".length()));
      }
    }
    return uses;
  }
}
