package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Concern.Kind;
import dev.evenkeel.trail.state.EnvironmentState.Verdict;
import dev.evenkeel.trail.state.Story.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** How an environment stands follows from its records, and from nothing that is not in them. */
class EnvironmentStateTest {
  private static final int LATE_AT_NIGHT = 20 * 60;

  @Provide
  Arbitrary<List<Event>> stories() {
    return Story.stories();
  }

  @Property(tries = 300)
  void theOrderInWhichRecordsAreHandedInChangesNothing(
      @ForAll("stories") List<Event> story, @ForAll long seed) {
    List<Remembered> records = Story.records(story);
    var shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    var now = Story.START.plusSeconds(LATE_AT_NIGHT * 60L);
    assertEquals(Story.state(records, now), Story.state(shuffled, now));
  }

  @Property(tries = 500)
  void recordsThatHaveNothingToDoWithEachOtherMayChangePlaces(
      @ForAll("stories") List<Event> story, @ForAll int place) {
    if (story.size() < 2) {
      return;
    }
    int at = Math.floorMod(place, story.size() - 1);
    Event first = story.get(at);
    Event second = story.get(at + 1);
    if (first.change().equals(second.change()) || (placed(first) && placed(second))) {
      return;
    }
    var swapped = new ArrayList<>(story);
    Collections.swap(swapped, at, at + 1);
    assertEquals(said(story), said(swapped));
  }

  /** Whether its place among the records of other changes says something. */
  private static boolean placed(Event event) {
    return !Set.of(
            RecordType.CHANGE_OPENED,
            RecordType.APPROVAL_GIVEN,
            RecordType.APPROVAL_WITHDRAWN,
            RecordType.TEST_RESULT,
            RecordType.DRILL_HALF_DEPLOY,
            RecordType.DRILL_ROLLBACK,
            RecordType.EVIDENCE_ADDED)
        .contains(event.type());
  }

  @Property(tries = 500)
  void whateverIsSaidRestsOnARecordThatIsThere(@ForAll("stories") List<Event> story) {
    for (int length = 0; length <= story.size(); length++) {
      List<Event> known = story.subList(0, length);
      EnvironmentState state = Story.state(known, LATE_AT_NIGHT);
      state.runs().ifPresent(passage -> runs(passage, known));
      for (Passage passage : state.changes()) {
        Event rests = known.get((int) passage.index());
        assertEquals(passage.change(), rests.change());
        assertEquals(passage.last(), rests.type());
      }
      state
          .compared()
          .ifPresent(
              compared -> assertEquals(compared.by(), known.get((int) compared.index()).type()));
      for (Concern concern : state.concerns()) {
        concern.index().ifPresent(index -> assertTrue(index < known.size(), concern::says));
      }
    }
  }

  /** A deploy is said to run only where it is recorded and no rollback of it is. */
  private static void runs(Passage passage, List<Event> known) {
    int by = Math.toIntExact(passage.runningBy().orElseThrow());
    assertEquals(RecordType.DEPLOY_SUCCEEDED, known.get(by).type());
    assertEquals(passage.change(), known.get(by).change());
    for (Event later : known.subList(by + 1, known.size())) {
      boolean same = later.change().equals(passage.change());
      assertTrue(!(same && later.type() == RecordType.ROLLBACK_SUCCEEDED));
      assertTrue(
          !(later.type() == RecordType.DEPLOY_SUCCEEDED && !same) || rolledBack(later, known));
    }
  }

  private static boolean rolledBack(Event deploy, List<Event> known) {
    return known.subList(known.indexOf(deploy) + 1, known.size()).stream()
        .anyMatch(
            event ->
                event.type() == RecordType.ROLLBACK_SUCCEEDED
                    && event.change().equals(deploy.change()));
  }

  @Property(tries = 500)
  void nothingIsPassedOfWhichALogThatWasCutOffHasNoRecord(@ForAll("stories") List<Event> story) {
    for (int length = 0; length <= story.size(); length++) {
      List<Event> known = story.subList(0, length);
      if (Story.state(known, LATE_AT_NIGHT).verdict() == Verdict.PASSED) {
        assertTrue(known.stream().anyMatch(e -> e.type() == RecordType.DEPLOY_SUCCEEDED));
        assertTrue(known.stream().anyMatch(e -> "passed".equals(e.body().get("verdict"))));
      }
    }
  }

  @Property(tries = 300)
  void timeAloneMakesNothingBetter(
      @ForAll("stories") List<Event> story, @ForAll("minutes") int minutes) {
    Set<String> before = kinds(Story.state(story, LATE_AT_NIGHT));
    Set<String> after = kinds(Story.state(story, LATE_AT_NIGHT + minutes));
    assertTrue(after.containsAll(before), () -> before + " became " + after);
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return net.jqwik.api.Arbitraries.integers().between(0, 40 * 24 * 60);
  }

  private static Set<String> kinds(EnvironmentState state) {
    return state.concerns().stream()
        .map(concern -> concern.kind() + " " + concern.index())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void anEnvironmentWithEverythingFreshPasses() {
    EnvironmentState state = Story.state(sound(), 40);
    assertEquals(List.of(), state.concerns());
    assertEquals(Verdict.PASSED, state.verdict());
    assertEquals("shop", state.runs().orElseThrow().owner());
  }

  @Test
  void whatIsOlderThanItsLimitIsNotProven() {
    assertEquals(Set.of(Kind.COMPARISON_OLD), concerns(Story.state(sound(), 26 * 60)));
    assertEquals(
        Set.of(Kind.COMPARISON_OLD, Kind.DRILL_OLD), concerns(Story.state(sound(), 8 * 24 * 60)));
    var withItsOwn = new ArrayList<>(sound());
    withItsOwn.set(2, event("A", RecordType.GATE_DECIDED, 20, "verdict", "passed", "limit", "30d"));
    assertEquals(Set.of(), concerns(Story.state(withItsOwn, 26 * 60)));
  }

  @Test
  void aStageWithoutAnEndWithinItsLimitShouldHaveFinished() {
    var story = new ArrayList<>(sound());
    story.add(event("B", RecordType.DEPLOY_STARTED, 40, "limit", "15m"));
    story.add(event("B", RecordType.DRILL_ROLLBACK, 40, "verdict", "passed"));
    assertEquals(Set.of(Kind.COMPARED_BEFORE_CHANGE), concerns(Story.state(story, 55)));
    assertTrue(concerns(Story.state(story, 56)).contains(Kind.OVERDUE));
    story.add(event("B", RecordType.DEPLOY_STAGE_DONE, 56));
    assertTrue(!concerns(Story.state(story, 60)).contains(Kind.OVERDUE));
    assertTrue(concerns(Story.state(story, 72)).contains(Kind.OVERDUE));
    story.add(event("B", RecordType.DEPLOY_STOPPED, 73, "stage", "migrate", "reason", "locks"));
    EnvironmentState stopped = Story.state(story, 74);
    assertEquals(Verdict.FAILED, stopped.verdict());
    assertEquals("A", stopped.runs().orElseThrow().change());
    assertTrue(stopped.wrong().getFirst().says().contains("stage migrate 60 s ago: locks"));
  }

  @Test
  void aRecordThatComesLateIsAsOldAsItClaimsAndOneFromTheFutureIsDoubted() {
    var story = new ArrayList<>(sound());
    story.add(new Event("A", RecordType.PARITY_CHECKED, 60, 30 * 60, Map.of("verdict", "passed")));
    assertEquals(Set.of(Kind.COMPARISON_OLD), concerns(Story.state(story, 61)));
    assertTrue(concerns(Story.state(story, 30)).contains(Kind.COMPARISON_OLD));
    story.set(4, new Event("A", RecordType.PARITY_CHECKED, 60, 0, Map.of("verdict", "passed")));
    assertEquals(Set.of(Kind.AHEAD_OF_CLOCK), concerns(Story.state(story, 50)));
  }

  @Test
  void recordsThatClaimAnotherOrderThanTheLogsAreNamed() {
    var story = new ArrayList<>(sound());
    story.add(event("A", RecordType.ROLLBACK_SUCCEEDED, 60));
    story.add(new Event("A", RecordType.DEPLOY_SUCCEEDED, 70, 30, Map.of()));
    EnvironmentState state = Story.state(story, 71);
    Concern doubt =
        state.concerns().stream()
            .filter(concern -> concern.kind() == Kind.ORDER_IN_DOUBT)
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(5L), doubt.index());
    assertTrue(doubt.says().contains("before record 4"), doubt.says());
  }

  @Test
  void anExceptionCountsByItsNewestRecordAndOnlyWhereItsChangeMatters() {
    var story = new ArrayList<>(sound());
    story.add(event("A", RecordType.EXCEPTION_USED, 31, "item", "x", "expires", "2026-11-25"));
    story.add(event("Z", RecordType.EXCEPTION_USED, 31, "item", "z", "expires", "2026-11-25"));
    assertEquals(Set.of(Kind.EXCEPTION_EXPIRED), concerns(Story.state(story, 40)));
    assertEquals(1, Story.state(story, 40).exempted().size());
    story.add(event("A", RecordType.EXCEPTION_USED, 32, "item", "x", "expires", "2026-11-26"));
    assertEquals(Set.of(), concerns(Story.state(story, 40)));
    story.add(event("A", RecordType.OVERRIDE, 33, "item", "y"));
    assertEquals(Set.of(Kind.EXCEPTION_WITHOUT_EXPIRY), concerns(Story.state(story, 40)));
    story.add(event("A", RecordType.EXCEPTION_EXPIRED, 34, "item", "x"));
    assertTrue(concerns(Story.state(story, 40)).contains(Kind.EXCEPTION_EXPIRED));
  }

  @Test
  void nothingIsKnownOfAnEnvironmentWithoutRecords() {
    assertEquals(
        Set.of(Kind.NOTHING_DEPLOYED, Kind.NEVER_COMPARED), concerns(Story.state(List.of(), 0)));
  }

  private static List<Event> sound() {
    return List.of(
        event("A", RecordType.CHANGE_OPENED, 0, "owner", "shop", "requestedBy", "ana"),
        event("A", RecordType.DRILL_ROLLBACK, 10, "verdict", "passed"),
        event("A", RecordType.GATE_DECIDED, 20, "verdict", "passed"),
        event("A", RecordType.DEPLOY_SUCCEEDED, 30));
  }

  private static Event event(String change, RecordType type, int minute, String... body) {
    var members = new java.util.TreeMap<String, String>();
    for (int i = 0; i < body.length; i += 2) {
      members.put(body[i], body[i + 1]);
    }
    return new Event(change, type, minute, 0, members);
  }

  private static Set<Kind> concerns(EnvironmentState state) {
    return state.concerns().stream().map(Concern::kind).collect(Collectors.toSet());
  }

  /** A state by what its records are, not by where they stand. */
  private static Set<String> said(List<Event> story) {
    EnvironmentState state = Story.state(story, LATE_AT_NIGHT);
    var said = new TreeSet<String>();
    state.runs().ifPresent(p -> said.add("runs " + p.change() + name(story, p.runningBy())));
    state.changes().forEach(p -> said.add(p.change() + p.last() + name(story, p.index())));
    state.compared().ifPresent(c -> said.add("compared " + name(story, c.index())));
    state.drilled().forEach(d -> said.add("drilled " + name(story, d.index())));
    state.exempted().forEach(e -> said.add("exempted " + e.item() + name(story, e.index())));
    state.concerns().forEach(c -> said.add(c.kind() + "" + c.change() + name(story, c.index())));
    return said;
  }

  private static String name(List<Event> story, Optional<Long> index) {
    return index.map(at -> name(story, at)).orElse("");
  }

  private static String name(List<Event> story, long index) {
    return story.get((int) index).name();
  }
}
