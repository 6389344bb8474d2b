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
    return "{\"command\": \"compare\", \"left\": \"a.env\", \"right\": \"b.env\", \"change\": \"C-7\", \"server-url\": \"%s\", \"audience\": \"%s\"}"
        .formatted(trail.uri("").toString(), audience);
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
}
