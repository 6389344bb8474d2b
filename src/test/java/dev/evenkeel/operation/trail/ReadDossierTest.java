package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.report.trail.page.Dossier;
import dev.evenkeel.report.trail.page.Dossier.Separation;
import dev.evenkeel.report.trail.page.Dossier.Separation.Kept;
import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.state.Differing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An auditor is shown what the records say, and what they leave open is said to be open. */
class ReadDossierTest {
  private static final String NOBODY = " by somebody who neither made it nor deployed it";
  private static final String DRILL = "https://evenkeel.dev/schemas/drill-record/v1";
  private static final String REPORT = "https://evenkeel.dev/schemas/report/v1";

  private final Told told = new Told();

  @Test
  void whoMadeItIsNotKnownWhereNobodyStatedItByAnId() {
    told.tell(RecordType.CHANGE_OPENED, Map.of("requestedBy", "ana"));
    approved("2");
    deployed("3");
    separated(Kept.NOT_KNOWN, "nobody stated by immutable id who asked for the change or wrote it");
  }

  @Test
  void whoMadeItIsNotKnownWhereARecordOfItWasErased() {
    opened();
    opened();
    approved("2");
    told.erase(1, 0);
    separated(Kept.NOT_KNOWN, "a record of who asked for the change or wrote it was erased");
  }

  @Test
  void nobodyHasApprovedUntilSomebodyHas() {
    opened();
    separated(Kept.NOT_KNOWN, "no approval counts");
    told.tell(
        RecordType.APPROVAL_GIVEN,
        Map.of("principal", "robo", "principalId", "9", "principalType", "Bot"));
    told.tell(RecordType.APPROVAL_GIVEN, Map.of("principal", "eve"));
    separated(
        Kept.NOT_KNOWN, "no approval counts: robo is a bot; eve is stated without an immutable id");
    deployed("3");
    separated(Kept.NO, "no approval counts: robo is a bot; eve is stated without an immutable id");
  }

  @Test
  void whoApprovesHasNeitherMadeItNorBroughtItOut() {
    opened();
    approved("2");
    separated(Kept.YES, "1 approval" + NOBODY);
    told.tell(RecordType.DEPLOY_STARTED, Map.of());
    separated(
        Kept.NOT_KNOWN, "nobody stated by immutable id who deployed it, so it may be who approved");
    deployed("2");
    separated(Kept.NO, "whoever approved it deployed it");
    approved("4");
    separated(Kept.YES, "1 approval" + NOBODY);
    approved("5");
    separated(Kept.YES, "2 approvals" + NOBODY);
  }

  @Test
  void whatMayNotBeSeenIsNotThere() {
    told.tell("C", Optional.of("shop"), RecordType.CHANGE_OPENED, Map.of());
    told.tell("C", Optional.empty(), RecordType.OVERRIDE, Map.of());
    assertEquals(2, dossier(project -> true).orElseThrow().records().size());
    Dossier shop = dossier(Optional.of("shop")::equals).orElseThrow();
    assertEquals(1, shop.records().size());
    assertEquals("open", shop.state().phase().words());
    assertEquals(List.of(), shop.exempted());
    assertEquals(Optional.empty(), dossier(Optional.of("other")::equals));
    assertEquals(
        Optional.empty(), ReadDossier.run(told.log.storage, "D", project -> true, List.of()));
  }

  @Test
  void aDrillIsToldByItsRecordTheNewestFirst() {
    told.tell(
        RecordType.DRILL_ROLLBACK,
        Map.of("verdict", "passed"),
        MemoryLog.evidence("a log"),
        Told.json(Map.of("schema", "https://example.org/other", "drill", "rollback")),
        Told.json(
            Map.of(
                "schema", DRILL,
                "drill", "rollback",
                "verdict", "failed",
                "engine", Map.of("name", "postgresql", "version", "18"),
                "tool", Map.of("name", "flyway"),
                "coverage", Map.of("hit", 3L, "inferred", 1L, "enumerated", 4L),
                "plan", Map.of("digest", "sha256:aa"),
                "units",
                    List.of(
                        Map.of(
                            "id",
                            "V1",
                            "wayBack",
                            "restored",
                            "rowsLost",
                            2L,
                            "verdict",
                            "failed",
                            "detail",
                            "d"),
                        Map.of("id", "V2"),
                        "no unit"))));
    told.tell(
        RecordType.DRILL_HALF_DEPLOY,
        Map.of("verdict", "passed"),
        Told.json(
            Map.of(
                "schema",
                DRILL,
                "drill",
                "half-deploy",
                "verdict",
                "passed",
                "states",
                List.of(
                    Map.of(
                        "name", "S1",
                        "verdict", "SAFE",
                        "about", "before",
                        "probes",
                            Map.of(
                                "rerun", Map.of("answer", "yes"),
                                "rollback", Map.of("answer", "no"),
                                "oldCode", Map.of("answer", "maybe")),
                        "runbook", Map.of("way", "forwards"))))));
    told.tell(RecordType.TEST_RESULT, Map.of(), Told.json(Map.of("schema", DRILL)));
    List<Dossier.Drill> drills = dossier(project -> true).orElseThrow().drills();
    assertEquals(
        List.of(
            new Dossier.Drill(
                "half-deploy",
                "passed",
                1,
                told.log.entry(1).receivedAt(),
                " , ; ? tried and ? inferred of ?, plan ",
                List.of(
                    "state", "verdict", "where", "run again", "take back", "old code", "way out"),
                List.of(List.of("S1", "SAFE", "before", "yes", "no", "maybe", "forwards"))),
            new Dossier.Drill(
                "rollback",
                "failed",
                0,
                told.log.entry(0).receivedAt(),
                "postgresql 18, flyway; 3 tried and 1 inferred of 4, plan sha256:aa",
                List.of("unit", "way back", "rows lost", "verdict", "what was seen"),
                List.of(
                    List.of("V1", "restored", "2", "failed", "d"),
                    List.of("V2", "none", "not counted", "", "")))),
        drills);
  }

  @Test
  void whatAComparisonFoundIsReadFromItsReport() {
    Attachment report =
        Told.json(
            Map.of(
                "schema",
                REPORT,
                "findings",
                List.of(
                    Map.of(
                        "item",
                        "config/a",
                        "class",
                        "DIFFERENT",
                        "severity",
                        "block",
                        "message",
                        "m",
                        "owner",
                        "shop"),
                    Map.of(
                        "item",
                        "config/b",
                        "allowance",
                        Map.of(
                            "why",
                            "w",
                            "owner",
                            "o",
                            "expires",
                            "2027-01-01",
                            "changeOurMind",
                            "c")))));
    told.tell(
        RecordType.PARITY_CHECKED,
        Map.of("verdict", "failed"),
        MemoryLog.evidence("a log"),
        Told.json(Map.of("schema", "https://example.org/other", "findings", List.of())),
        Told.json(Map.of("schema", REPORT)),
        Told.json(Map.of("schema", REPORT, "findings", List.of("no finding"))),
        report);
    Dossier dossier = dossier(project -> true).orElseThrow();
    assertEquals(
        List.of(
            new Differing(
                "config/a", "DIFFERENT", "block", "m", Optional.of("shop"), Optional.empty()),
            new Differing(
                "config/b",
                "",
                "",
                "",
                Optional.empty(),
                Optional.of(new Differing.Allowed("w", "o", "2027-01-01", "c")))),
        dossier.compared().orElseThrow().items().orElseThrow());
    assertEquals("config/b", dossier.exempted().getFirst().item());
    told.erase(0, 5);
    assertEquals(
        Optional.empty(), dossier(project -> true).orElseThrow().compared().orElseThrow().items());
  }

  private void opened() {
    told.tell(RecordType.CHANGE_OPENED, Map.of("requestedById", "1"));
  }

  private void approved(String id) {
    told.tell(RecordType.APPROVAL_GIVEN, Map.of("principal", "p" + id, "principalId", id));
  }

  private void deployed(String id) {
    told.tell(RecordType.DEPLOY_SUCCEEDED, Map.of("principalId", id));
  }

  private void separated(Kept kept, String says) {
    Dossier dossier = dossier(project -> true).orElseThrow();
    assertEquals(new Separation(kept, says), dossier.separation());
    assertEquals(told.log.size(), dossier.head().size());
    assertEquals(Witnessing.NONE, dossier.witnessing());
  }

  private Optional<Dossier> dossier(java.util.function.Predicate<Optional<String>> sees) {
    return ReadDossier.run(told.log.storage, "C", sees, List.of());
  }
}
