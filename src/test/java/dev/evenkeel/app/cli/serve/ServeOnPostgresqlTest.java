package dev.evenkeel.app.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.http.RunningTrail;
import dev.evenkeel.sandbox.postgresql.SyncingServer;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code evenkeel serve --postgresql} as an operator starts it, on a server that keeps its word.
 */
final class ServeOnPostgresqlTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aRecordIsWrittenVerifiedAndStillThereAfterARestart() throws Exception {
    try (var server = SyncingServer.start()) {
      URI first = serve(server);
      HttpResponse<byte[]> written = record(first, "C-1", "one");
      assertEquals(201, written.statusCode());
      String receipt = receipt(written);
      assertProves(receipt);
      assertEquals(200, ready(first).statusCode());
      assertFalse(Files.exists(folder.resolve("log/trail.db")), "the log is on the server alone");
      assertPackHolds(first, "before");
      stop();

      URI again = serve(server);
      HttpResponse<byte[]> repeated = record(again, "C-1", "one");
      assertEquals(200, repeated.statusCode());
      assertEquals(receipt, receipt(repeated));
      assertEquals(201, record(again, "C-1", "two").statusCode());
      HttpResponse<byte[]> ready = ready(again);
      assertEquals(200, ready.statusCode());
      assertTrue(text(ready).contains("\"verifiedSize\":1"), text(ready));
      assertPackHolds(again, "after");
      stop();

      assertEquals(0, trail(server, "verify").code());
      assertTrue(trail(server, "show", "C-1").out().contains("test.result"));
      var more =
          trail(server, "record", "--change", "C-2", "--type", "test.result", "--key", "three");
      assertEquals(0, more.code(), more.err());
      var state = trail(server, "state");
      assertFalse(state.err().contains("no log"), state.err());
      assertFalse(Files.exists(folder.resolve("log/trail.db")), "the log is on the server alone");
      var token = shell(server).run("serve", "token", "--data", "log", "--name", "ci");
      assertEquals(0, token.code(), token.err());
      assertReadersRoleSuffices(server);

      var login = server.login();
      try (var connection =
              DriverManager.getConnection(
                  "jdbc:postgresql://" + server.place(), login.user(), login.password());
          var statement = connection.createStatement()) {
        statement.executeUpdate(
            "UPDATE evenkeel_trail.entry SET leaf = leaf || '\\x20' WHERE idx = 0");
      }
      var verified = trail(server, "verify");
      assertEquals(4, verified.code(), verified.out());
      assertTrue(verified.out().contains("record 0"), verified.out());
      HttpResponse<byte[]> refused = ready(serve(server));
      assertEquals(503, refused.statusCode());
      assertTrue(text(refused).contains("log-refused"), text(refused));
    }
  }

  /** Keys that nobody trusts would be made else, and the log could be signed by nobody. */
  @Test
  void aReplicaWithoutTheKeysStopsAndSaysSo() throws Exception {
    try (var server = SyncingServer.start()) {
      var none = trail(server, "verify");
      assertEquals(2, none.code());
      assertTrue(none.err().contains("no log in " + server.place()), none.err());
      var first = trail(server, "record", "--change", "C-1", "--type", "test.result", "--key", "k");
      assertEquals(0, first.code(), first.err());
      var other =
          shell(server)
              .run("serve", "--data", "other", "--port", "0", "--postgresql", server.place());
      assertEquals(2, other.code());
      assertTrue(other.err().contains("keys/log.key"), other.err());
      assertFalse(Files.exists(folder.resolve("other/keys/log.key")));
    }
  }

  private void assertReadersRoleSuffices(SyncingServer server) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + server.place(),
                server.login().user(),
                server.login().password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE auditor LOGIN PASSWORD 'looks'");
      statement.execute("GRANT USAGE ON SCHEMA evenkeel_trail TO auditor");
      statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA evenkeel_trail TO auditor");
    }
    var auditor = shell(server);
    auditor.variable("EVENKEEL_DATABASE_USER", "auditor");
    auditor.variable("EVENKEEL_DATABASE_PASSWORD", "looks");
    var verified = auditor.run("trail", "verify", "--data", "log", "--postgresql", server.place());
    assertEquals(0, verified.code(), verified.out() + verified.err());
  }

  private Shell shell(SyncingServer server) {
    var shell = new Shell(folder);
    shell.variable("XDG_STATE_HOME", folder.resolve("state").toString());
    shell.variable("EVENKEEL_DATABASE_USER", server.login().user());
    shell.variable("EVENKEEL_DATABASE_PASSWORD", server.login().password());
    return shell;
  }

  private Shell.Ran trail(SyncingServer server, String... words) {
    var all = new ArrayList<String>(List.of("trail"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", "log", "--postgresql", server.place()));
    return shell(server).run(all.toArray(String[]::new));
  }

  @Test
  void withoutItsVariablesItSaysWhichOneIsMissing() {
    var shell = new Shell(folder);
    shell.variable("XDG_STATE_HOME", folder.resolve("state").toString());
    var ran = shell.run("serve", "--data", "log", "--postgresql", "127.0.0.1:1/trail");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("EVENKEEL_DATABASE_USER"), ran.err());
    shell.variable("EVENKEEL_DATABASE_USER", "u");
    ran = shell.run("serve", "--data", "log", "--postgresql", "127.0.0.1:1/trail");
    assertTrue(ran.err().contains("EVENKEEL_DATABASE_PASSWORD"), ran.err());
  }

  private void assertProves(String receipt) throws IOException {
    var proof = TlogProof.parse(receipt.getBytes(StandardCharsets.UTF_8));
    VerifierKey key =
        VerifierKey.parse(Files.readString(folder.resolve("log/keys/log.pub")).strip());
    assertTrue(proof.checkpoint().open(List.of(key)).by(key));
    assertEquals(1, proof.head().size());
  }

  private void assertPackHolds(URI url, String name) throws Exception {
    HttpResponse<byte[]> zip = get(url.resolve("/v1/changes/C-1/evidence.zip"));
    assertEquals(200, zip.statusCode());
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(name).resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
    var verified = new Shell(folder).run("trail", "verify", "--pack", name);
    assertEquals(0, verified.code(), verified.out() + verified.err());
  }

  private URI serve(SyncingServer server) throws IOException {
    List<String> command =
        ChildJvm.command(
            Main.class, "serve", "--data", "log", "--port", "0", "--postgresql", server.place());
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("EVENKEEL_DATABASE_USER", server.login().user());
    builder.environment().put("EVENKEEL_DATABASE_PASSWORD", server.login().password());
    Path journal = folder.resolve("journal");
    Process process =
        builder.redirectError(ProcessBuilder.Redirect.appendTo(journal.toFile())).start();
    started.add(process);
    var out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertTrue(line != null && line.contains("http://"), Files.readString(journal));
    URI url = URI.create(line.substring(line.indexOf("http://")));
    while (line != null && !line.contains("/enter?code=")) {
      line = out.readLine();
    }
    String said = Files.readString(journal);
    assertFalse(said.contains(server.login().password()), "the journal holds no password");
    return url;
  }

  private void stop() throws InterruptedException {
    Process process = started.removeLast();
    process.toHandle().destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends by itself after SIGTERM");
  }

  private HttpResponse<byte[]> record(URI url, String change, String key) throws Exception {
    return CLIENT.send(
        known(url.resolve("/v1/changes/" + change + "/records"))
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"test.result\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(URI url) throws Exception {
    return CLIENT.send(known(url).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The first self-check runs beside the start. */
  private HttpResponse<byte[]> ready(URI url) throws Exception {
    HttpResponse<byte[]> answer = get(url.resolve("/health/ready"));
    while (text(answer).contains("\"not-ready\"")) {
      Thread.onSpinWait();
      answer = get(url.resolve("/health/ready"));
    }
    return answer;
  }

  private HttpRequest.Builder known(URI url) throws IOException {
    String token = Files.readString(folder.resolve("log/serve/token")).strip();
    return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token);
  }

  private static String receipt(HttpResponse<byte[]> answer) {
    return new RunningTrail.Text(text(answer)).receipt();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
