package dev.evenkeel.app.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.http.RunningTrail;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evenkeel serve} as a person starts it: a process, on the loopback, ended by a signal. */
final class ServeProcessTest {
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
  void withNothingConfiguredItStartsAndTheCommandThatItPrintsWorks() throws Exception {
    var service = new Service("--data", "log", "--port", "0");
    assertEquals("127.0.0.1", service.url.getHost());
    Path token = folder.resolve("log/serve/token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
    String list = Files.readString(folder.resolve("log/serve/tokens.json"));
    assertFalse(list.contains(Files.readString(token).strip()), "only its hash is in the list");
    String said = String.join("\n", service.said);
    assertTrue(said.contains("/enter?code="), said);
    assertTrue(said.contains("/v1/changes"), said);

    assertEquals(201, service.record("C-1", "first").statusCode());
    service.stop();
    var verified = shell().run("trail", "verify", "--data", "log");
    assertEquals(0, verified.code(), verified.out() + verified.err());
  }

  @Test
  void aTokenThatIsGivenOutOrTakenBackCountsAtOnce() throws Exception {
    var service = new Service("--data", "log", "--port", "0");
    var made = shell().run("serve", "token", "--data", "log", "--name", "ci", "--scope", "write");
    service.token = made.out().strip();
    assertEquals(201, service.record("C-1", "by-ci").statusCode());
    assertEquals(
        0, shell().run("serve", "token", "--data", "log", "--name", "ci", "--remove").code());
    assertEquals(401, service.record("C-1", "by-ci-2").statusCode());
  }

  @Test
  void endedUnderLoadItKeepsEveryRecordThatItAcknowledged() throws Exception {
    var service = new Service("--data", "log", "--port", "0");
    var acknowledged = new ConcurrentHashMap<String, String>();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 16; writer++) {
        int number = writer;
        var unused =
            writers.submit(
                () -> {
                  for (int i = 0; service.process.isAlive(); i++) {
                    String key = number + "-" + i;
                    try {
                      HttpResponse<String> answer = service.record("C-" + key, key);
                      if (answer.statusCode() == 201) {
                        acknowledged.put(key, new RunningTrail.Text(answer.body()).receipt());
                      }
                    } catch (IOException e) {
                      return null; // it has ended
                    }
                  }
                  return null;
                });
      }
      while (acknowledged.size() < 100) {
        Thread.onSpinWait();
      }
      service.stop();
    }
    assertTrue(acknowledged.size() >= 100);
    var verified = shell().run("trail", "verify", "--data", "log");
    assertEquals(0, verified.code(), verified.out());
    Path receipt = folder.resolve("receipt");
    List<String> some = acknowledged.values().stream().limit(25).toList();
    for (String each : some) {
      Files.writeString(receipt, each);
      var held = shell().run("trail", "verify", "--data", "log", "--against", "receipt");
      assertEquals(0, held.code(), held.out());
    }
    String all = shell().run("trail", "verify", "--data", "log", "--format", "json").out();
    Object records =
        StrictJson.object(all.getBytes(StandardCharsets.UTF_8), "answer").get("records");
    assertTrue((Long) records >= acknowledged.size(), all);
  }

  @Test
  void whatCannotBeServedIsSaidAtOnce() {
    var open = shell().run("serve", "--data", "log", "--host", "0.0.0.0", "--without-token");
    assertEquals(2, open.code());
    assertTrue(open.err().contains("anyone on the network"), open.err());
    for (String place :
        List.of("db", "host/db?socketFactory=x", "jdbc:postgresql://h/db", "h:1/d&x")) {
      assertEquals(2, shell().run("serve", "--data", "log", "--postgresql", place).code(), place);
    }
    assertEquals(2, shell().run("serve").code());
    assertEquals(2, shell().run("serve", "--data", "log", "--port", "70000").code());
  }

  private Shell shell() {
    var shell = new Shell(folder);
    shell.variable("XDG_STATE_HOME", folder.resolve("state").toString());
    return shell;
  }

  /** The process, and what it said until it was ready. */
  private final class Service {
    final Process process;
    final URI url;
    final List<String> said = new ArrayList<>();
    String token;

    Service(String... arguments) throws IOException {
      var command = new ArrayList<>(ChildJvm.command(Main.class, "serve"));
      command.addAll(List.of(arguments));
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
      process = builder.redirectError(folder.resolve("journal").toFile()).start();
      started.add(process);
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.contains("/enter?code=")) {
          break;
        }
      }
      String first = said.isEmpty() ? "" : said.getFirst();
      url = URI.create(first.substring(first.indexOf("http://")));
      token = Files.readString(folder.resolve("log/serve/token")).strip();
    }

    HttpResponse<String> record(String change, String key)
        throws IOException, InterruptedException {
      return CLIENT.send(
          HttpRequest.newBuilder(url.resolve("/v1/changes"))
              .header("Authorization", "Bearer " + token)
              .header("Idempotency-Key", key)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"change\": \"" + change + "\"}"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    void stop() throws InterruptedException {
      process.toHandle().destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends by itself after SIGTERM");
      assertEquals(143, process.exitValue());
    }
  }
}
