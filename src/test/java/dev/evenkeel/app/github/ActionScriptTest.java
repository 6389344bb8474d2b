package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the step's shell does before there is a program: find it, verify it, become it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are POSIX shell's")
class ActionScriptTest {
  private static final String PROGRAM =
      "#!/bin/sh\necho \"ran $1 with $JAVA_HOME, training ${EVENKEEL_TRAINING-yes}\"\n"
          + "[ -z \"${EVENKEEL_SERVERS-}\" ] || echo \"servers in $EVENKEEL_SERVERS\"\n";

  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();
  private Path action = Path.of("");

  @BeforeEach
  void copyTheAction() {
    Programs.need("bash", "curl", "tar");
    action = folder.resolve("action");
    Programs.copy(Programs.PROJECT.resolve("github-action"), action);
    Programs.write(folder.resolve("temp/output"), "");
    variables.put("GITHUB_OUTPUT", folder.resolve("temp/output").toString());
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString());
    variables.put("RUNNER_TEMP", folder.resolve("temp").toString());
    variables.put("RUNNER_TOOL_CACHE", folder.resolve("tools").toString());
    variables.put("EVENKEEL_JAVA_HOME", "/the/jdk");
    variables.put("EVENKEEL_HOME", "");
  }

  private Programs.Said step() {
    return Programs.run(folder, variables, "bash", action.resolve("run.sh").toString());
  }

  private String output(String name) throws IOException {
    return Files.readAllLines(folder.resolve("temp/output")).stream()
        .filter(line -> line.startsWith(name + "="))
        .reduce("", (before, line) -> line.substring(name.length() + 1));
  }

  /** As a release packs it: one folder in a gzipped tar. */
  private void pin(String digest) throws Exception {
    Path archive = folder.resolve("evenkeel-1.2.3.tar.gz");
    Programs.script(folder.resolve("evenkeel-1.2.3/evenkeel"), PROGRAM);
    Programs.run(folder, Map.of(), "tar", "-czf", archive.toString(), "evenkeel-1.2.3");
    String whole =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
    Files.writeString(
        action.resolve("payload.properties"),
        "version=1.2.3\nurl=%s\nsha256=%s\n"
            .formatted(archive.toUri(), digest.isEmpty() ? whole : digest));
  }

  @Test
  void thePinnedPayloadIsFetchedOnceVerifiedAndRun() throws Exception {
    pin("");
    Programs.Said first = step();
    assertEquals(0, first.code(), first.text());
    assertTrue(
        first.text().contains("fetching evenkeel-1.2.3.tar.gz of version 1.2.3"), first.text());
    assertTrue(first.text().contains("ran github with /the/jdk, training no"), first.text());
    Files.delete(folder.resolve("evenkeel-1.2.3.tar.gz"));
    Programs.Said second = step();
    assertEquals("ran github with /the/jdk, training no\n", second.text());
    try (var files = Files.walk(folder.resolve("temp"))) {
      assertEquals(
          1, files.filter(Files::isRegularFile).count(), "the output and nothing else stays");
    }
  }

  @Test
  void onlyADrillFetchesServersAndTheyArePinnedToo() throws Exception {
    pin("");
    variables.put("EVENKEEL_INPUTS", "{\n  \"command\": \"compare\",\n  \"servers\": \"false\"\n}");
    assertEquals(0, step().code());
    for (String inputs :
        new String[] {"{\n  \"command\": \"drill rollback\"}", "{\n  \"servers\": \"true\"}"}) {
      variables.put("EVENKEEL_INPUTS", inputs);
      Programs.Said step = step();
      assertEquals(2, step.code(), step.text());
      assertTrue(step.text().contains("pins no payload"), step.text());
    }
    String pinned = Files.readString(action.resolve("payload.properties"));
    Files.writeString(
        action.resolve("payload.properties"),
        pinned + pinned.replace("url=", "servers-url=").replace("sha256=", "servers-sha256="));
    Programs.Said step = step();
    assertEquals(0, step.code(), step.text());
    assertTrue(step.text().contains("servers in " + folder.resolve("tools")), step.text());
  }

  @Test
  void anotherPayloadThanThePinnedOneIsNotUsed() throws Exception {
    pin("0".repeat(64));
    Programs.Said step = step();
    assertEquals(2, step.code());
    assertFalse(step.text().contains("ran github"), step.text());
    assertTrue(step.text().contains("not what payload.properties pins"), step.text());
    assertEquals("error", output("verdict"));
    assertEquals("2", output("exit-code"));
    assertTrue(Files.readString(folder.resolve("temp/summary")).startsWith("## ERROR"));
    try (var files = Files.walk(folder.resolve("tools"))) {
      assertEquals(0, files.filter(Files::isRegularFile).count(), "nothing of it stays");
    }
  }

  @Test
  void aPayloadThatCannotBeFetchedIsUnreachable() throws Exception {
    pin("");
    Files.delete(folder.resolve("evenkeel-1.2.3.tar.gz"));
    Programs.Said step = step();
    assertEquals(5, step.code(), step.text());
    assertEquals("error", output("verdict"));
    assertEquals("5", output("exit-code"));
  }

  @Test
  void aCopyThatPinsNothingSaysWhatToDo() {
    Programs.Said step = step();
    assertEquals(2, step.code());
    assertTrue(step.text().contains("set EVENKEEL_HOME"), step.text());
  }

  @Test
  void anInstallationIsRunAsItIsAndNothingIsFetched() throws Exception {
    Programs.script(folder.resolve("installed/evenkeel"), PROGRAM);
    variables.put("EVENKEEL_HOME", folder.resolve("installed").toString());
    Programs.Said step = step();
    assertEquals("ran github with /the/jdk, training yes\n", step.text());
    variables.put("EVENKEEL_HOME", folder.resolve("nothing").toString());
    assertEquals(2, step().code());
  }

  @Test
  void whoeverStopsTheStepLeavesTheVerdictError() throws Exception {
    Programs.script(folder.resolve("installed/evenkeel"), "#!/bin/sh\necho begun\nexec sleep 60\n");
    variables.put("EVENKEEL_HOME", folder.resolve("installed").toString());
    var builder = new ProcessBuilder("bash", action.resolve("run.sh").toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("begun", out.readLine());
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    }
    assertEquals(143, process.exitValue(), "the step became the program, so the signal reached it");
    assertEquals("error", output("verdict"));
  }

  // --- Which Java.

  private Programs.Said jdk() {
    return Programs.run(folder, variables, "bash", action.resolve("find-jdk.sh").toString());
  }

  private String made(String name, String version) {
    Programs.script(folder.resolve(name).resolve("bin/java"), "#!/bin/sh\n");
    Programs.write(folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder.resolve(name).toString();
  }

  @Test
  void theImagesOwnJdk25IsTakenAndAnOlderJavaHomeIsNot() throws IOException {
    variables.put("JAVA_HOME", made("old", "17.0.1"));
    variables.put("JAVA_HOME_25_X64", "");
    variables.put("JAVA_HOME_25_ARM64", "");
    assertEquals(0, jdk().code());
    assertEquals("false", output("found"));
    variables.put("JAVA_HOME_25_X64", made("image", "25.0.3"));
    assertEquals(0, jdk().code());
    assertEquals("true", output("found"));
    assertEquals(folder.resolve("image").toString(), output("java-home"));
  }

  @Test
  void aJdkThatWasAskedForIsTakenOrRefusedByName() throws IOException {
    variables.put("EVENKEEL_ASKED_JAVA_HOME", made("asked", "26"));
    assertEquals(0, jdk().code());
    assertEquals(folder.resolve("asked").toString(), output("java-home"));
    variables.put("EVENKEEL_ASKED_JAVA_HOME", made("older", "24.0.1"));
    Programs.Said refused = jdk();
    assertEquals(2, refused.code());
    assertTrue(refused.text().contains("java-home names no JDK 25"), refused.text());
    variables.put("EVENKEEL_ASKED_JAVA_HOME", "/x\nfound=true");
    assertEquals(2, jdk().code());
  }
}
