package dev.evenkeel.app.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.trail.record.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that compares by itself, told how by evenkeel.yaml alone. */
final class CompareAgainTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String SECRET = "s3cr3t-of-production-4711";
  private static final String YAML =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: staging.env}}}
        production: {sources: {app: {env: production.env}}}
      compare: {left: staging, right: production, every: 1s, maxAge: 1h}
      allowances:
        - item: config/app/DB_PASSWORD
          expect: differs
          why: each has its own
          owner: shop
          expires: SOON
          changeOurMind: one database
      serve: {data: log, port: 0}
      """
          .replace("SOON", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString());

  @TempDir Path folder;

  @Test
  void whatChangesIsRecordedAndNothingTwiceAndNoSecretWithIt() throws Exception {
    Shell shell =
        new Shell(folder)
            .variable("XDG_STATE_HOME", folder.resolve("state").toString())
            .file("evenkeel.yaml", YAML)
            .file("staging.env", "A=1\nDB_PASSWORD=other\n")
            .file("production.env", "A=1\nDB_PASSWORD=" + SECRET + "\n");
    Process process = start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = String.valueOf(out.readLine());
      URI url = URI.create(first.substring(first.indexOf("http://")));
      for (String line = first; !line.contains("/enter?code="); ) {
        line = String.valueOf(out.readLine());
      }
      String token = Files.readString(folder.resolve("log/serve/token")).strip();

      until(url, token, page -> page.contains("Compared by the service"));
      // The same again and again: the process has looked, the log has one record.
      looked(url, token, "same", 2);
      assertTrue(get(url, token, "/metrics").contains("\nevenkeel_log_size 1\n"));
      String page = get(url, token, "/environment?name=production");
      assertTrue(page.contains("staging and production"), page);
      assertTrue(page.contains("seen "), page);

      shell.file("staging.env", "A=2\nDB_PASSWORD=other\n");
      until(url, token, text -> text.contains("1 open finding"));
      looked(url, token, "same", 4);
      shell.file("evenkeel.yaml", YAML + "nobody: knows\n");
      until(url, token, text -> text.contains("evenkeel.yaml or what it names cannot be used"));
      shell.file("evenkeel.yaml", YAML).file("staging.env", "A=1\nDB_PASSWORD=other\n");
      until(url, token, text -> text.contains("0 open finding"));
    } finally {
      process.toHandle().destroy();
      process.waitFor();
    }
    assertEquals(143, process.exitValue());
    assertEquals(0, shell.run("trail", "verify", "--data", "log").code());
    // The file may have been read between two writes of ours, never more often than that.
    assertTrue(List.of(4L, 5L).contains(records(shell)), () -> "records: " + records(shell));
    var state = shell.run("trail", "state", "--data", "log", "--environment", "production");
    assertTrue(state.out().contains("passed, by parity.checked of compare:staging:production"));
    nowhere(folder.resolve("log"));
    assertFalse(Files.readString(folder.resolve("journal")).contains(SECRET));
  }

  private static void nowhere(Path log) throws IOException {
    try (var files = Files.walk(log)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(SECRET), file.toString());
      }
    }
  }

  private static long records(Shell shell) {
    String all = shell.run("trail", "verify", "--data", "log", "--format", "json").out();
    return (Long) StrictJson.object(all.getBytes(StandardCharsets.UTF_8), "answer").get("records");
  }

  private static void looked(URI url, String token, String outcome, int times) throws Exception {
    String name = "evenkeel_compare_looks_total{outcome=\"" + outcome + "\"} ";
    await(
        () -> get(url, token, "/metrics"),
        text ->
            text.lines()
                .filter(line -> line.startsWith(name))
                .anyMatch(line -> Long.parseLong(line.substring(name.length())) >= times));
  }

  private static void until(URI url, String token, Predicate<String> holds) throws Exception {
    await(() -> get(url, token, "/environment?name=production"), holds);
  }

  private interface Answer {
    String text() throws Exception;
  }

  private static void await(Answer answer, Predicate<String> holds) throws Exception {
    Instant end = Instant.now().plusSeconds(60);
    String text = answer.text();
    while (!holds.test(text)) {
      assertTrue(Instant.now().isBefore(end), text);
      text = answer.text();
    }
  }

  private static String get(URI url, String token, String path) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(ChildJvm.command(Main.class, "serve")).directory(folder.toFile());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    return builder.redirectError(folder.resolve("journal").toFile()).start();
  }
}
