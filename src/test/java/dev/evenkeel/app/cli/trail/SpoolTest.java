package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.verify.TrailVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is down, or dies in the middle: what happens to the record. */
class SpoolTest {
  private static final String TOKEN = "a-token-that-nobody-may-read";
  private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");

  @TempDir private Path directory;
  private Runs runs;
  private PretendService service;

  @BeforeEach
  void start() throws IOException {
    runs = new Runs(directory);
    service = new PretendService(Files.createDirectory(directory.resolve("service")));
    Files.writeString(directory.resolve("token"), TOKEN + "\n");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Runs.Run record(String server, String key, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "trail",
                "record",
                "--server",
                server,
                "--token-file",
                "token",
                "--change",
                "C 1",
                "--type",
                "test.result",
                "--key",
                key,
                "--spool",
                "spool"));
    arguments.addAll(List.of(more));
    return runs.run(arguments.toArray(new String[0]));
  }

  private Runs.Run replay(String server) {
    return runs.run(
        "trail", "replay", "--server", server, "--token-file", "token", "--spool", "spool");
  }

  private List<Path> waiting() throws IOException {
    Path spool = directory.resolve("spool");
    if (!Files.exists(spool)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.filter(f -> f.toString().endsWith(".spooled")).sorted().toList();
    }
  }

  private List<Entry> entries() {
    return service.house.storage.read(
        reader -> {
          var entries = new ArrayList<Entry>();
          for (long i = 0; i < reader.frontier().size(); i++) {
            entries.add(Entry.parse(reader.leaf(i)));
          }
          return entries;
        });
  }

  private String receipt(long index) {
    return service.house.storage.read(r -> TransparencyLog.receipt(r, index)).toString();
  }

  /** A port of this machine where nobody listens. */
  private static String nobody() {
    return "http://127.0.0.1:1";
  }

  @Test
  void aServiceThatAnswersGivesTheReceiptAndNothingWaits() throws IOException {
    Runs.Run run = record(service.url(), "k");
    assertEquals(0, run.code(), run.err());
    assertEquals(receipt(0), run.out());
    assertEquals(List.of(), waiting());
    assertEquals(run.out(), record(service.url(), "k").out());
    assertEquals(List.of("Bearer " + TOKEN), service.tokens.stream().distinct().toList());
    assertEquals("C 1", entries().getFirst().change());
  }

  @Test
  void whileTheServiceIsDownRecordsWaitAndAreSentInOrderWithTheTimeOfTheirMaking()
      throws IOException {
    for (String key : List.of("1", "2", "3")) {
      Runs.Run run = record(nobody(), key);
      assertEquals(5, run.code(), run.err());
      assertEquals("", run.out());
      assertTrue(run.err().contains("waits in "), run.err());
    }
    for (Path file : waiting()) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertFalse(Files.readString(file).contains(TOKEN));
    }
    Runs.Run still = replay(nobody());
    assertEquals(5, still.code(), still.out());
    assertTrue(still.out().contains("0 sent, 3 wait"), still.out());

    Runs.Run sent = replay(service.url());
    assertEquals(0, sent.code(), sent.out());
    List<Entry> entries = entries();
    assertEquals(List.of("1", "2", "3"), entries.stream().map(Entry::key).toList());
    for (Entry entry : entries) {
      assertEquals(Optional.of(NOW), entry.claimedAt());
      Commitment late = entry.evidence().getLast();
      assertEquals("late.json", late.name());
      byte[] said = service.house.storage.read(r -> r.blob(late.hash())).orElseThrow().content();
      assertTrue(
          new String(said, StandardCharsets.UTF_8).contains("late: " + nobody()), "the reason");
    }
    assertEquals(List.of(), waiting());
    assertEquals(receipt(1), Files.readString(directory.resolve("spool/sent/00000002.tlog-proof")));
    assertEquals(0, replay(service.url()).code());
    assertEquals(3, entries().size());
  }

  @Test
  void aServiceThatDiesBetweenCommitAndReplyHasOneEntryAndItsFirstReceiptComesBack()
      throws IOException {
    service.mood = PretendService.Mood.DIES_AFTER_COMMIT;
    assertEquals(5, record(service.url(), "k").code());
    String first = receipt(0);
    service.mood = PretendService.Mood.WELL;
    Runs.Run sent = replay(service.url());
    assertEquals(0, sent.code(), sent.out());
    assertEquals(1, entries().size());
    assertEquals(first, Files.readString(directory.resolve("spool/sent/00000001.tlog-proof")));
    assertEquals(Optional.empty(), entries().getFirst().claimedAt());
  }

  @Test
  void aReplayThatDiesBetweenCommitAndReplyIsRepeatedWithoutASecondEntry() throws IOException {
    record(nobody(), "k");
    service.mood = PretendService.Mood.DIES_AFTER_COMMIT;
    assertEquals(5, replay(service.url()).code());
    service.mood = PretendService.Mood.WELL;
    assertEquals(0, replay(service.url()).code());
    assertEquals(1, entries().size());
    assertEquals(Optional.of(NOW), entries().getFirst().claimedAt());
    var terms =
        new TrailVerifier.Terms(
            dev.evenkeel.store.LogHouse.KEY.verifier(),
            service.house.mark.read(),
            List.of(),
            Optional.empty());
    assertTrue(service.house.storage.audit(rows -> TrailVerifier.verify(rows, terms)).holds());
  }

  @Test
  void whoAsksAgainWhileTheServiceIsDownWaitsOnce() throws IOException {
    record(nobody(), "k");
    assertEquals(5, record(nobody(), "k").code());
    assertEquals(1, waiting().size());
    Runs.Run other = record(nobody(), "k", "--environment", "staging");
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("another record"), other.err());
    assertEquals(1, waiting().size());
  }

  @Test
  void whatABusyServiceOrAPortalInBetweenSaysIsNoReceipt() throws IOException {
    service.mood = PretendService.Mood.BUSY;
    assertEquals(5, record(service.url(), "1").code());
    service.mood = PretendService.Mood.TALKS_NONSENSE;
    assertEquals(5, record(service.url(), "2").code());
    assertEquals(2, waiting().size());
    service.mood = PretendService.Mood.WELL;
    assertEquals(0, replay(service.url()).code());
    assertEquals(2, entries().size());
  }

  @Test
  void whatTheServiceRefusesIsSaidAtOnceAndARefusedReplayIsKept() throws IOException {
    service.mood = PretendService.Mood.REFUSES;
    Runs.Run refused = record(service.url(), "k");
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.err().contains("the caller may not do this"), refused.err());
    assertEquals(List.of(), waiting());
    record(nobody(), "k");
    Runs.Run kept = replay(service.url());
    assertEquals(2, kept.code(), kept.out());
    assertTrue(kept.out().contains("NOT SENT"), kept.out());
    assertEquals(1, waiting().size());
  }

  @Test
  void theTokenGoesToNobodyElse() throws IOException {
    try (var other = new PretendService(Files.createDirectory(directory.resolve("other")))) {
      service.mood = PretendService.Mood.SENDS_ELSEWHERE;
      service.elsewhere = other.url() + "/v1/changes/C/records";
      Runs.Run run = record(service.url(), "k");
      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains("sends us to another address"), run.err());
      assertEquals(List.of(), other.tokens);
    }
    Runs.Run plain = record("http://trail.example.org", "k");
    assertEquals(2, plain.code(), plain.err());
    assertTrue(plain.err().contains("unencrypted"), plain.err());
    Runs.Run inside = record("https://user:" + TOKEN + "@trail.example.org", "k");
    assertEquals(2, inside.code(), inside.err());
    assertFalse((inside.err() + plain.err()).contains(TOKEN), "a token in a message");
  }

  @Test
  void aSpooledRecordThatWasChangedIsNamedAndNotSent() throws IOException {
    record(nobody(), "1");
    record(nobody(), "2");
    Path first = waiting().getFirst();
    String line = Files.readString(first);
    int at = line.indexOf("payload\":\"") + 60;
    char other = line.charAt(at) == 'A' ? 'B' : 'A';
    Files.writeString(first, line.substring(0, at) + other + line.substring(at + 1));
    Runs.Run run = replay(service.url());
    assertEquals(4, run.code(), run.out());
    assertTrue(run.out().contains("00000001.spooled  NOT SENT"), run.out());
    assertEquals(List.of("2"), entries().stream().map(Entry::key).toList());
    assertEquals(List.of(first), waiting());
    assertEquals(1, service.house.storage.read(Storage.Reader::frontier).size());
  }
}
