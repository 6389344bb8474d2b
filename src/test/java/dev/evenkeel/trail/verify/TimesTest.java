package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The log's operator sets the clock; a verifier has one of its own. */
class TimesTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void aTimeThatHasNotComeYetIsNamedWithItsBytes() {
    List<Entry> log = log(NOON, NOON.plusSeconds(3600));
    Problem problem = verified(log, Optional.of(NOON)).problems().getFirst();
    assertEquals(Problem.What.TIME, problem.what());
    String leaf = new String(log.get(1).leaf(), StandardCharsets.UTF_8);
    int from = leaf.indexOf("\"receivedAt\"");
    int to = leaf.indexOf(',', from) - 1;
    assertTrue(
        problem.message().startsWith("record 1: says in its bytes " + from + " to " + to + " "),
        problem.message());
    assertTrue(problem.message().contains("2026-11-26T13:00:00Z"), problem.message());
    assertTrue(problem.message().contains("2026-11-26T12:00:00Z"), problem.message());
  }

  @Test
  void honestClocksMayDifferByFiveMinutes() {
    List<Entry> log = log(NOON, NOON.plusSeconds(300));
    assertEquals(List.of(), verified(log, Optional.of(NOON)).problems());
    assertEquals(1, verified(log, Optional.of(NOON.minusMillis(1))).problems().size());
  }

  @Test
  void withoutAClockNothingIsInTheFuture() {
    assertEquals(
        List.of(),
        verified(log(Instant.parse("9999-12-31T00:00:00Z")), Optional.empty()).problems());
  }

  @Test
  void aClockThatWasSetBackIsSaidAndHolds() {
    Verification back = verified(log(NOON, NOON.minusSeconds(301), NOON), Optional.of(NOON));
    assertTrue(back.holds());
    assertEquals(
        List.of(
            "record 1 was taken at 2026-11-26T11:54:59Z, the one before it at"
                + " 2026-11-26T12:00:00Z: the log's clock was set back"),
        back.notices());
    assertEquals(
        List.of(), verified(log(NOON, NOON.minusSeconds(300)), Optional.of(NOON)).notices());
  }

  @Test
  void aClockThatJumpsToAndFroIsNotSaidForEver() {
    var times = new Instant[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = i % 2 == 0 ? NOON : Instant.EPOCH;
    }
    assertEquals(20, verified(log(times), Optional.of(NOON)).notices().size());
  }

  private static Verification verified(List<Entry> log, Optional<Instant> now) {
    TrailVerifier.Terms terms = SignedRows.terms();
    return TrailVerifier.verify(
        new SignedRows(log, List.of()),
        new TrailVerifier.Terms(
            terms.keys(),
            terms.statementKey(),
            terms.highWater(),
            terms.against(),
            terms.trust(),
            now));
  }

  private static List<Entry> log(Instant... times) {
    var log = new ArrayList<Entry>();
    Optional<Hash> previous = Optional.empty();
    for (Instant time : times) {
      var entry =
          new Entry(
              "k" + log.size(),
              "CHG",
              log.size(),
              previous,
              RecordType.OVERRIDE,
              Optional.empty(),
              Optional.empty(),
              log.size(),
              time,
              Optional.empty(),
              Optional.empty(),
              List.of());
      log.add(entry);
      previous = Optional.of(entry.leafHash());
    }
    return log;
  }
}
