package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Concern.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A look that saw the same keeps the record it saw young, and no other. */
final class WatchedTest {
  private static final Map<String, String> PASSED =
      Map.of("verdict", "passed", "limit", "1h", "reason", "nothing stands against it");

  @Test
  void aLookThatSawTheSameKeepsTheRecordFromBeingOld() {
    assertTrue(kinds(body(PASSED), none(), 61).contains(Kind.COMPARISON_OLD));
    assertFalse(kinds(body(PASSED), saw(0, 50), 61).contains(Kind.COMPARISON_OLD));
    assertTrue(kinds(body(PASSED), saw(0, 50), 111).contains(Kind.COMPARISON_OLD));
  }

  @Test
  void aLookAtAnotherRecordSaysNothingOfThisOne() {
    assertTrue(kinds(body(PASSED), saw(7, 50), 61).contains(Kind.COMPARISON_OLD));
  }

  @Test
  void aLookBeforeTheRecordDoesNotMakeItOlder() {
    assertFalse(kinds(body(PASSED), saw(0, -600), 59).contains(Kind.COMPARISON_OLD));
  }

  @Test
  void whatCouldNotLookIsUnprovenHoweverFresh() {
    var blind = Map.of("verdict", "inconclusive", "limit", "1h", "reason", "the file is gone");
    EnvironmentState state = state(body(blind), saw(0, 5), 6);
    Concern concern =
        state.concerns().stream()
            .filter(one -> one.kind() == Kind.COMPARISON_INCONCLUSIVE)
            .findFirst()
            .orElseThrow();
    assertTrue(concern.says().contains("the file is gone"), concern.says());
    assertEquals(Optional.empty(), state.watched().orElseThrow().provenUntil(state.asOf()));
  }

  @Test
  void whatTheLogDidNotTakeIsSaidAtOnce() {
    assertTrue(kinds(body(PASSED), troubled(), 6).contains(Kind.COMPARISON_NOT_RECORDED));
  }

  private static Optional<Watched> troubled() {
    Watched looks = saw(0, 5).orElseThrow();
    return Optional.of(
        new Watched(
            looks.left(),
            looks.right(),
            looks.project(),
            looks.every(),
            looks.limit(),
            Optional.empty(),
            Optional.empty(),
            looks.next(),
            Optional.empty(),
            false,
            Optional.of("the log did not take it"),
            Optional.empty()));
  }

  @Property(tries = 200)
  void provenAndOldAreNeverSaidTogether(
      @ForAll @LongRange(min = 0, max = 200) long seen,
      @ForAll @LongRange(min = 0, max = 400) long now) {
    EnvironmentState state = state(body(PASSED), saw(0, Math.min(seen, now)), now);
    boolean old =
        state.concerns().stream().anyMatch(concern -> concern.kind() == Kind.COMPARISON_OLD);
    assertEquals(old, state.watched().orElseThrow().provenUntil(state.asOf()).isEmpty());
  }

  @Test
  void itIsAboutTheRightEnvironmentOfItsProject() {
    Watched looks = saw(0, 5).orElseThrow();
    assertTrue(looks.isAbout(Optional.empty(), "production"));
    assertFalse(looks.isAbout(Optional.empty(), "staging"));
    assertFalse(looks.isAbout(Optional.of("shop"), "production"));
  }

  @Test
  void whatIsKnownBesideAStateChangesNothingElseInIt() {
    EnvironmentState state = state(body(PASSED), none(), 61);
    Watched looks = saw(0, 5).orElseThrow().with(state.compared());
    EnvironmentState beside = state.beside(looks);
    assertEquals(Optional.of(looks), beside.watched());
    assertEquals(state.compared(), looks.newest());
    assertEquals(state.project(), beside.project());
    assertEquals(state.environment(), beside.environment());
    assertEquals(state.asOf(), beside.asOf());
    assertEquals(state.compared(), beside.compared());
    assertEquals(state.concerns(), beside.concerns());
    assertEquals(at(5), looks.lastSeen(state.compared().orElseThrow()));
  }

  @Test
  void whatAnOldComparisonSaysWasLastSeenIsSaid() {
    List<String> said =
        state(body(PASSED), saw(0, 50), 111).concerns().stream()
            .filter(concern -> concern.kind() == Kind.COMPARISON_OLD)
            .map(Concern::says)
            .toList();
    assertEquals(
        List.of(
            "the newest comparison was made 111 min ago, what it says was last seen 61 min ago; it"
                + " is good for 60 min, so what differs now is not known"),
        said);
    assertEquals(
        List.of("the service looked, and the log did not take it"),
        state(body(PASSED), troubled(), 6).concerns().stream()
            .filter(concern -> concern.kind() == Kind.COMPARISON_NOT_RECORDED)
            .map(Concern::says)
            .toList());
  }

  @Test
  void itProvesToTheLastMomentOfItsLimit() {
    Watched looks = saw(0, 0).orElseThrow();
    Optional<Compared> compared = state(body(PASSED), none(), 1).compared();
    assertEquals(Optional.of(at(60)), looks.with(compared).provenUntil(at(60)));
    assertEquals(Optional.empty(), looks.with(compared).provenUntil(at(60).plusMillis(1)));
    assertEquals(Optional.empty(), looks.provenUntil(at(0)), "nothing was compared");
  }

  private static Instant at(long minute) {
    return Story.START.plus(Duration.ofMinutes(minute));
  }

  private static List<Remembered> body(Map<String, String> body) {
    return Story.records(
        List.of(
            new Story.Event("compare:staging:production", RecordType.PARITY_CHECKED, 0, 0, body)));
  }

  private static Optional<Watched> none() {
    return Optional.empty();
  }

  private static Optional<Watched> saw(long record, long minute) {
    Instant at = Story.START.plus(Duration.ofMinutes(minute));
    return Optional.of(
        new Watched(
            "staging",
            "production",
            Optional.empty(),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Optional.of(at),
            Optional.of(record),
            at.plus(Duration.ofMinutes(15)),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()));
  }

  private static List<Kind> kinds(
      List<Remembered> records, Optional<Watched> watched, long minute) {
    return state(records, watched, minute).concerns().stream().map(Concern::kind).toList();
  }

  private static EnvironmentState state(
      List<Remembered> records, Optional<Watched> watched, long minute) {
    return Derivation.of(
        new Known(
            Optional.empty(),
            "production",
            new Known.Extent(records.size(), 0, 10),
            records,
            Map.of(),
            Optional.empty(),
            watched),
        Limits.USUAL,
        Story.START.plus(Duration.ofMinutes(minute)));
  }
}
