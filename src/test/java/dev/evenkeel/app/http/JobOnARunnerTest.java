package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.http.access.AccessFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action's step writes to a real service, known by the identity its runner vouches for. */
final class JobOnARunnerTest {
  private static final String GRANTS =
      """
      {"issuers": [{"issuer": "%s", "audience": "https://trail.example.org", "grants": [
        {"claims": {"repository_id": "7001", "repository_owner_id": "42"},
         "project": "shop", "scopes": ["read", "write"]}]}]}
      """;

  private Path folder = Path.of("");
  private FakeIssuer issuer;
  private RunningTrail trail;
  private HttpServer github;
  private final AtomicInteger identities = new AtomicInteger();

  @BeforeEach
  void start(@TempDir Path made) throws IOException {
    folder = made;
    issuer = new FakeIssuer();
    trail =
        RunningTrail.in(folder.resolve("log"))
            .issuers(
                AccessFile.parse(GRANTS.formatted(issuer.url()).getBytes(StandardCharsets.UTF_8)))
            .start();
    github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    github.createContext(
        "/token",
        exchange -> {
          identities.incrementAndGet();
          String token = issuer.token(issuer.claims(Instant.now()).build());
          boolean asked =
              "Bearer of-the-runner".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                  && exchange
                      .getRequestURI()
                      .getQuery()
                      .contains("audience=https://trail.example.org");
          byte[] answer = ("{\"value\": \"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(asked ? 200 : 403, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    github.start();
  }

  @AfterEach
  void stop() {
    github.stop(0);
    trail.close();
    issuer.close();
  }

  private Shell step() throws IOException {
    Files.createDirectories(folder.resolve("temp"));
    return new Shell(folder)
        .variable("RUNNER_TEMP", folder.resolve("temp").toString())
        .variable("GITHUB_OUTPUT", folder.resolve("temp/output").toString())
        .variable("GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString())
        .variable("GITHUB_WORKSPACE", folder.toString())
        .variable("GITHUB_REPOSITORY", "octo-org/shop")
        .variable("GITHUB_ACTOR_ID", "99")
        .variable("GITHUB_SHA", "6dcb09b5b57875f334f61aebed695e2e4193db5e")
        .variable("HOME", folder.resolve("home").toString())
        .variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "of-the-runner")
        .variable(
            "ACTIONS_ID_TOKEN_REQUEST_URL",
            "http://127.0.0.1:" + github.getAddress().getPort() + "/token?api-version=2.0")
        .file("a.env", "SIZE=1\n")
        .file("b.env", "SIZE=1\n");
  }

  private String inputs(String audience) {
    return inputs("compare", audience);
  }

  private String inputs(String command, String audience) {
    return "{\"command\": \"%s\", \"left\": \"a.env\", \"right\": \"b.env\", \"change\": \"C-7\", \"server-url\": \"%s\", \"audience\": \"%s\"}"
        .formatted(command, trail.uri("").toString(), audience);
  }

  @Test
  void whatAStepFoundIsRecordedAndItsReceiptKept() throws IOException {
    Shell.Ran ran =
        step().variable("EVENKEEL_INPUTS", inputs("https://trail.example.org")).run("github");
    assertEquals(0, ran.code(), ran.out() + ran.err());
    String outputs = Files.readString(folder.resolve("temp/output"));
    assertTrue(outputs.contains("receipt<<"), outputs);
    String shown = trail.get("/v1/changes/C-7").text();
    assertTrue(shown.contains("change.opened") && shown.contains("parity.checked"), shown);
    assertFalse((ran.out() + ran.err()).contains("eyJ"), "no token in the log");
  }

  @Test
  void aPassedComparisonThatCouldNotBeRecordedIsAnErrorThatSaysWhy() throws IOException {
    Shell.Ran wrong =
        step().variable("EVENKEEL_INPUTS", inputs("https://other.example")).run("github");
    assertEquals(5, wrong.code(), wrong.out());
    assertTrue(
        wrong.out().contains("nothing is recorded: GitHub gives the job no identity token"),
        wrong.out());
    Shell.Ran none =
        step()
            .variable("ACTIONS_ID_TOKEN_REQUEST_URL", "")
            .variable("EVENKEEL_INPUTS", inputs("https://trail.example.org"))
            .run("github");
    assertEquals(5, none.code(), none.out());
    assertTrue(none.out().contains("id-token: write"), none.out());
    assertTrue(Files.readString(folder.resolve("temp/output")).contains("error"));
  }

  private Shell gate(String audience) throws IOException {
    return step().variable("EVENKEEL_INPUTS", inputs("gate", audience));
  }

  private String outputs() throws IOException {
    return Files.readString(folder.resolve("temp/output"));
  }

  @Test
  void theGateDecidesFromTheServicesTrailAndIsRememberedThere() throws IOException {
    String asks = "version: 1\nenvironments: {}\ngate: {approvals: {atLeast: 1}}\n";
    Shell.Ran missing = gate("https://trail.example.org").file("evenkeel.yaml", asks).run("github");
    assertEquals(1, missing.code(), missing.out() + missing.err());
    assertTrue(missing.out().contains("approval"), missing.out());

    assertEquals(
        201,
        trail
            .record(
                "C-7",
                "approval",
                "{\"type\": \"approval.given\", \"body\": {\"principalId\": \"11\","
                    + " \"principalType\": \"User\"}}")
            .status());
    Files.delete(folder.resolve("temp/output"));
    Shell.Ran passed = gate("https://trail.example.org").run("github");
    assertEquals(0, passed.code(), passed.out() + passed.err());
    assertTrue(outputs().contains("receipt<<"), outputs());
    assertFalse(outputs().contains("spool<<"), outputs());
    String shown = trail.get("/v1/changes/C-7").text();
    assertTrue(shown.contains("change.opened") && shown.contains("gate.decided"), shown);
    assertFalse((passed.out() + passed.err()).contains("eyJ"), "no token in the log");
  }

  @Test
  void eachRecordShowsTheIdentityAnewForADrillOutlivesASession() throws IOException {
    step().variable("EVENKEEL_INPUTS", inputs("https://trail.example.org")).run("github");
    assertEquals(3, identities.get(), "once to be known, and once for each of two records");
  }

  @Test
  void whatTheServiceCannotTakeWaitsAndIsSentLater() throws IOException {
    String asks = "version: 1\nenvironments: {}\ngate: {approvals: {atLeast: 1}}\n";
    Shell hosted =
        gate("https://trail.example.org")
            .on(LocalDate.of(2026, 1, 1))
            .variable("RUNNER_ENVIRONMENT", "github-hosted");
    trail.close();
    Shell.Ran silent = hosted.run("github");
    assertEquals(5, silent.code(), silent.out() + silent.err());
    assertTrue(outputs().contains("verdict<<") && outputs().contains("error"), outputs());
    assertFalse(outputs().contains("receipt<<"), outputs());
    Path spool = folder.resolve("temp/evenkeel-spool");
    assertTrue(outputs().contains("spool<<") && outputs().contains(spool.toString()), outputs());
    assertTrue(silent.out().contains("trail replay"), silent.out());
    Shell.Ran unknown = hosted.file("evenkeel.yaml", asks).run("github");
    assertEquals(3, unknown.code(), unknown.out());
    assertTrue(unknown.out().contains("could not be read"), unknown.out());

    trail = RunningTrail.in(folder.resolve("log")).start();
    Shell.Ran replayed =
        step()
            .variable("EVENKEEL_TOKEN", RunningTrail.WRITER)
            .run("trail", "replay", "--server", trail.uri("").toString(), "--spool", spool + "");
    assertEquals(0, replayed.code(), replayed.out() + replayed.err());
    String shown = trail.get("/v1/changes/C-7").text();
    assertTrue(shown.contains("change.opened") && shown.contains("gate.decided"), shown);
  }

  @Test
  void aForksRunComparesIsNeverPassedAndSaysWhichRightIsMissing() throws IOException {
    Shell fork =
        gate("https://trail.example.org")
            .variable("ACTIONS_ID_TOKEN_REQUEST_URL", "")
            .variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "");
    Shell.Ran passed = fork.run("github");
    assertEquals(5, passed.code(), passed.out() + passed.err());
    assertTrue(passed.out().contains("PASSED"), passed.out());
    assertTrue(passed.out().contains("id-token: write"), passed.out());
    String summary = Files.readString(folder.resolve("temp/summary"));
    assertTrue(summary.contains("Not done: nothing is recorded"), summary);
    assertFalse(Files.exists(folder.resolve("temp/evenkeel-spool")), "nothing waits for nobody");
    Shell.Ran failed = fork.file("b.env", "SIZE=2\n").run("github");
    assertEquals(1, failed.code(), failed.out());
  }

  @Test
  void theJobsOwnCredentialIsNotReadIntoAnEnvironment() throws IOException {
    Shell.Ran ran =
        gate("https://trail.example.org")
            .file(
                "evenkeel.yaml",
                "version: 1\n"
                    + "environments: {a: {tokens: {x:"
                    + " \"${env:ACTIONS_ID_TOKEN_REQUEST_TOKEN}\"}}}\n")
            .run("github");
    assertEquals(2, ran.code(), ran.out());
    assertTrue(ran.out().contains("by which the job shows who it is"), ran.out());
    assertFalse(ran.out().contains("of-the-runner"), ran.out());
  }

  @Test
  void whatCannotBeMeantIsSaid() throws IOException {
    Shell.Ran no =
        step()
            .variable("EVENKEEL_INPUTS", inputs("x").replace("http://127", "https://user:pw@127"))
            .run("github");
    assertEquals(2, no.code(), no.out() + no.err());
    assertTrue(no.err().contains("the input server-url"), no.err());
    assertFalse((no.out() + no.err()).contains("pw"), no.err());
    Shell.Ran both =
        step()
            .variable(
                "EVENKEEL_INPUTS",
                inputs("x").replace("\"change\"", "\"data\": \"log\", \"change\""))
            .run("github");
    assertTrue(both.code() == 2 && both.err().contains("data and server-url"), both.err());
    Shell.Ran export =
        step().variable("EVENKEEL_INPUTS", inputs("trail export", "x")).run("github");
    assertTrue(export.code() == 2 && export.err().contains("evidence.zip"), export.err());
  }
}
