package dev.evenkeel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.evenkeel.app.cli.CommandLineTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/** The real program, started by the real launcher on a real JDK, and stopped while it reads. */
class StoppedTest {
  /** More than a pipe holds: once all of it is written, the program has begun to read. */
  private static final int MORE_THAN_A_PIPE_HOLDS = 1 << 18;

  private static final String MAVEN =
      """
      #!/bin/sh
      for argument; do
        case $argument in -Devenkeel.build.directory=*) out=${argument#*=} ;; esac
      done
      mkdir -p "$out/lib" "$out/servers" && cp "$REAL" "$out/evenkeel.jar"
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalStopsTheProgramWithItsOwnExitCodeAndNoVerdict(String signal, int code)
      throws Exception {
    assumeFalse(isIgnored(), "this process was started with SIGINT ignored, and so is its child");
    var checkout = new Checkout(folder);
    checkout.with("JAVA_HOME", System.getProperty("java.home"));
    checkout.with("REAL", realJar().toString());
    Files.writeString(folder.resolve("bin/mvn"), MAVEN);
    Files.writeString(folder.resolve("other.yaml"), "a: 1\n");
    Process process =
        checkout.open(checkout.root.resolve("evenkeel"), "compare", "-", "other.yaml");
    OutputStream standardInput = process.getOutputStream();
    standardInput.write("#\n".repeat(MORE_THAN_A_PIPE_HOLDS / 2).getBytes(StandardCharsets.UTF_8));
    standardInput.flush();

    String id = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, id).start().waitFor());

    Launched stopped = Launched.of(process);
    assertEquals(code, stopped.exitCode(), stopped.err());
    assertEquals("", stopped.out());
    assertEquals(0, process.descendants().count());
  }

  /** A jar that only says where the classes lie. */
  private Path realJar() throws Exception {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(CommandLineTool.class, CommandLine.class, Load.class)
                .map(StoppedTest::home)
                .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("real.jar");
    try (var out = Files.newOutputStream(jar);
        var ignored = new JarOutputStream(out, manifest)) {
      return jar;
    }
  }

  private static String home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static boolean isIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return !Files.exists(status)
        || Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }
}
