package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Access;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import dev.evenkeel.app.http.access.TrustedIssuer;
import dev.evenkeel.app.http.access.Workloads;
import dev.evenkeel.app.lookout.Watching;
import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.store.ReopeningStorage;
import dev.evenkeel.store.file.KeyFiles;
import dev.evenkeel.store.file.MarkFile;
import dev.evenkeel.store.file.WitnessFiles;
import dev.evenkeel.store.sqlite.SqliteFile;
import dev.evenkeel.trail.GroupCommit;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.state.Limits;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service in this process, on a port of its own, and a client that speaks to it. */
public final class RunningTrail implements AutoCloseable {
  public static final String WRITER =
      System.getProperty("evenkeel.test.token", Token.secret(new SecureRandom()));
  public static final String READER = Token.secret(new SecureRandom());

  private final Path folder;
  private final Supplier<Storage> opening;
  private final KeyFiles.Keys keys;
  private final Storage writing;
  private final Storage reading;
  private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  public final List<Token> tokens = new ArrayList<>();
  public final Served served;
  public final TrailServer server;

  private RunningTrail(Path folder, Terms terms) {
    this.folder = folder;
    var random = new SecureRandom();
    keys = KeyFiles.openOrMake(folder.resolve("keys"), random);
    opening = terms.opening;
    writing = new ReopeningStorage(opening);
    reading = new ReopeningStorage(opening);
    tokens.add(
        new Token(
            "writer",
            Token.hash(WRITER),
            Set.of(Scope.READ, Scope.WRITE, Scope.AUDIT),
            Optional.empty()));
    tokens.add(new Token("reader", Token.hash(READER), Set.of(Scope.READ), Optional.empty()));
    var log = new TransparencyLog(writing, mark(), keys.log(), terms.clock, random);
    served =
        new Served(
            new Appending(writing, log, terms.limits),
            reading,
            () -> keys.log().verifier(),
            keys::statement,
            new Access(() -> List.copyOf(tokens), terms.open, terms.clock, random),
            new Workloads(
                terms.issuers,
                terms.clock,
                (token, now, until, most) ->
                    writing.write(writer -> writer.spend(token, now, until, most))),
            new Health(),
            new Metrics(),
            new Journal(new PrintStream(journal, true, StandardCharsets.UTF_8), terms.clock),
            Limits.USUAL,
            terms.watching,
            new WitnessFiles(folder.resolve("witness"))::read,
            terms.clock);
    check();
    server = TrailServer.start(served, terms.bounds);
  }

  /** How a service under test differs from the usual one. */
  public static final class Terms {
    private Supplier<Storage> opening;
    private Clock clock = Clock.systemUTC();
    private boolean open;
    private Supplier<Optional<Watching>> watching = Optional::empty;
    private Bounds bounds = Bounds.of("127.0.0.1", 0);
    private GroupCommit.Limits limits = GroupCommit.Limits.USUAL;
    private List<TrustedIssuer> issuers = List.of();
    private final Path folder;

    private Terms(Path folder) {
      this.folder = folder;
      this.opening = () -> SqliteFile.open(folder.resolve("trail.db"));
    }

    public Terms clock(Clock other) {
      this.clock = other;
      return this;
    }

    public Terms watching(Supplier<Optional<Watching>> other) {
      this.watching = other;
      return this;
    }

    public Terms open() {
      this.open = true;
      return this;
    }

    public Terms issuers(List<TrustedIssuer> other) {
      this.issuers = other;
      return this;
    }

    public Terms bounds(Bounds other) {
      this.bounds = other;
      return this;
    }

    public Terms limits(GroupCommit.Limits other) {
      this.limits = other;
      return this;
    }

    public Terms storage(Supplier<Storage> other) {
      this.opening = other;
      return this;
    }

    public RunningTrail start() {
      return new RunningTrail(folder, this);
    }
  }

  public static Terms in(Path folder) {
    return new Terms(folder);
  }

  private MarkFile mark() {
    return new MarkFile(folder.resolveSibling(folder.getFileName() + "-mark").resolve("mark"));
  }

  /** What a stranger finds in the log's file. */
  public Verification verified() {
    return VerifyTrail.run(
        opening,
        new TrailVerifier.Terms(
            List.of(keys.log().verifier()),
            Optional.of(keys.statement().verifier()),
            mark().read(),
            List.of(),
            Optional.empty(),
            Optional.of(served.clock().instant())));
  }

  /** Does what the service does once an hour. */
  public void check() {
    served.health().checked(served.clock().instant(), verified());
  }

  public String journal() {
    return journal.toString(StandardCharsets.UTF_8);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
  }

  /** As {@link #request}, by somebody who may do all. */
  public HttpRequest.Builder known(String path) {
    return request(path).header("Authorization", "Bearer " + WRITER);
  }

  public Answer get(String path) {
    return send(known(path).GET().build());
  }

  public Answer record(String change, String key, String json) {
    return post("/v1/changes/" + change + "/records", key, json);
  }

  public Answer post(String path, String key, String json) {
    return send(
        known(path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  public Answer send(HttpRequest request) {
    try {
      return new Answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(request.uri().toString(), e);
    }
  }

  /**
   * The text of an answer, for those who have a client of their own.
   *
   * @param body JSON
   */
  public record Text(String body) {
    public String receipt() {
      return String.valueOf(
          StrictJson.object(body.getBytes(StandardCharsets.UTF_8), "answer").get("receipt"));
    }
  }

  /** An answer of the service. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Map<String, @Nullable Object> json() {
      return StrictJson.object(response.body(), "answer");
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The word of a problem; empty where the answer is none. */
    public String problem() {
      return header("Content-Type").orElse("").equals(Problems.MEDIA_TYPE)
          ? String.valueOf(json().get("code"))
          : "";
    }
  }

  @Override
  public void close() {
    server.close();
    served.appending().close();
    reading.close();
    writing.close();
    client.close();
  }
}
