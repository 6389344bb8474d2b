package dev.evenkeel.operation.lookout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.report.Report;
import dev.evenkeel.store.file.MarkFile;
import dev.evenkeel.store.sqlite.SqliteFile;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log has what is news, and nothing twice. */
final class LookRecordTest {
  private static final String CHANGE = "compare:staging:production";

  @TempDir Path folder;
  private Storage storage;
  private TransparencyLog log;

  @BeforeEach
  void aLog() {
    storage = SqliteFile.open(folder.resolve("trail.db"));
    log =
        new TransparencyLog(
            storage,
            new MarkFile(folder.resolve("mark/mark")),
            SignerKey.of("log.example.org", new byte[32]),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void end() {
    storage.close();
  }

  @Test
  void theSameLookAddsOneRecordHoweverOftenItIsMade() {
    assertTrue(look(seen("{\"a\": 1}", "policy")));
    for (int i = 0; i < 20; i++) {
      assertFalse(look(seen("{\"a\": 1}", "policy")));
    }
    Remembered only = records().getFirst();
    assertEquals(1, records().size());
    assertEquals(RecordType.PARITY_CHECKED, only.entry().type());
    assertEquals(Optional.of("production"), only.entry().environment());
    assertEquals("12h", only.body().orElseThrow().get("limit"));
  }

  @Test
  void anotherReportOrAnotherPolicyIsNewsAndSoIsTheFirstOneAgain() {
    for (int i = 0; i < 2; i++) {
      assertTrue(look(seen("{\"a\": 1}", "policy")));
      assertTrue(look(seen("{\"a\": 2}", "policy")));
      assertTrue(look(seen("{\"a\": 2}", "another")));
    }
    assertEquals(6, records().size());
  }

  @Test
  void whatCouldNotBeSeenIsNeverWhatWasSeenBefore() {
    assertTrue(look(seen("{}", "")));
    assertTrue(look(new Look.Blind("the file is gone")));
    assertFalse(look(new Look.Blind("the file is gone")), "the log says so already");
    assertTrue(look(new Look.Blind("the comparison hangs")));
    assertTrue(look(seen("{}", "")));
    assertEquals(
        List.of("passed", "inconclusive", "inconclusive", "passed"),
        records().stream().map(record -> record.body().orElseThrow().get("verdict")).toList());
  }

  @Test
  void whatCameIntoTheEnvironmentSinceMakesTheSameLookNews() {
    assertTrue(look(seen("{}", "")));
    other("C-1", RecordType.DEPLOY_SUCCEEDED, "production");
    assertTrue(look(seen("{}", "")), "nobody looked after the deploy");
    assertFalse(look(seen("{}", "")));
    other("C-2", RecordType.GATE_DECIDED, "production");
    assertTrue(look(seen("{}", "")), "the newest comparison has to be what is so now");
    other("C-2", RecordType.APPROVAL_GIVEN, "production");
    other("C-2", RecordType.DEPLOY_SUCCEEDED, "elsewhere");
    assertFalse(look(seen("{}", "")), "neither says anything of what differs");
  }

  @Test
  void aReportThatWasErasedIsRecordedAnew() {
    assertTrue(look(seen("{\"a\": 1}", "")));
    String commitment = records().getFirst().entry().evidence().getFirst().hash().base64();
    log.append(
        new Submission(
            "erase",
            CHANGE,
            RecordType.EVIDENCE_ERASED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                Attachment.json(
                    ("{\"commitment\": \"" + commitment + "\", \"reason\": \"r\"}")
                        .getBytes(StandardCharsets.UTF_8))),
            List.of()));
    assertTrue(look(seen("{\"a\": 1}", "")));
  }

  @Test
  void aReportThatLooksLikeACredentialIsNotKeptAndItsVerdictIs() {
    String secret = "ghp_" + "a".repeat(36);
    assertTrue(look(seen("{\"a\": \"" + secret + "\"}", "")));
    Remembered record = records().getFirst();
    assertEquals(List.of(), record.entry().evidence());
    assertEquals("passed", record.body().orElseThrow().get("verdict"));
    assertTrue(
        String.valueOf(record.body().orElseThrow().get("reportNotKept")).contains("credential"));
    assertFalse(record.body().orElseThrow().toString().contains(secret));
    assertFalse(look(seen("{\"a\": \"" + secret + "\"}", "")));
  }

  @Test
  void namesThatTogetherAreTooLongForTheLogAreNamedByTheirDigest() {
    String name = LookRecord.change("s".repeat(150), "p".repeat(150));
    assertTrue(name.startsWith("compare:") && name.length() < 200, name);
  }

  private boolean look(Look look) {
    var record =
        new LookRecord("staging", "production", Optional.empty(), Duration.ofHours(12), look);
    return switch (storage.read(record::held)) {
      case LookRecord.News.Same same -> false;
      case LookRecord.News.Fresh fresh -> {
        log.append(fresh.submission());
        yield true;
      }
    };
  }

  private void other(String change, RecordType type, String environment) {
    log.append(
        new Submission(
            change + type.word(),
            change,
            type,
            Optional.empty(),
            Optional.of(environment),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private List<Remembered> records() {
    return ShowTrail.run(storage, CHANGE).records();
  }

  private static Look seen(String json, String policy) {
    Report report = Reports.passed();
    return new Look.Seen(report, json, policy);
  }
}
