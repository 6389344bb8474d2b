package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A step that is cancelled while the program is at work: it waits for an identity that never comes.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "process groups are looked at by Linux' means")
class CancelledStepTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void itEndsAtOnceWithoutAVerdictAndLeavesNoProcessAndNoHalfFile(String signal, int code)
      throws Exception {
    Programs.need("bash", "setsid", "env");
    Programs.write(folder.resolve("workspace/a.env"), "SIZE=1\n");
    Programs.write(folder.resolve("temp/output"), "");
    var variables = new HashMap<String, String>();
    variables.put("GITHUB_OUTPUT", folder.resolve("temp/output").toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString());
    variables.put("GITHUB_WORKSPACE", folder.resolve("workspace").toString());
    variables.put("RUNNER_TEMP", folder.resolve("temp").toString());
    variables.put("HOME", folder.resolve("home").toString());
    variables.put("EVENKEEL_JAVA_HOME", Programs.javaHome());
    variables.put(
        "EVENKEEL_HOME", Programs.installation(folder.resolve("installation")).toString());
    variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "t");
    try (var github = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String here = "http://127.0.0.1:" + github.getLocalPort();
      variables.put("ACTIONS_ID_TOKEN_REQUEST_URL", here + "/token");
      variables.put(
          "EVENKEEL_INPUTS",
          "{\"command\": \"compare\", \"left\": \"a.env\", \"right\": \"a.env\", \"server-url\": \"%s\"}"
              .formatted(here));
      Cancelled step =
          Cancelled.start(
              folder.resolve("workspace"),
              variables,
              Programs.PROJECT.resolve("github-action/run.sh").toString());
      try (var asked = github.accept()) {
        assertFalse(asked.isClosed());
        step.signal(signal);
        assertEquals(code, step.ended(), step.said());
      }
      assertTrue(step.isGone(), "the JVM has ended, too");
    }
    String outputs = Files.readString(folder.resolve("temp/output"));
    assertTrue(outputs.startsWith("verdict=error\n"), outputs);
    assertFalse(outputs.contains("exit-code") || outputs.contains("verdict<<"), outputs);
    assertFalse(Files.exists(folder.resolve("home")), "nothing is left at home");
    assertEquals(Set.of("a.env"), names(folder.resolve("workspace")));
    try (Stream<Path> files = Files.walk(folder.resolve("temp"))) {
      assertEquals(
          1, files.filter(Files::isRegularFile).count(), "the outputs' file, and no half report");
    }
  }

  private static Set<String> names(Path in) throws java.io.IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
