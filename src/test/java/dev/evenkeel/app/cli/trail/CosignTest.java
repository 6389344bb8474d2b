package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Opening;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.tree.ConsistencyProof;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's head before a witness that keeps the rules of c2sp.org/tlog-witness. */
class CosignTest {
  private static final SignerKey WITNESS =
      SignerKey.cosigner("witness.example.org", HexFormat.of().parseHex("05".repeat(32)));

  @TempDir private Path directory;
  private Runs runs;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private long size;
  private Hash root = Merkle.EMPTY;
  private Optional<VerifierKey> logKey = Optional.empty();
  private Optional<Integer> always = Optional.empty();
  private SignerKey signer = WITNESS;

  @BeforeEach
  void start() throws IOException {
    runs = new Runs(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/w/add-checkpoint", this::answer);
    server.start();
    record("0");
    logKey =
        Optional.of(
            VerifierKey.parse(Files.readString(directory.resolve("log/keys/log.pub")).strip()));
    policy("http://127.0.0.1:" + server.getAddress().getPort() + "/w");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void policy(String url) throws IOException {
    Files.writeString(
        directory.resolve("policy"),
        "log "
            + logKey.orElseThrow()
            + "\nwitness w "
            + WITNESS.verifier()
            + " "
            + url
            + "\nquorum w\n");
  }

  private void record(String key) {
    Runs.Run run =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "C",
            "--type",
            "test.result",
            "--key",
            key);
    assertEquals(0, run.code(), run.err());
  }

  private Runs.Run cosign() {
    return runs.run("trail", "cosign", "--data", "log", "--trust", "policy", "--output", "head");
  }

  /** The witness: persists what it cosigned, and asks for a proof from there. */
  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int end = body.indexOf("\n\n");
      List<String> lines = body.substring(0, end).lines().toList();
      asked.add(lines.getFirst());
      if (always.isPresent()) {
        send(exchange, always.get(), "");
        return;
      }
      SignedNote note = SignedNote.parse(body.substring(end + 2));
      if (!note.open(List.of(logKey.orElseThrow())).by(logKey.orElseThrow())) {
        send(exchange, 403, "");
        return;
      }
      Checkpoint head = Checkpoint.parse(note.text());
      long old = Long.parseLong(lines.getFirst().substring("old ".length()));
      if (old > head.size()) {
        send(exchange, 400, "");
      } else if (old != size) {
        exchange.getResponseHeaders().add("Content-Type", "text/x.tlog.size");
        send(exchange, 409, size + "\n");
      } else {
        var path = new ArrayList<Hash>();
        lines
            .subList(1, lines.size())
            .forEach(line -> path.add(Hash.of(Base64.getDecoder().decode(line))));
        if (!new ConsistencyProof(old, head.size(), path).verifies(root, head.root())) {
          send(exchange, 422, "");
          return;
        }
        size = head.size();
        root = head.root();
        SignedNote cosigned = new SignedNote(note.text(), List.of(signer.cosign(note.text(), 7)));
        send(exchange, 200, cosigned.toString().substring(note.text().length() + 1));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Test
  void aWitnessCosignsWhatFollowsFromWhatItSawLast() throws IOException {
    for (int i = 1; i < 9; i++) {
      Runs.Run run = cosign();
      assertEquals(0, run.code(), run.err());
      SignedNote head = SignedNote.parse(Files.readString(directory.resolve("head")));
      assertEquals(i, Checkpoint.parse(head.text()).size());
      assertInstanceOf(Opening.Opened.class, head.open(List.of(WITNESS.verifier())));
      TlogPolicy policy = TlogPolicy.parse(Files.readAllBytes(directory.resolve("policy")));
      assertInstanceOf(TlogPolicy.Acceptance.Accepted.class, policy.judge(head));
      record("k" + i);
    }
    // One question for the size it knows, one with the proof from there.
    assertEquals(List.of("old 1", "old 0", "old 2", "old 1"), asked.subList(0, 4));
  }

  @Test
  void aLogVerifiesUnderAPolicyThatAsksForWitnesses() {
    record("1");
    assertEquals(4, verify().code(), "no witness has cosigned");
    assertEquals(0, cosign().code());
    Runs.Run verified = verify("--against", "head");
    assertEquals(0, verified.code(), verified.out());
  }

  private Runs.Run verify(String... more) {
    var arguments =
        new ArrayList<>(List.of("trail", "verify", "--data", "log", "--trust", "policy"));
    arguments.addAll(List.of(more));
    return runs.run(arguments.toArray(new String[0]));
  }

  @Test
  void aLogThatWasSetBackIsNamedByItsWitness() throws IOException {
    Path old = Files.copy(directory.resolve("log/trail.db"), directory.resolve("old.db"));
    record("1");
    assertEquals(0, cosign().code());
    Files.copy(old, directory.resolve("log/trail.db"), StandardCopyOption.REPLACE_EXISTING);
    Runs.Run run = cosign();
    assertEquals(4, run.code(), run.err());
    assertTrue(run.err().contains("has cosigned 2 records of this log, and it has 1"), run.err());
  }

  @Test
  void aWitnessThatRefusesIsNoQuorumAndSaysWhy() {
    for (int status : new int[] {400, 403, 404, 422}) {
      always = Optional.of(status);
      Runs.Run run = cosign();
      assertEquals(3, run.code(), run.err());
      assertTrue(run.err().contains("(" + status + ")"), run.err());
    }
  }

  @Test
  void aWitnessThatDoesNotAnswerIsUnreachable() throws IOException {
    always = Optional.of(503);
    assertEquals(5, cosign().code());
    policy("http://127.0.0.1:1/w");
    Runs.Run run = cosign();
    assertEquals(5, run.code(), run.err());
    assertTrue(Files.exists(directory.resolve("head")), "the head is handed out all the same");
  }

  @Test
  void aSignatureByAnotherKeyDoesNotCount() {
    signer = SignerKey.cosigner("witness.example.org", HexFormat.of().parseHex("06".repeat(32)));
    Runs.Run run = cosign();
    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().contains("not by its key"), run.err());
  }

  private String page() {
    Runs.Run shown = runs.run("trail", "show", "C", "--data", "log", "--format", "html");
    assertEquals(0, shown.code(), shown.err());
    return shown.out();
  }

  @Test
  void thePagesSayWhoCosignedHowManyRecordsAndWhen() throws IOException {
    assertTrue(page().contains("None is known here"), "no witness, and it is said");
    runs.run("trail", "cosign", "--data", "log", "--trust", "policy");
    assertTrue(page().contains(">witness.example.org</td>"), page());
    assertTrue(page().contains("all of it"), page());
    record("1");
    assertTrue(page().contains("not its newest records"), page());
    Path kept;
    try (var files = Files.list(directory.resolve("log/witness"))) {
      kept =
          files.filter(file -> file.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
    }
    String good = Files.readString(kept);
    for (String[] change :
        new String[][] {
          {"\n1\n", "\n2\n", "is not signed by its key"},
          {"\u2014 witness", "\u2014 another", "is not signed by its key"},
          {good, "x", "cannot be read"}
        }) {
      Files.writeString(kept, good.replace(change[0], change[1]));
      assertTrue(page().contains("does not fit"), page());
      assertTrue(page().contains(change[2]), page());
    }
    Files.delete(kept);
    assertTrue(page().contains("has cosigned nothing"), page());
    assertEquals(0, runs.run("trail", "verify", "--data", "log").code());
  }

  @Test
  void aWitnessThatKnowsAnotherHistoryIsShownNotToFit() throws IOException {
    runs.run("trail", "cosign", "--data", "log", "--trust", "policy");
    var kept = new dev.evenkeel.store.file.WitnessFiles(directory.resolve("log/witness"));
    SignedNote good = kept.read().getFirst().head().orElseThrow();
    String fork = good.text().replaceFirst("\n[^\n]+\n$", "\n" + Merkle.EMPTY.base64() + "\n");
    kept.keep(WITNESS.verifier(), new SignedNote(fork, List.of(WITNESS.cosign(fork, 7))));
    assertTrue(page().contains("another history of the first 1 records (a fork)"), page());
    String ahead = good.text().replace("\n1\n", "\n9\n");
    kept.keep(WITNESS.verifier(), new SignedNote(ahead, List.of(WITNESS.cosign(ahead, 7))));
    assertTrue(page().contains("it cosigned 9 records, and the log has 1"), page());
  }

  @Test
  void aPackOfTheHeadThatWasCosignedCarriesTheLineAndItsPageSaysSo() throws IOException {
    runs.run("trail", "cosign", "--data", "log", "--trust", "policy");
    runs.run("trail", "export", "C", "--data", "log", "--output", "pack");
    Path pack = directory.resolve("pack");
    assertTrue(Files.readString(pack.resolve("change.html")).contains("witness.example.org"));
    for (String more : List.of("", " --trust policy")) {
      Runs.Run verified = runs.run(("trail verify --pack pack" + more).split(" "));
      assertEquals(0, verified.code(), verified.out() + verified.err());
    }
    record("1");
    runs.run("trail", "export", "C", "--data", "log", "--output", "later");
    assertTrue(
        Files.readString(directory.resolve("later/change.html")).contains("None is known here"));
    assertEquals(0, runs.run("trail", "verify", "--pack", "later").code());
    assertEquals(4, runs.run("trail verify --pack later --trust policy".split(" ")).code());
  }
}
