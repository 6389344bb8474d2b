package dev.evenkeel.app.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.ChildJvm;
import dev.evenkeel.app.cli.Main;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.sandbox.postgresql.SyncingServer;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas that compare by themselves: one looks, and when it is killed the other one does. */
final class LookoutTakeOverTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String YAML =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: staging.env}}}
        production: {sources: {app: {env: production.env}}}
      compare: {left: staging, right: production, every: 1s, maxAge: 1h}
      """;

  @TempDir Path folder;

  @Test
  void oneOfTwoRecordsWhatIsNewsAndWhenItIsKilledTheOther() throws Exception {
    Files.writeString(folder.resolve("evenkeel.yaml"), YAML);
    Files.writeString(folder.resolve("production.env"), "A=1\n");
    staging("A=1\n");
    try (var server = SyncingServer.start();
        var first = new Replica("one", server)) {
      first.await("log_size", 1);
      copied("one", "two");
      try (var second = new Replica("two", server)) {
        first.looksTwiceMore();
        assertEquals(1, first.metric("compare_here"));
        second.await("compare_here", 0);
        staging("A=2\n");
        second.await("log_size", 2);
        first.looksTwiceMore();
        assertEquals(0, second.looks(), "it is the other one's turn");

        first.process.destroyForcibly().waitFor();
        second.await("compare_here", 1);
        staging("A=3\nB=1\n");
        second.await("log_size", 3);
        second.looksTwiceMore();
        assertEquals(3, second.metric("log_size"), "each was news once");
      }
      var verified =
          shell(server).run("trail", "verify", "--data", "two", "--postgresql", server.place());
      assertEquals(0, verified.code(), verified.out() + verified.err());
    }
  }

  /** At once: a look must not see half of it. */
  private void staging(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, folder.resolve("staging.env"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void copied(String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(from))) {
      for (Path file : files.toList()) {
        Path other = folder.resolve(to).resolve(folder.resolve(from).relativize(file).toString());
        Files.copy(file, other, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private Shell shell(SyncingServer server) {
    return new Shell(folder)
        .variable("XDG_STATE_HOME", folder.resolve("state-of-two").toString())
        .variable("EVENKEEL_DATABASE_USER", server.login().user())
        .variable("EVENKEEL_DATABASE_PASSWORD", server.login().password());
  }

  /** A process with a directory and a mark of its own. */
  private final class Replica implements AutoCloseable {
    final Process process;
    private final URI url;
    private final String token;

    Replica(String name, SyncingServer server) throws IOException {
      var builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  ChildJvm.classPath(),
                  Main.class.getName(),
                  "serve",
                  "--data",
                  name,
                  "--port",
                  "0",
                  "--postgresql",
                  server.place())
              .directory(folder.toFile());
      builder.environment().put("XDG_STATE_HOME", folder.resolve("state-of-" + name).toString());
      builder.environment().put("EVENKEEL_DATABASE_USER", server.login().user());
      builder.environment().put("EVENKEEL_DATABASE_PASSWORD", server.login().password());
      Path journal = folder.resolve("journal-of-" + name);
      process = builder.redirectError(journal.toFile()).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = String.valueOf(out.readLine());
      assertTrue(line.contains("http://"), () -> line + read(journal));
      url = URI.create(line.substring(line.indexOf("http://")));
      for (String said = line; !said.contains("/enter?code="); ) {
        said = String.valueOf(out.readLine());
      }
      token = Files.readString(folder.resolve(name).resolve("serve/token")).strip();
    }

    private List<String> metrics() throws IOException, InterruptedException {
      return CLIENT
          .send(
              HttpRequest.newBuilder(url.resolve("/metrics"))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .toList();
    }

    long metric(String name) throws IOException, InterruptedException {
      return sum("evenkeel_" + name + " ");
    }

    long looks() throws IOException, InterruptedException {
      return sum("evenkeel_compare_looks_total{");
    }

    private long sum(String begins) throws IOException, InterruptedException {
      return metrics().stream()
          .filter(line -> line.startsWith(begins))
          .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }

    void looksTwiceMore() throws IOException, InterruptedException {
      long before = looks();
      Instant end = Instant.now().plusSeconds(120);
      while (looks() < before + 2) {
        assertTrue(Instant.now().isBefore(end), () -> "it looks no more: " + before);
      }
    }

    void await(String name, long value) throws IOException, InterruptedException {
      Instant end = Instant.now().plusSeconds(120);
      while (metric(name) != value) {
        assertTrue(Instant.now().isBefore(end), () -> name + " never became " + value);
      }
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
