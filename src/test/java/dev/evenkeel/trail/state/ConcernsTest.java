package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Concern.Kind;
import dev.evenkeel.trail.state.Story.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each concern says what was seen, whose it is, on which record it rests, and what to do next. */
class ConcernsTest {
  private static final Differing OPEN =
      new Differing("config/a", "DIFFERENT", "block", "m", Optional.empty(), Optional.empty());
  private static final Differing UNKNOWN =
      new Differing("config/b", "UNKNOWN", "block", "m", Optional.empty(), Optional.empty());

  @Test
  void ofAnEnvironmentWithoutRecords() {
    assertEquals(
        List.of(
            "NOTHING_DEPLOYED Optional.empty not stated Optional.empty: no record says that a"
                + " deploy succeeded here and was not rolled back since, so what runs is not known"
                + " -> record deploy.succeeded of the change that runs here",
            "NEVER_COMPARED Optional.empty not stated Optional.empty: no comparison of this"
                + " environment was recorded, so what differs is not known"
                + " -> evenkeel gate --data DIR --change ID records one"),
        said(List.of(), 0));
  }

  @Test
  void ofAChangeThatStoppedHalfWay() {
    assertEquals(
        List.of(
            "HALF_WAY Optional[A] shop Optional[3]: its deploy stopped half-way, stage migrate"
                + " 2 min ago: locks -> evenkeel runbook has the way out of each drilled state;"
                + " evenkeel trail show A has all that was recorded"),
        of(
            Kind.HALF_WAY,
            with(
                event(
                    "A",
                    RecordType.DEPLOY_STOPPED,
                    30,
                    "stage",
                    "migrate",
                    "reason",
                    "locks",
                    "owner",
                    "shop")),
            32));
    assertEquals(
        List.of(
            "HALF_WAY Optional[A] ana Optional[3]: its rollback failed 60 s ago -> evenkeel runbook"
                + " has the way out of each drilled state; evenkeel trail show A has all that was"
                + " recorded"),
        of(Kind.HALF_WAY, with(event("A", RecordType.ROLLBACK_FAILED, 30)), 31));
  }

  @Test
  void ofAStageThatShouldHaveEnded() {
    String next = " -> ask its owner, look at the environment, and record how it ended";
    List<Event> assumed = with(event("A", RecordType.DEPLOY_STARTED, 30));
    assertEquals(List.of(), of(Kind.OVERDUE, assumed, 90));
    assertEquals(
        List.of(
            "OVERDUE Optional[A] ana Optional[3]: its deploy started 61 min ago and should have"
                + " come to an end within 60 min (assumed: no limit was stated), of which there is"
                + " no record"
                + next),
        of(Kind.OVERDUE, assumed, 91));
    List<Event> stated =
        with(event("A", RecordType.ROLLBACK_STARTED, 30, "limit", "15m", "owner", "dba"));
    assertEquals(List.of(), of(Kind.OVERDUE, stated, 45));
    assertEquals(
        List.of(
            "OVERDUE Optional[A] dba Optional[3]: its rollback started 16 min ago and should have"
                + " come to an end within 15 min, of which there is no record"
                + next),
        of(Kind.OVERDUE, stated, 46));
  }

  @Test
  void aLaterStageKeepsTheOwnerAndTheLimitOfTheOneBeforeUnlessItStatesItsOwn() {
    List<Event> story =
        with(event("A", RecordType.DEPLOY_STARTED, 30, "limit", "15m", "owner", "x"));
    story.add(event("A", RecordType.DEPLOY_STAGE_DONE, 40));
    assertTrue(of(Kind.OVERDUE, story, 56).getFirst().startsWith("OVERDUE Optional[A] x "));
    story.add(event("A", RecordType.DEPLOY_STAGE_DONE, 41, "limit", "20m", "owner", "y"));
    assertEquals(List.of(), of(Kind.OVERDUE, story, 61));
    assertTrue(of(Kind.OVERDUE, story, 62).getFirst().startsWith("OVERDUE Optional[A] y "));
  }

  @Test
  void ofWhatNobodyBroughtHereSinceTheLastDeploy() {
    List<Event> story = with(event("S", RecordType.SHADOW_DETECTED, 25, "reason", "before"));
    story.add(event("A", RecordType.DEPLOY_SUCCEEDED, 30));
    story.add(event("S", RecordType.SHADOW_DETECTED, 31, "reason", "image x", "principal", "bob"));
    story.add(event("S", RecordType.SHADOW_DETECTED, 32));
    assertEquals(
        List.of(
            "SHADOW_CHANGE Optional[S] bob Optional[5]: something runs here that no recorded change"
                + " brought: image x -> find out who changed it: evenkeel trail show S",
            "SHADOW_CHANGE Optional[S] not stated Optional[6]: something runs here that no recorded"
                + " change brought -> find out who changed it: evenkeel trail show S"),
        of(Kind.SHADOW_CHANGE, story, 40));
  }

  @Test
  void ofAComparisonThatFailedOrProvesNothing() {
    String about = " Optional[A] ana Optional[3]: the newest comparison ";
    List<Event> failed = deployed("failed", "reason", "two findings");
    String align = " -> align what differs, or declare why: evenkeel trail show A";
    assertEquals(
        List.of("COMPARISON_FAILED" + about + "failed: two findings" + align),
        of(Kind.COMPARISON_FAILED, failed, 40));
    assertEquals(
        List.of("COMPARISON_FAILED" + about + "failed" + align),
        of(Kind.COMPARISON_FAILED, deployed("failed"), 40));
    assertEquals(
        List.of("COMPARISON_FAILED" + about + "failed: 2 findings open, 1 not judged" + align),
        said(failed, 40, List.of(OPEN, OPEN, UNKNOWN, allowed("config/c", "2027-01-01"))));
    assertEquals(
        List.of(
            "COMPARISON_INCONCLUSIVE" + about + "proves nothing -> compare again and record it"),
        said(deployed("whatever"), 40));
    assertEquals(List.of(), said(deployed("passed", "reason", "all good"), 40));
  }

  @Test
  void ofAComparisonThatIsOld() {
    String about = "COMPARISON_OLD Optional[A] ana Optional[3]: the newest comparison was made ";
    assertEquals(
        List.of(
            about
                + "24 h 1 min ago; it is good for 24 h, so what differs now is not known -> compare"
                + " again and record it"),
        said(deployed("passed"), 25 + 24 * 60 + 1));
    assertEquals(List.of(), said(deployed("passed"), 25 + 24 * 60));
    Event looked =
        event("compare:staging:production", RecordType.PARITY_CHECKED, 35, "verdict", "failed");
    List<Event> story = deployed("passed");
    story.add(looked);
    assertEquals(
        List.of(
            "COMPARISON_FAILED Optional[compare:staging:production] not stated Optional[5]: the"
                + " newest comparison failed -> align what differs, or declare why: evenkeel trail"
                + " show compare:staging:production",
            "COMPARISON_OLD Optional[compare:staging:production] not stated Optional[5]: the newest"
                + " comparison was made 24 h 1 min ago; it is good for 24 h, so what differs now is"
                + " not known -> looks that saw the same are not in the log; the service that looks"
                + " knows them: docs/operations.md, \"A comparison is late, or could not look\""),
        said(story, 35 + 24 * 60 + 1));
  }

  @Test
  void ofAChangeThatCameAfterTheComparison() {
    List<Event> story = deployed("passed");
    story.add(event("B", RecordType.DEPLOY_SUCCEEDED, 40, "owner", "web"));
    story.add(event("B", RecordType.DRILL_ROLLBACK, 40, "verdict", "passed"));
    assertEquals(
        List.of(
            "COMPARED_BEFORE_CHANGE Optional[B] web Optional[5]: the newest comparison (record 3)"
                + " is older than this: its deploy succeeded 5 min ago -> compare again and record"
                + " it"),
        said(story, 45));
    for (RecordType spokenFor :
        List.of(
            RecordType.DEPLOY_STARTED, RecordType.DEPLOY_STAGE_DONE, RecordType.DEPLOY_SUCCEEDED)) {
      List<Event> own = deployed("passed");
      own.add(event("A", spokenFor, 40));
      assertEquals(List.of(), said(own, 45), spokenFor.word());
    }
    List<Event> stopped = deployed("passed");
    stopped.add(event("A", RecordType.DEPLOY_STOPPED, 40));
    assertEquals(1, of(Kind.COMPARED_BEFORE_CHANGE, stopped, 45).size());
  }

  @Test
  void ofADrillThatIsMissingOrOldOrDidNotPass() {
    List<Event> none = deployed("passed");
    none.set(2, event("A", RecordType.TEST_RESULT, 10));
    assertEquals(
        List.of(
            "DRILL_MISSING Optional[A] ana Optional.empty: no drill of it is recorded: whether it"
                + " can be taken back was not tried -> evenkeel drill rollback, and record what it"
                + " says"),
        said(none, 40));
    List<Event> failed = deployed("passed");
    failed.set(2, event("A", RecordType.DRILL_ROLLBACK, 10, "verdict", "failed"));
    assertEquals(
        List.of(
            "DRILL_FAILED Optional[A] ana Optional[2]: its newest rollback drill failed -> evenkeel"
                + " trail show A"),
        said(failed, 40));
    failed.set(2, event("A", RecordType.DRILL_HALF_DEPLOY, 10, "limit", "20m"));
    assertEquals(
        List.of(
            "DRILL_INCONCLUSIVE Optional[A] ana Optional[2]: its newest half-deploy drill was"
                + " inconclusive -> evenkeel trail show A",
            "DRILL_OLD Optional[A] ana Optional[2]: its newest half-deploy drill was run 30 min"
                + " ago; it is good for 20 min -> evenkeel drill half-deploy, and record what it"
                + " says"),
        said(failed, 40));
    assertEquals(1, said(failed, 30).size());
  }

  @Test
  void ofRecordsThatClaimAnotherOrder() {
    List<Event> story = deployed("passed");
    story.add(new Event("A", RecordType.DEPLOY_SUCCEEDED, 40, 15, Map.of()));
    assertEquals(
        List.of(
            "ORDER_IN_DOUBT Optional[A] ana Optional[5]: record 5 claims to have happened before"
                + " record 4, which the log took earlier; the log's order is used here -> look at"
                + " both, and record what is true: evenkeel trail show A"),
        said(story, 41));
    story.set(5, new Event("A", RecordType.DEPLOY_SUCCEEDED, 40, 10, Map.of()));
    assertEquals(List.of(), said(story, 41), "at the same time is no other order");
  }

  @Test
  void ofWhatLiesAheadOfTheClockByMoreThanAMinute() {
    List<Event> story = with(event("A", RecordType.DEPLOY_STARTED, 30));
    story.set(2, event("A", RecordType.DRILL_ROLLBACK, 30, "verdict", "passed"));
    story.add(event("A", RecordType.PARITY_CHECKED, 30, "verdict", "passed"));
    assertEquals(List.of(), of(Kind.AHEAD_OF_CLOCK, story, 29));
    String which =
        "was taken at 2026-11-26T00:30:00Z, which lies ahead of this machine's clock: its age is"
            + " not known -> set the clocks right";
    assertEquals(
        List.of(
            "AHEAD_OF_CLOCK Optional[A] ana Optional[3]: the record " + which,
            "AHEAD_OF_CLOCK Optional[A] ana Optional[4]: the comparison " + which,
            "AHEAD_OF_CLOCK Optional[A] ana Optional[2]: the drill " + which),
        of(Kind.AHEAD_OF_CLOCK, story, 28));
  }

  @Test
  void ofAnExceptionThatExpiredOrStatesNoDay() {
    List<Event> story = deployed("passed");
    story.add(
        event(
            "A",
            RecordType.EXCEPTION_USED,
            31,
            "item",
            "x",
            "expires",
            "2026-11-25",
            "owner",
            "o"));
    story.add(event("A", RecordType.OVERRIDE, 32, "principal", "eve", "expires", "soon"));
    story.add(event("A", RecordType.EXCEPTION_EXPIRED, 33, "item", "y"));
    String anew = " -> align it, or decide anew with another expiry";
    assertEquals(
        List.of(
            "EXCEPTION_EXPIRED Optional.empty o Optional[5]: x is let pass by an exception that"
                + " expired on 2026-11-25"
                + anew,
            "EXCEPTION_EXPIRED Optional.empty not stated Optional[7]: y is let pass by an exception"
                + " that expired"
                + anew,
            "EXCEPTION_WITHOUT_EXPIRY Optional.empty eve Optional[6]: override of A, item not"
                + " stated is let pass by an exception that states no day of expiry -> decide until"
                + " when, and record it"),
        said(story, 40));
  }

  @Test
  void whatTheNewestReportAllowsIsAnExceptionTooAndTheYoungerWordCounts() {
    List<Event> story = deployed("passed");
    List<Differing> report = List.of(OPEN, allowed("config/c", "2026-11-25"));
    assertEquals(
        List.of(
            "EXCEPTION_EXPIRED Optional.empty team Optional[3]: config/c is let pass by an"
                + " exception that expired on 2026-11-25 -> align it, or decide anew with another"
                + " expiry"),
        said(story, 40, report));
    EnvironmentState state = state(story, 40, Optional.of(report));
    assertEquals(
        List.of(
            new Exempted(
                "config/c",
                Optional.of("because"),
                "team",
                Optional.of("2026-11-25"),
                Optional.of("never"),
                3,
                false)),
        state.exempted());
    assertEquals(List.of(OPEN), state.compared().orElseThrow().open());

    story.add(
        event("A", RecordType.EXCEPTION_USED, 31, "item", "config/c", "expires", "2026-11-26"));
    assertEquals(List.of(), said(story, 40, report), "the record is younger than the report");
    story.add(event("A", RecordType.GATE_DECIDED, 32, "verdict", "passed"));
    assertEquals(1, said(story, 40, report).size(), "the report is younger than the record");
    List<Differing> twice =
        List.of(allowed("config/c", "2026-11-25"), allowed("config/c", "2027-01-01"));
    assertEquals(List.of(), said(story, 40, twice), "of two in one report the later counts");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26, false, HOLDS",
    "2026-11-25, false, EXPIRED",
    "2026-13-01, false, NO_EXPIRY_STATED",
    ", false, NO_EXPIRY_STATED",
    "2027-01-01, true, EXPIRED"
  })
  void anExceptionHoldsToTheEndOfItsDay(String expires, boolean said, Exempted.Standing standing) {
    var exempted =
        new Exempted(
            "x", Optional.empty(), "o", Optional.ofNullable(expires), Optional.empty(), 0, said);
    assertEquals(standing, exempted.on(LocalDate.parse("2026-11-26")));
  }

  @Test
  void theOwnerIsTheDeploysElseTheOneWhoOpenedOrAskedForTheChange() {
    List<Event> story = deployed("passed");
    assertEquals("ana", state(story, 40, Optional.empty()).runs().orElseThrow().owner());
    story.set(0, event("A", RecordType.CHANGE_OPENED, 0, "requestedBy", "ana", "owner", "shop"));
    assertEquals("shop", state(story, 40, Optional.empty()).runs().orElseThrow().owner());
    story.set(4, event("A", RecordType.DEPLOY_SUCCEEDED, 30, "owner", "web"));
    assertEquals("web", state(story, 40, Optional.empty()).runs().orElseThrow().owner());
    story.set(0, event("A", RecordType.APPROVAL_GIVEN, 0, "owner", "shop"));
    story.set(4, event("A", RecordType.DEPLOY_SUCCEEDED, 30));
    assertEquals("not stated", state(story, 40, Optional.empty()).runs().orElseThrow().owner());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEPLOY_STARTED | its deploy started",
        "DEPLOY_STAGE_DONE | a stage of its deploy is done",
        "DEPLOY_STOPPED | its deploy stopped half-way",
        "DEPLOY_SUCCEEDED | its deploy succeeded",
        "DEPLOY_FAILED | its deploy failed",
        "ROLLBACK_STARTED | its rollback started",
        "ROLLBACK_SUCCEEDED | it was rolled back",
        "ROLLBACK_FAILED | its rollback failed"
      })
  void eachMoveHasItsWords(RecordType type, String words) {
    List<Event> story = List.of(event("A", type, 0));
    Passage passage = state(story, 1, Optional.empty()).changes().getFirst();
    assertEquals(words, passage.words());
    assertFalse(passage.underWay() && passage.halfWay());
    assertEquals(
        type != RecordType.DEPLOY_SUCCEEDED && type != RecordType.ROLLBACK_SUCCEEDED,
        passage.underWay() || passage.halfWay());
  }

  @Test
  void wrongAndUnprovenAreAllThereIsAndKindsAreWords() {
    EnvironmentState state =
        state(with(event("A", RecordType.DEPLOY_FAILED, 30)), 40, Optional.empty());
    assertEquals(List.of(Kind.HALF_WAY), kinds(state.wrong()));
    assertEquals(List.of(Kind.NOTHING_DEPLOYED, Kind.NEVER_COMPARED), kinds(state.unproven()));
    assertEquals("compared-before-change", Kind.COMPARED_BEFORE_CHANGE.word());
  }

  private static List<Kind> kinds(List<Concern> concerns) {
    return concerns.stream().map(Concern::kind).toList();
  }

  /** A change that was asked for, approved and drilled. */
  private static List<Event> with(Event event) {
    return new ArrayList<>(
        List.of(
            event("A", RecordType.CHANGE_OPENED, 0, "requestedBy", "ana"),
            event("A", RecordType.APPROVAL_GIVEN, 5, "owner", "nobody in particular"),
            event("A", RecordType.DRILL_ROLLBACK, 10, "verdict", "passed"),
            event));
  }

  /** The same, compared with a verdict and brought out. */
  private static List<Event> deployed(String verdict, String... more) {
    var members = new ArrayList<>(List.of("verdict", verdict));
    members.addAll(List.of(more));
    List<Event> story =
        with(event("A", RecordType.GATE_DECIDED, 25, members.toArray(String[]::new)));
    story.add(event("A", RecordType.DEPLOY_SUCCEEDED, 30));
    return story;
  }

  private static Differing allowed(String item, String expires) {
    return new Differing(
        item,
        "ALLOWED",
        "info",
        "m",
        Optional.empty(),
        Optional.of(new Differing.Allowed("because", "team", expires, "never")));
  }

  private static Event event(String change, RecordType type, int minute, String... body) {
    var members = new TreeMap<String, String>();
    for (int i = 0; i < body.length; i += 2) {
      members.put(body[i], body[i + 1]);
    }
    return new Event(change, type, minute, 0, members);
  }

  private static List<String> of(Kind kind, List<Event> story, int minute) {
    return said(story, minute).stream().filter(line -> line.startsWith(kind + " ")).toList();
  }

  private static List<String> said(List<Event> story, int minute) {
    return said(state(story, minute, Optional.empty()));
  }

  private static List<String> said(List<Event> story, int minute, List<Differing> report) {
    return said(state(story, minute, Optional.of(report)));
  }

  private static List<String> said(EnvironmentState state) {
    return state.concerns().stream()
        .map(
            concern ->
                concern.kind()
                    + " "
                    + concern.change()
                    + " "
                    + concern.owner()
                    + " "
                    + concern.index()
                    + ": "
                    + concern.says()
                    + " -> "
                    + concern.next())
        .toList();
  }

  private static EnvironmentState state(
      List<Event> story, int minute, Optional<List<Differing>> report) {
    List<Remembered> records = Story.records(story);
    Map<String, List<Remembered>> trails =
        records.stream().collect(Collectors.groupingBy(record -> record.entry().change()));
    trails.keySet().retainAll(Known.changesThatMatter(records));
    Instant now = Story.START.plusSeconds(minute * 60L);
    return Derivation.of(
        new Known(
            Optional.empty(),
            "production",
            new Known.Extent(records.size(), 1, 10),
            records,
            trails,
            report,
            Optional.empty()),
        Limits.USUAL,
        now);
  }
}
