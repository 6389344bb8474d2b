package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.tree.ConsistencyProof;
import dev.evenkeel.trail.tree.Hash;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who look are shown, and what not. */
final class ReadingOverHttpTest {
  private static RunningTrail trail;

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
    for (int i = 0; i < 120; i++) {
      trail.post("/v1/changes", "open-" + i, "{\"change\": \"C-" + i + "\"}");
    }
    trail.record(
        "C-7",
        "deploy",
        "{\"type\": \"deploy.started\", \"environment\": \"production\", \"body\": {\"stage\":"
            + " \"all\"}}");
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void thePagesOfAListAreTheListThatStoodAtTheFirstPageWhateverIsAddedMeanwhile() {
    var seen = new ArrayList<String>();
    String path = "/v1/changes";
    long size = 0;
    for (int page = 0; !path.isEmpty(); page++) {
      Map<String, ?> answer = trail.get(path).json();
      if (page == 0) {
        size = (Long) answer.get("size");
        trail.post("/v1/changes", "late-" + size, "{\"change\": \"late-" + size + "\"}");
      }
      assertEquals(size, answer.get("size"));
      for (Object row : (List<?>) answer.get("changes")) {
        seen.add(String.valueOf(((Map<?, ?>) row).get("change")));
      }
      path = answer.get("next") instanceof String next ? "/v1/changes?cursor=" + next : "";
    }
    assertEquals(new HashSet<>(seen).size(), seen.size(), "no change twice");
    assertTrue(seen.size() >= 120, "only " + seen.size());
    assertFalse(seen.contains("late-" + size), "it was added after the first page");
  }

  @Test
  void aListIsNarrowedByWhatRecordsSay() {
    Map<String, ?> answer = trail.get("/v1/changes?env=production").json();
    assertEquals(1, ((List<?>) answer.get("changes")).size());
    assertEquals("not-understood", trail.get("/v1/changes?enviroment=production").problem());
    assertEquals("not-understood", trail.get("/v1/changes?cursor=1-2-3").problem());
    assertEquals("not-understood", trail.get("/v1/changes?from=yesterday").problem());
  }

  @Test
  void aChangeIsShownWithAllItsRecordsAndItsEvidencePackVerifies(@TempDir Path folder)
      throws Exception {
    var shown = trail.get("/v1/changes/C-7");
    assertTrue(shown.text().contains("deploy.started"), shown.text());

    var zip = trail.get("/v1/changes/C-7/evidence.zip");
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
      for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, files.readAllBytes());
      }
    }
    var shell = new dev.evenkeel.app.cli.Shell(folder.getParent());
    var ran = shell.run("trail", "verify", "--pack", folder.toString());
    assertEquals(0, ran.code(), ran.out() + ran.err());
    assertArrayEquals(zip.bytes(), trail.get("/v1/changes/C-7/evidence.zip").bytes());
    var asked =
        trail.known("/v1/changes/C-7/evidence.zip").header("Accept", "application/zip").GET();
    assertArrayEquals(zip.bytes(), trail.send(asked.build()).bytes());
    assertEquals("change-unknown", trail.get("/v1/changes/C-nobody").problem());
  }

  @Test
  void proofsThatAreServedVerify() {
    var note =
        SignedNote.parse(trail.send(trail.request("/log/checkpoints?at=3").GET().build()).bytes());
    Checkpoint older = Checkpoint.parse(note.text());
    Map<String, ?> proof =
        trail
            .send(
                trail
                    .request("/log/proof/consistency?from=" + older.size() + "&to=100")
                    .GET()
                    .build())
            .json();
    List<Hash> path =
        ((List<?>) proof.get("path")).stream().map(each -> hash(String.valueOf(each))).toList();
    assertTrue(
        new ConsistencyProof(older.size(), 100, path)
            .verifies(older.root(), hash(String.valueOf(proof.get("rootTo")))));

    var inclusion =
        TlogProof.parse(
            trail.send(trail.request("/log/proof/inclusion?index=5").GET().build()).bytes());
    assertEquals(5, inclusion.index());
    assertEquals(
        "not-found",
        trail.send(trail.request("/log/proof/inclusion?index=99999").GET().build()).problem());
  }

  private static Hash hash(String base64) {
    return Hash.of(Base64.getDecoder().decode(base64));
  }

  @Test
  void aPopulationIsStatedAndItsSampleDrawnAgain() {
    Map<String, ?> population = trail.get("/v1/populations?env=production").json();
    assertEquals(1L, population.get("records"));
    assertEquals(List.of(), population.get("gaps"));
    assertTrue(String.valueOf(population.get("statement")).contains("payloadType"));
    String asked = "{\"seed\": \"dice\", \"n\": 5, \"to\": \"2999-01-01T00:00:00Z\"";
    var one = trail.post("/v1/samples", "-", asked + "}");
    assertEquals(201, one.status(), one.text());
    assertEquals(5, ((List<?>) one.json().get("indices")).size());
    var again =
        trail.post("/v1/samples", "-", asked + ", \"size\": " + one.json().get("size") + "}");
    assertEquals(200, again.status(), again.text());
    for (String same : List.of("indices", "csv", "index", "receipt")) {
      assertEquals(one.json().get(same), again.json().get(same));
    }
    assertEquals(
        "not-a-record", trail.post("/v1/samples", "-", asked + ", \"size\": 0}").problem());
    var later = trail.post("/v1/samples", "-", asked + "}");
    assertEquals(201, later.status(), "the log has grown by a record, so it is another sample");
  }

  @Test
  void whoDrewWhichSampleStandsInTheLog() {
    var drawn = trail.post("/v1/samples", "-", "{\"seed\": \"who\", \"n\": 1}");
    String shown = trail.get("/v1/changes/log-audits").text();
    assertTrue(shown.contains("auditor.sampled"), shown);
    assertTrue(shown.contains("\"seed\": \"who\"") || shown.contains("\"seed\":\"who\""), shown);
    assertTrue(shown.contains("submitted-by.json"), shown);
    var receipt =
        TlogProof.parse(
            String.valueOf(drawn.json().get("receipt")).getBytes(StandardCharsets.UTF_8));
    assertEquals(drawn.json().get("index"), receipt.index());
    trail.tokens.add(
        new Token(
            "auditor",
            Token.hash("other-auditor"),
            Set.of(Scope.READ, Scope.AUDIT),
            Optional.empty()));
    String repeated =
        "{\"seed\": \"who\", \"n\": 1, \"size\": "
            + drawn.json().get("size")
            + ", \"to\": \""
            + drawn.json().get("to")
            + "\"}";
    var other = as("other-auditor", "/v1/samples", "-", repeated);
    assertEquals(200, other.status(), other.text());
    assertEquals(drawn.json().get("receipt"), other.json().get("receipt"));
  }

  @Test
  void anEntryIsProvedByTheHashOfItsLeafAlone() {
    for (int index : new int[] {0, 5, 101}) {
      TlogProof byIndex = proof("index=" + index);
      Hash leaf = leaf(index);
      assertTrue(byIndex.includes(leaf));
      String hex = java.util.HexFormat.of().formatHex(leaf.bytes());
      String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(leaf.bytes());
      for (String written : List.of(hex, forUrls, forUrls + "=")) {
        TlogProof byHash = proof("hash=" + written);
        assertEquals(index, byHash.index());
        assertTrue(byHash.includes(leaf));
      }
    }
    trail.record("by-hash", "by-hash", "{\"type\": \"change.opened\"}");
    var grown =
        Checkpoint.parse(SignedNote.parse(trail.get("/log/checkpoint").bytes()).text()).size();
    String newest = java.util.HexFormat.of().formatHex(leaf(grown - 1).bytes());
    assertEquals(grown - 1, proof("hash=" + newest).index(), "read on from where it ended");
    assertEquals("not-found", trail.get("/log/proof/inclusion?hash=" + "0".repeat(64)).problem());
    for (String odd : List.of("", "?hash=00", "?index=1&hash=" + newest, "?hash=%21")) {
      assertEquals("not-understood", trail.get("/log/proof/inclusion" + odd).problem(), odd);
    }
  }

  private static TlogProof proof(String query) {
    var answer = trail.send(trail.request("/log/proof/inclusion?" + query).GET().build());
    assertEquals(200, answer.status(), answer.text());
    return TlogProof.parse(answer.bytes());
  }

  private static Hash leaf(long index) {
    return dev.evenkeel.trail.tree.Merkle.leaf(
        trail.served.reading().read(reader -> reader.leaf(index)));
  }

  @Test
  void aPreferenceForAnAnswerBeforeTheRecordIsSafeIsNotFollowed() {
    var answer =
        trail.send(
            trail
                .known("/v1/changes/async/records")
                .header("Idempotency-Key", "async")
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"type\": \"change.opened\"}"))
                .build());
    assertEquals(201, answer.status());
    assertTrue(String.valueOf(answer.json().get("receipt")).startsWith("c2sp.org/tlog-proof@v1"));
    assertEquals(Optional.empty(), answer.header("Preference-Applied"));
  }

  @Test
  void aProjectSeesAndWritesItsOwnChangesOnly() {
    String shop = project("shop");
    String bank = project("bank");
    var opened = as(shop, "/v1/changes", "shop-1", "{\"change\": \"shop-change\"}");
    assertEquals(201, opened.status(), opened.text());

    assertEquals(200, as(shop, "/v1/changes/shop-change").status());
    assertEquals("change-unknown", as(bank, "/v1/changes/shop-change").problem());
    assertEquals("change-unknown", as(bank, "/v1/changes/shop-change/evidence.zip").problem());
    assertEquals(List.of(), as(bank, "/v1/changes").json().get("changes"));
    var foreign =
        as(bank, "/v1/changes/shop-change/records", "bank-1", "{\"type\": \"deploy.started\"}");
    assertEquals("other-project", foreign.problem());
    var repeated = as(bank, "/v1/changes", "shop-1", "{\"change\": \"shop-change\"}");
    assertFalse(repeated.text().contains("tlog-proof"), "a key of another project opens nothing");
  }

  private static String project(String name) {
    String secret = Token.secret(new SecureRandom());
    trail.tokens.add(
        new Token(name, Token.hash(secret), Set.of(Scope.READ, Scope.WRITE), Optional.of(name)));
    return secret;
  }

  private static RunningTrail.Answer as(String token, String path) {
    return trail.send(trail.request(path).header("Authorization", "Bearer " + token).GET().build());
  }

  private static RunningTrail.Answer as(String token, String path, String key, String json) {
    return trail.send(
        trail
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build());
  }

  @Test
  void metricsAreShownToThoseWhoAreKnown() {
    trail.check();
    String text = trail.get("/metrics").text();
    assertTrue(text.contains("evenkeel_receipt_seconds_count"), text);
    assertTrue(text.contains("evenkeel_verified_holds 1"), text);
    assertEquals("not-known", trail.send(trail.request("/metrics").GET().build()).problem());
  }
}
