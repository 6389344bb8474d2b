package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.attest.TestResult;
import dev.evenkeel.attest.VerificationSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack out of our hands, verified by tools that are not ours from its files alone. */
class PackInteropTest {
  private static final String DRILL =
      """
      {"schema":"https://evenkeel.dev/schemas/drill-record/v1","drill":"KIND","verdict":"VERDICT",\
      "plan":{"digest":"sha256:%s"}}
      """
          .formatted("ab".repeat(32));

  @TempDir Path directory;
  private Shell shell;
  private Path pack;

  @BeforeEach
  void export() {
    shell =
        new Shell(directory)
            .variable("HOME", directory.resolve("home").toString())
            .file(
                "evenkeel.yaml",
                """
                version: 1
                environments:
                  staging: {sources: {app: {env: staging.env}}}
                  production: {sources: {app: {env: production.env}}}
                compare: {left: staging, right: production}
                """)
            .file("staging.env", "PORT=1\n")
            .file("production.env", "PORT=1\n")
            .file("half.json", DRILL.replace("KIND", "half-deploy").replace("VERDICT", "passed"))
            .file("back.json", DRILL.replace("KIND", "rollback").replace("VERDICT", "inconclusive"))
            .file("open.json", "{\"why\":\"more stock\"}");
    record("k1", "change.opened", "--body", "open.json");
    record("k2", "drill.half_deploy", "--evidence", "half.json");
    record("k3", "drill.rollback", "--evidence", "back.json");
    assertEquals(0, shell.run("gate", "--data", "log", "--change", "c1").code());
    record("k4", "deploy.started");
    assertEquals(0, shell.run("trail", "export", "c1", "--data", "log", "--output", "pack").code());
    pack = directory.resolve("pack");
    assertEquals(0, shell.run("trail", "verify", "--pack", "pack").code());
  }

  @Test
  void goReadsRecordsProofsContentsAndStatements() throws Exception {
    Stranger.Run said = Stranger.go().asked("", "pack", pack.toString());
    assertEquals(
        new Stranger.Run(
            0,
            """
            ok 5 records 8 contents
            https://evenkeel.dev/attestation/change/v1
            https://evenkeel.dev/attestation/half-deploy-drill/v1
            https://in-toto.io/attestation/test-result/v0.1
            https://evenkeel.dev/attestation/rollback-drill/v1
            https://in-toto.io/attestation/test-result/v0.1
            """),
        said);
  }

  @Test
  void goSeesAChangedContent() throws Exception {
    Path content = pack.resolve("contents/0-0");
    Files.writeString(content, Files.readString(content).replace("more", "less"));
    Stranger.Run said = Stranger.go().asked("", "pack", pack.toString());
    assertTrue(said.code() == 1 && said.output().contains("contents/0-0"), said.output());
  }

  @Test
  void sigstoreReadsTheStatementsAndTheGatesSummary() throws Exception {
    Stranger node = Stranger.node();
    String key = Files.readString(pack.resolve("statement-key.txt")).strip();
    String statements = Files.readString(pack.resolve("attestations.intoto.jsonl"));
    Stranger.Run said = node.asked(statements, key);
    assertEquals(0, said.code(), said.output());
    assertEquals(
        2, said.output().lines().filter(TestResult.PREDICATE_TYPE::equals).count(), said.output());
    assertEquals(
        new Stranger.Run(0, VerificationSummary.PREDICATE_TYPE + "\n"), node.asked(summary(), key));
  }

  @Test
  void theGatesSummaryFollowsItsSchema() throws Exception {
    String key = Files.readString(pack.resolve("statement-key.txt")).strip();
    assertEquals(
        new Stranger.Run(0, VerificationSummary.PREDICATE_TYPE + "\n"),
        Stranger.go().asked(summary(), "dsse", key));
  }

  private String summary() throws IOException {
    try (Stream<Path> files = Files.list(pack.resolve("contents"))) {
      List<Path> all = files.toList();
      for (Path file : all) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (text.startsWith("{\"payload\"")) {
          return text;
        }
      }
    }
    throw new AssertionError("the pack has no summary among its contents");
  }

  private void record(String key, String type, String... more) {
    String[] all =
        Stream.concat(
                Stream.of("trail", "record", "--data", "log", "--change", "c1"),
                Stream.concat(Stream.of("--key", key, "--type", type), Stream.of(more)))
            .toArray(String[]::new);
    Shell.Ran ran = shell.run(all);
    assertEquals(0, ran.code(), ran.err());
  }
}
