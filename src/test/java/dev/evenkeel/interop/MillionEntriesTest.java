package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million entries verify, to the root that Go's tlog gives them; prints how long it takes. */
@Tag("nightly")
class MillionEntriesTest {
  @TempDir Path folder;

  @Test
  void aMillionEntriesVerifyToTheRootThatGoGivesThem() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx4g",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            ChildJvm.classPath(),
            VerifyBench.class.getName(),
            folder.toString(),
            Stranger.go().program(),
            System.getProperty("evenkeel.bench.entries", "1000000"));
    Process bench =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Surefire owns this process's standard output: what a child writes there by itself is lost.
    try (BufferedReader said = bench.inputReader()) {
      said.lines().forEach(System.out::println);
    }
    assertEquals(0, bench.waitFor());
  }
}
