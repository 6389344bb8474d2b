package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.github.PayloadServer.Way;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release from its packing to the verdict of a step that fetched it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "a release is packed on Linux")
class PayloadTest {
  @TempDir static Path release;
  private static PayloadServer server;

  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeAll
  static void release() throws Exception {
    Programs.need("bash", "curl", "tar", "gzip", "setsid");
    server = new PayloadServer(release);
    Path build = release.resolve("build");
    Programs.write(build.resolve("lib/nothing.jar"), "");
    Programs.write(build.resolve("servers/nothing.jar"), "");
    program(build.resolve("evenkeel.jar"));
    Programs.Said packed =
        Programs.run(
            Programs.PROJECT,
            Map.of("EVENKEEL_BUILD", build.toString(), "RELEASE_URL", server.url()),
            "release/package",
            release.resolve("out").toString());
    assertEquals(0, packed.code(), packed.text());
    server.start(release.resolve("out"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void runner() throws IOException {
    server.give(Way.WHOLE);
    Programs.copy(Programs.PROJECT.resolve("github-action"), folder.resolve("action"));
    Files.copy(
        release.resolve("out/payload.properties"),
        folder.resolve("action/payload.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    Programs.write(folder.resolve("workspace/a.env"), "SIZE=1\n");
    Programs.write(folder.resolve("workspace/b.env"), "SIZE=2\n");
    Programs.write(folder.resolve("temp/output"), "");
    variables.put("GITHUB_OUTPUT", folder.resolve("temp/output").toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString());
    variables.put("GITHUB_WORKSPACE", folder.resolve("workspace").toString());
    variables.put("RUNNER_TEMP", folder.resolve("temp").toString());
    variables.put("RUNNER_TOOL_CACHE", folder.resolve("tools").toString());
    variables.put("EVENKEEL_HOME", "");
    variables.put("EVENKEEL_JAVA_HOME", Programs.javaHome());
    variables.put("CURL_CA_BUNDLE", server.certificate().toString());
    variables.put(
        "EVENKEEL_INPUTS",
        "{\n  \"command\": \"compare\",\n  \"left\": \"a.env\",\n  \"right\": \"b.env\"\n}");
  }

  /** Our program in a jar whose class path is this test's. */
  private static void program(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(ChildJvm.classPath().split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri())
                .map(URI::toString)
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private Programs.Said step() {
    return Programs.run(
        folder.resolve("workspace"), variables, "bash", folder.resolve("action/run.sh").toString());
  }

  private String outputs() throws IOException {
    return Files.readString(folder.resolve("temp/output"));
  }

  private long kept() throws IOException {
    if (!Files.exists(folder.resolve("tools"))) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder.resolve("tools"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aReleaseIsFetchedVerifiedAndComesToItsVerdict() throws IOException {
    server.give(Way.FLIPPED);
    assertEquals(2, step().code());
    server.give(Way.WHOLE);
    Programs.Said step = step();
    assertEquals(1, step.code(), "a spoiled one does not hold it up: " + step.text());
    assertTrue(step.text().contains("evenkeel: fetching evenkeel-"), step.text());
    assertTrue(step.text().contains("\nFAILED  1 difference blocks"), step.text());
    assertTrue(outputs().contains("\nfailed\n"), outputs());

    server.give(Way.NOT_FOUND);
    Programs.Said again = step();
    assertEquals(1, again.code(), again.text());
    assertFalse(again.text().contains("fetching"), "it is kept: " + again.text());
  }

  @ParameterizedTest
  @CsvSource({
    "HALF, 2, not what payload.properties pins",
    "FLIPPED, 2, not what payload.properties pins",
    "BROKEN, 5, could not be fetched",
    "NOT_FOUND, 5, could not be fetched",
    "ELSEWHERE, 5, could not be fetched"
  })
  void whatIsNotThePinnedReleaseIsNeitherRunNorKept(Way way, int code, String said)
      throws IOException {
    server.give(way);
    Programs.Said step = step();
    assertEquals(code, step.code(), step.text());
    assertTrue(step.text().contains(said), step.text());
    assertFalse(step.text().contains("FAILED"), "nothing was compared: " + step.text());
    assertEquals("verdict=error\nexit-code=" + code + "\n", outputs());
    assertEquals(0, kept(), "nothing of it stays");
  }

  /** GitHub's runner cancels by INT, then TERM, to the step's processes. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aStepThatIsCancelledWhileItFetchesLeavesNothing(String signal, int code) throws Exception {
    server.give(Way.STALLED);
    Cancelled step =
        Cancelled.start(
            folder.resolve("workspace"), variables, folder.resolve("action/run.sh").toString());
    server.stalled.acquire();
    step.signal(signal);

    assertEquals(code, step.ended(), step.said());
    assertTrue(step.isGone(), "curl has ended, too");
    assertEquals("verdict=error\n", outputs(), "there is no exit code to tell");
    assertEquals(0, kept());
    try (Stream<Path> files = Files.walk(folder.resolve("temp"))) {
      assertEquals(
          1, files.filter(Files::isRegularFile).count(), "the outputs' file and nothing else");
    }
  }

  @Test
  void withoutTheCertificateOfTheHostNothingIsFetched() throws IOException {
    variables.put("CURL_CA_BUNDLE", "/dev/null");
    assertEquals(5, step().code());
    assertEquals(0, kept());
  }

  @Test
  void beforeAFirstReleaseTheStepSaysWhatThisCopyIsAndWhatToDo() throws IOException {
    Files.copy(
        Programs.PROJECT.resolve("github-action/payload.properties"),
        folder.resolve("action/payload.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    Programs.Said step = step();
    boolean released =
        Files.readString(folder.resolve("action/payload.properties")).matches("(?s).*\nurl=\\S.*");
    if (!released) {
      assertEquals(2, step.code(), step.text());
      assertTrue(step.text().contains("as before a first release"), step.text());
      String summary = Files.readString(folder.resolve("temp/summary"));
      assertTrue(summary.startsWith("## ERROR: no verdict"), summary);
      assertTrue(summary.contains("Use the action at a release's commit"), summary);
      assertEquals("verdict=error\nexit-code=2\n", outputs());
    }
  }
}
