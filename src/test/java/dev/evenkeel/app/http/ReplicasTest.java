package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.store.postgresql.ThrownAway;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several replicas on one PostgreSQL: one appends at a time, and another takes over. */
final class ReplicasTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void whenTheAppenderIsKilledAnotherTakesOverAndNoReceiptIsLost(@TempDir Path folder)
      throws Exception {
    Place place = Servers.postgresql().create();
    try (var survivor =
        RunningTrail.in(folder.resolve("one"))
            .storage(
                () -> ThrownAway.open(place.url(), place.login().user(), place.login().password()))
            .start()) {
      copyKeys(folder.resolve("one"), folder.resolve("two"));
      Process appender = replica(folder.resolve("two"), place);
      var receipts = new ConcurrentHashMap<String, String>();
      try (BufferedReader out = appender.inputReader(StandardCharsets.UTF_8);
          var writers = Executors.newVirtualThreadPerTaskExecutor()) {
        URI url = URI.create("http://127.0.0.1:" + out.readLine().strip() + "/v1/changes");
        var written = new AtomicInteger();
        for (int writer = 0; writer < 8; writer++) {
          int number = writer;
          var unused =
              writers.submit(
                  () -> {
                    for (int i = 0; appender.isAlive(); i++) {
                      String key = number + "-" + i;
                      receipt(url, key).ifPresent(receipt -> receipts.put(key, receipt));
                      written.incrementAndGet();
                    }
                  });
        }
        while (receipts.size() < 40) {
          Thread.onSpinWait();
        }
        appender.toHandle().destroyForcibly();
        assertTrue(appender.waitFor(30, TimeUnit.SECONDS));
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
      }

      // The one that is left writes on, and knows every receipt that the other handed out.
      assertEquals(201, survivor.post("/v1/changes", "after", "{\"change\": \"C\"}").status());
      receipts.forEach(
          (key, receipt) -> {
            var again = survivor.post("/v1/changes", key, json(key));
            assertEquals(200, again.status(), again.text());
            assertEquals(receipt, again.json().get("receipt"));
          });
      survivor.check();
      assertEquals(200, survivor.get("/health/ready").status());
      assertTrue(survivor.verified().holds(), () -> survivor.verified().problems().toString());
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  @Test
  void twoThatServeAtOnceMakeOneLog(@TempDir Path folder) throws Exception {
    Place place = Servers.postgresql().create();
    try (var one = on(place, folder.resolve("one"))) {
      copyKeys(folder.resolve("one"), folder.resolve("two"));
      try (var two = on(place, folder.resolve("two"));
          var writers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<java.util.concurrent.Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          RunningTrail replica = i % 2 == 0 ? one : two;
          String key = "k" + i / 3; // some keys at both at once
          answers.add(
              writers.submit(() -> replica.post("/v1/changes", key, json("same")).status()));
        }
        for (var answer : answers) {
          assertTrue(List.of(200, 201).contains(answer.get()));
        }
        assertEquals(20, one.verified().size());
        assertTrue(one.verified().holds());
      }
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  private static RunningTrail on(Place place, Path folder) {
    return RunningTrail.in(folder)
        .storage(() -> ThrownAway.open(place.url(), place.login().user(), place.login().password()))
        .start();
  }

  private static String json(String change) {
    return "{\"change\": \"" + change + "\"}";
  }

  private static java.util.Optional<String> receipt(URI url, String key) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(url)
                  .header("Authorization", "Bearer " + RunningTrail.WRITER)
                  .header("Idempotency-Key", key)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(json(key)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 201
          ? java.util.Optional.of(new RunningTrail.Text(answer.body()).receipt())
          : java.util.Optional.empty();
    } catch (IOException e) {
      return java.util.Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process replica(Path folder, Place place) throws IOException {
    return new ProcessBuilder(
            ChildJvm.command(
                List.of("-Devenkeel.test.token=" + RunningTrail.WRITER),
                ReplicaProcess.class,
                folder.toString(),
                place.url(),
                place.login().user(),
                place.login().password()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void copyKeys(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolve("keys"));
    try (var keys = Files.list(from.resolve("keys"))) {
      for (Path key : keys.toList()) {
        Files.copy(
            key, to.resolve("keys").resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
