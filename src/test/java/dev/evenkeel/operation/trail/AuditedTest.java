package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.report.trail.PopulationCsv;
import dev.evenkeel.report.trail.page.Overview;
import dev.evenkeel.report.trail.page.Period;
import dev.evenkeel.report.trail.page.Period.Emergency;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.state.Limits;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is asked of a log across its changes: periods, populations, overviews. */
class AuditedTest {
  private static final SignerKey KEY = SignerKey.of("example.org/log/statements", new byte[32]);
  private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");
  private static final Instant END = Instant.parse("2026-11-28T00:00:00Z");
  private static final Optional<String> SHOP = Optional.of("shop");

  private final Told told = new Told();

  @Test
  void aPopulationIsStatedByItsBoundsItsCountersAndItsTable() {
    threeOfShop();
    Population population = population();
    StatePopulation.Stated stated = StatePopulation.run(population, SHOP, KEY);
    assertEquals(PopulationCsv.of(population.members()), stated.csv());
    assertTrue(stated.statement().endsWith("\n"));
    Statement statement = opened(stated);
    assertEquals("https://evenkeel.dev/attestation/population/v1", statement.predicateType());
    assertEquals(
        List.of(Subject.sha256("population.csv", Sha256.hex(utf8(stated.csv())))),
        statement.subjects());
    assertEquals(
        Map.ofEntries(
            Map.entry("project", "shop"),
            Map.entry("environment", "production"),
            Map.entry("from", "2026-11-27T00:00:00Z"),
            Map.entry("to", "2026-11-28T00:00:00Z"),
            Map.entry("records", 3L),
            Map.entry("counts", Map.of("change.opened", 1L, "test.result", 2L)),
            Map.entry("gaps", List.of()),
            Map.entry("firstCounter", 0L),
            Map.entry("lastCounter", 2L),
            Map.entry("checkpoint", population.head().text())),
        statement.predicate());
    Population none = population(START.minusSeconds(5), START);
    Map<String, Object> predicate =
        opened(StatePopulation.run(none, Optional.empty(), KEY)).predicate();
    assertEquals(0L, predicate.get("records"));
    assertTrue(
        List.of("project", "firstCounter", "lastCounter").stream()
            .noneMatch(predicate::containsKey));
  }

  @Test
  void anAuditIsRememberedOnceForEachHead() {
    threeOfShop();
    Population population = population();
    StatePopulation.Stated stated = StatePopulation.run(population, SHOP, KEY);
    Submission submission = AuditRecords.population(population, SHOP, stated);
    Map<String, ?> body = body(submission);
    assertEquals(
        Map.of(
            "project",
            "shop",
            "environment",
            "production",
            "from",
            "2026-11-27T00:00:00Z",
            "to",
            "2026-11-28T00:00:00Z",
            "size",
            3L,
            "root",
            population.head().root().base64(),
            "records",
            3L,
            "gaps",
            List.of(),
            "csv",
            Sha256.hex(utf8(stated.csv()))),
        body);
    assertEquals(
        "population.stated-" + Sha256.hex(submission.body().orElseThrow().content()),
        submission.key());
    assertEquals(RecordType.POPULATION_STATED, submission.type());
    assertEquals("log-audits", submission.change());
    Attachment evidence = submission.evidence().getFirst();
    assertEquals("population.intoto.jsonl", evidence.name());
    assertEquals(stated.statement(), new String(evidence.content(), StandardCharsets.UTF_8));
    Submission sampled = AuditRecords.sample(population, SHOP, "dice", 2);
    assertEquals("dice", body(sampled).get("seed"));
    assertEquals(2L, body(sampled).get("asked"));
    assertEquals(
        population.sample("dice", 2).stream().map(Population.Member::index).toList(),
        body(sampled).get("indices"));
    assertEquals(RecordType.AUDITOR_SAMPLED, sampled.type());
    assertEquals(List.of(), sampled.evidence());
    assertNotEquals(sampled.key(), AuditRecords.sample(population, SHOP, "other", 2).key());
    assertEquals(sampled.key(), AuditRecords.sample(population, SHOP, "dice", 2).key());
  }

  @Test
  void aPeriodShowsItsEmergenciesAndWhetherTheyWereReviewed() {
    open("A", Map.of("kind", "emergency", "why", "fire"));
    open("B", Map.of("kind", "emergency"));
    open("C", Map.of("kind", "standard"));
    open("D", Map.of());
    told.tell("A", SHOP, RecordType.POST_REVIEW, Map.of());
    Population population = population();
    Period period = ReadPeriod.run(told.log.storage, SHOP, population, "dice", 2, List.of());
    assertEquals(
        List.of(
            new Emergency("A", Optional.of("fire"), true),
            new Emergency("B", Optional.empty(), false)),
        period.emergencies());
    assertEquals(population.sample("dice", 2), period.sample());
    assertEquals(Witnessing.NONE, period.witnessing());
    assertEquals(
        List.of(), ReadPeriod.run(told.log.storage, SHOP, population, "", 2, List.of()).sample());
  }

  @Test
  void changesAreShownAPageAtATimeAndOnlyThoseThatMayBeSeen() {
    open("A", Map.of("why", "a"));
    told.tell("B", Optional.of("other"), RecordType.CHANGE_OPENED, Map.of());
    open("C", Map.of());
    told.tell("A", SHOP, RecordType.GATE_DECIDED, Map.of("verdict", "passed"));
    told.tell("A", SHOP, RecordType.DEPLOY_SUCCEEDED, Map.of());
    ShowState.States states = states(new ShowState.Asked(Limits.USUAL, END, 10));
    Overview first = ReadOverview.run(told.log.storage, 99, 2, SHOP::equals, states);
    assertEquals(
        List.of(
            new Overview.Row(
                "C",
                "open",
                Optional.empty(),
                Optional.empty(),
                told.log.entry(2).receivedAt(),
                1)),
        first.changes());
    assertEquals(Optional.of(1L), first.older());
    assertEquals(
        List.of("shop"),
        first.environments().stream().map(state -> state.project().orElse("")).toList());
    assertEquals(states.head(), first.head());
    Overview second = ReadOverview.run(told.log.storage, 1, 2, project -> true, states);
    assertEquals(
        List.of(
            new Overview.Row(
                "A",
                "deployed",
                Optional.of("a"),
                Optional.of("passed"),
                told.log.entry(4).receivedAt(),
                3)),
        second.changes());
    assertEquals(Optional.empty(), second.older());
    assertEquals(2, second.environments().size());
    assertEquals(
        Optional.empty(),
        ReadOverview.run(told.log.storage, 99, 3, project -> true, states).older(),
        "a page that is full and the last");
  }

  @Test
  void oneChangeThatCannotBeReadDoesNotHideTheOthers() {
    open("A", Map.of());
    told.log.storage.write(
        writer -> {
          var last = told.log.entry(0);
          writer.append(
              new Entry(
                  "bad",
                  "B",
                  0,
                  Optional.empty(),
                  RecordType.GATE_DECIDED,
                  SHOP,
                  Optional.of("production"),
                  1,
                  last.receivedAt(),
                  Optional.empty(),
                  Optional.of(bad(writer)),
                  List.of()));
          return true;
        });
    Overview overview =
        ReadOverview.run(
            told.log.storage,
            99,
            5,
            project -> true,
            new ShowState.States(List.of(), Optional.empty()));
    assertEquals(
        List.of(
            "B cannot be read: body.verdict: passed, failed or inconclusive is expected 0",
            "A open 1"),
        overview.changes().stream()
            .map(row -> row.change() + " " + row.stands() + " " + row.records())
            .toList());
    assertEquals(told.log.entry(1).receivedAt(), overview.changes().getFirst().last());
  }

  private static Commitment bad(Storage.Writer writer) {
    byte[] bytes = utf8("{\"verdict\":\"perhaps\"}");
    var blob = Blob.of(bytes, new SecureRandom());
    writer.keep(blob);
    return Commitment.to(Attachment.json(bytes), blob);
  }

  @Test
  void aWriterIsAnsweredByAReceiptOrByWhatIsWrong() {
    Submission first = MemoryLog.submission("k", RecordType.TEST_RESULT, "{}");
    var recorded =
        assertInstanceOf(RecordEntry.Answer.Receipt.class, RecordEntry.run(told.log.log(), first));
    assertEquals(recorded, RecordEntry.run(told.log.log(), first));
    assertEquals(
        new RecordEntry.Answer.Refused(
            "the key k belongs to record 0, which differs in: type; a new record needs a new key, a"
                + " repeated one the same fields"),
        RecordEntry.run(told.log.log(), MemoryLog.submission("k", RecordType.POST_REVIEW, "{}")));
    var unfit =
        assertInstanceOf(
            RecordEntry.Answer.Refused.class,
            RecordEntry.run(
                told.log.log(),
                new Submission(
                    "l",
                    "c",
                    RecordType.OVERRIDE,
                    SHOP,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())));
    assertTrue(unfit.problem().contains("another project"), unfit.problem());
  }

  @Test
  void aNoticeOfAKeyHasOneKeySoThatARotationGoesOn() {
    Submission announced = RotateKey.announce(KeyNotice.Role.STATEMENT, MemoryLog.KEY, KEY, "new");
    String digest = Sha256.hex(utf8(KEY.verifier().toString()));
    assertEquals("statement-key-announces-" + digest, announced.key());
    assertEquals("log-keys", announced.change());
    assertEquals(RecordType.KEY_ROTATED, announced.type());
    KeyNotice notice = KeyNotice.in(announced.body().orElseThrow().content()).orElseThrow();
    assertEquals(
        new KeyNotice(
            KeyNotice.Role.STATEMENT,
            KeyNotice.Act.ANNOUNCES,
            MemoryLog.KEY.verifier(),
            KEY.verifier()),
        notice);
    Submission retired = RotateKey.retire(MemoryLog.KEY, KEY.verifier(), "over");
    assertEquals("log-key-retires-" + digest, retired.key());
    assertEquals(
        KeyNotice.Act.RETIRES,
        KeyNotice.in(retired.body().orElseThrow().content()).orElseThrow().act());
  }

  @Test
  void aLogThatDoesNotOpenIsAProblemWithAName() {
    var terms =
        new TrailVerifier.Terms(
            MemoryLog.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
    assertEquals(
        List.of(new Problem(Problem.What.DATABASE, "it does not open")),
        VerifyTrail.run(
                () -> {
                  throw new StorageFailure("it does not open");
                },
                terms)
            .problems());
  }

  private ShowState.States states(ShowState.Asked asked) {
    return ShowState.run(
        told.log.storage, new Outlines(), (project, name) -> true, Optional.empty(), asked);
  }

  private void threeOfShop() {
    open("A", Map.of());
    told.tell("A", SHOP, RecordType.TEST_RESULT, Map.of());
    told.tell("B", SHOP, RecordType.TEST_RESULT, Map.of());
  }

  private void open(String change, Map<String, ?> body) {
    told.tell(change, SHOP, RecordType.CHANGE_OPENED, body);
  }

  private Population population() {
    return population(START, END);
  }

  private Population population(Instant from, Instant to) {
    return told.log.storage.read(
        reader ->
            Population.of(reader, SHOP, Optional.of("production"), from, to, OptionalLong.empty()));
  }

  private static Statement opened(StatePopulation.Stated stated) {
    return Statement.parse(
        Envelope.parse(utf8(stated.statement().strip()))
            .open(List.of(KEY.verifier()), 1, List.of(Statement.PAYLOAD_TYPE))
            .orElseThrow());
  }

  private static Map<String, ?> body(Submission submission) {
    return StrictJson.object(submission.body().orElseThrow().content(), "body");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
