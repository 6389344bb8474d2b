package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's fuzzer (schemathesis) asks what openapi.yaml allows, and what it does not. */
final class ApiFuzzTest {
  private static final List<String> CHECKS =
      List.of(
          "not_a_server_error",
          "status_code_conformance",
          "content_type_conformance",
          "response_schema_conformance",
          "response_headers_conformance");

  @Test
  @Tag("nightly")
  void noAnswerIsAServerErrorOrBreaksTheDescription(@TempDir Path folder) throws Exception {
    Optional<Path> fuzzer = found("st").or(() -> found("schemathesis"));
    assumeTrue(
        fuzzer.isPresent(),
        "ApiFuzzTest did not run: schemathesis is not on the PATH (pip install schemathesis)");
    Path said = folder.resolve("said");
    try (var trail = RunningTrail.in(folder.resolve("log")).start()) {
      trail.post("/v1/changes", "one", "{\"change\": \"C\"}");
      var command =
          new ProcessBuilder(
              fuzzer.orElseThrow().toString(),
              "run",
              trail.uri("/openapi.yaml").toString(),
              "--url",
              trail.uri("").toString(),
              "-H",
              "Authorization: Bearer " + RunningTrail.WRITER,
              "--checks",
              String.join(",", CHECKS),
              "--phases",
              "examples,fuzzing",
              "--max-examples",
              "30",
              "--suppress-health-check",
              "all",
              "--no-color");
      command.environment().put("NO_PROXY", "*");
      command.environment().put("no_proxy", "*");
      Process process =
          command
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        assertTrue(process.waitFor(15, TimeUnit.MINUTES), "it ends");
      } finally {
        process.destroyForcibly().waitFor();
      }
      String report = Files.readString(said, StandardCharsets.UTF_8);
      assertTrue(process.exitValue() == 0, report);
      assertFalse(trail.journal().contains("\"event\":\"unexpected\""), trail.journal());
      assertTrue(trail.verified().holds());
    }
  }

  private static Optional<Path> found(String program) {
    return Stream.of(System.getenv("PATH"))
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
