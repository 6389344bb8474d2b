package dev.evenkeel.app.lookout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.operation.lookout.Look;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the service looks, and what becomes of looks that fail, hang or come too late. */
final class LookoutTest {
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final Instant START = Instant.parse("2026-11-27T02:00:00Z");

  private final Deque<Runnable> hands = new ArrayDeque<>();
  private final List<Look> recorded = new ArrayList<>();
  private final Moment clock = new Moment();
  private Look next = new Look.Blind("first");
  private Optional<RuntimeException> broken = Optional.empty();

  @Test
  void itLooksAtOnceAndThenAgainAfterEachInterval() {
    Lookout lookout = lookout(new Alone());
    lookout.tick();
    finish();
    lookout.tick();
    assertEquals(1, recorded.size());
    for (int minute = 1; minute < 15; minute++) {
      clock.pass(Duration.ofMinutes(1));
      lookout.tick();
    }
    assertTrue(hands.isEmpty(), "nothing is due yet");
    clock.pass(Duration.ofMinutes(1));
    lookout.tick();
    finish();
    lookout.tick();
    assertEquals(2, recorded.size());
    assertEquals(clock.instant().plus(EVERY), lookout.watching().watched().next());
  }

  @Test
  void aLookThatHangsIsRecordedOnceAndNoOtherBeginsBesideIt() {
    Lookout lookout = lookout(new Alone());
    lookout.tick();
    for (int i = 0; i < 5; i++) {
      clock.pass(EVERY);
      lookout.tick();
    }
    assertEquals(1, hands.size(), "one look is under way, and no other");
    assertEquals(1, recorded.size());
    assertTrue(why(recorded.getFirst()).contains("had not ended after 15m"));
    assertEquals(1, lookout.watching().looks().get(Outcome.LATE));

    // What it sees after all is too old: it is looked at anew.
    next = new Look.Blind("too late to be of use");
    finish();
    lookout.tick();
    assertEquals(1, recorded.size());
    next = new Look.Blind("anew");
    clock.pass(EVERY);
    lookout.tick();
    finish();
    lookout.tick();
    assertEquals("anew", why(recorded.getLast()));
  }

  @Test
  void aLookMayTakeAMinuteHoweverOftenItIsAskedFor() {
    Lookout lookout = lookout(new Alone(), Duration.ofSeconds(10));
    lookout.tick();
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(10));
      lookout.tick();
    }
    assertEquals(0, recorded.size());
    assertEquals(1, hands.size());
    finish();
    lookout.tick();
    assertEquals("first", why(recorded.getFirst()));
  }

  @Test
  void aLookThatCouldNotSeeIsRecordedAndProvesNothing() {
    Lookout lookout = lookout(new Alone());
    next = seen();
    look(lookout);
    assertEquals(Optional.of(START), lookout.watching().watched().seen());
    next = new Look.Blind("the file is gone");
    clock.pass(EVERY);
    look(lookout);
    assertEquals(Optional.empty(), lookout.watching().watched().seen());
    assertEquals(1, lookout.watching().looks().get(Outcome.BLIND));
  }

  @Test
  void aFailureOfOursIsNamedByItsClassAndNeverByItsMessage() {
    Lookout lookout = lookout(new Alone());
    broken = Optional.of(new IllegalStateException("jdbc:postgresql://u:hunter2@db/x"));
    look(lookout);
    assertEquals(
        "the comparison failed inside of Evenkeel (IllegalStateException)",
        why(recorded.getFirst()));
  }

  @Test
  void whatTheLogDoesNotTakeMakesEarlierLooksProveNothing() {
    Lookout lookout = lookout(new Alone());
    next = seen();
    look(lookout);
    refusing = true;
    clock.pass(EVERY);
    look(lookout);
    assertEquals(Optional.empty(), lookout.watching().watched().seen());
    assertTrue(lookout.watching().watched().trouble().orElse("").contains("disk full"));
    assertEquals(1, lookout.watching().looks().get(Outcome.NOT_RECORDED));
    refusing = false;
    clock.pass(EVERY);
    look(lookout);
    assertEquals(Optional.empty(), lookout.watching().watched().trouble());
  }

  @Test
  void ofSeveralReplicasOneLooksAndAnotherTakesOverWhenItIsGone() {
    var turns = new Shared();
    Lookout one = lookout(turns.of("one"));
    Lookout two = lookout(turns.of("two"));
    look(one);
    look(two);
    assertEquals(1, recorded.size());
    assertTrue(two.watching().watched().elsewhere());
    for (int i = 0; i < 4; i++) {
      clock.pass(EVERY);
      look(two);
      look(one);
    }
    assertEquals(5, recorded.size());

    one.close();
    clock.pass(Duration.ofSeconds(30));
    look(two);
    assertEquals(6, recorded.size(), "it looks at once, whatever was seen before");
    assertFalse(two.watching().watched().elsewhere());
  }

  @Test
  void stoppingCutsALookOffAndSaysSo() {
    var turn = new Alone();
    Lookout lookout = lookout(turn);
    lookout.tick();
    lookout.close();
    assertTrue(why(recorded.getFirst()).contains("stopped while the comparison was under way"));
    assertTrue(turn.closed);
    finish();
    lookout.tick();
    lookout.close();
    assertEquals(1, recorded.size(), "what comes after the end is nobody's");
  }

  @Test
  void stoppingTakesALookThatHasEnded() {
    Lookout lookout = lookout(new Alone());
    next = seen();
    lookout.tick();
    finish();
    lookout.close();
    assertTrue(recorded.getFirst() instanceof Look.Seen);
  }

  private boolean refusing;

  private Lookout lookout(Turn turn) {
    return lookout(turn, EVERY);
  }

  private Lookout lookout(Turn turn, Duration every) {
    return new Lookout(
        new Pair("staging", "production", Optional.empty(), every, Duration.ofDays(1)),
        this::sees,
        this::record,
        turn,
        hands::add,
        clock,
        Duration.ZERO);
  }

  private Look sees() {
    if (broken.isPresent()) {
      throw broken.get();
    }
    return next;
  }

  private Recorded record(Look look) {
    if (refusing) {
      throw new StorageFailure("disk full");
    }
    recorded.add(look);
    return new Recorded(recorded.size() - 1L, true);
  }

  private void look(Lookout lookout) {
    lookout.tick();
    finish();
    lookout.tick();
  }

  private void finish() {
    while (!hands.isEmpty()) {
      hands.remove().run();
    }
  }

  private static Look seen() {
    return new Look.Seen(dev.evenkeel.operation.lookout.Reports.passed(), "{}", "");
  }

  private static String why(Look look) {
    return look instanceof Look.Blind blind ? blind.why() : "";
  }

  /** A clock that goes when it is told to. */
  private static final class Moment extends Clock {
    private Instant now = START;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class Alone implements Turn {
    private boolean closed;

    @Override
    public boolean take() {
      return true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** A turn that two want. */
  private static final class Shared {
    private String holder = "";

    Turn of(String name) {
      return new Turn() {
        @Override
        public boolean take() {
          if (holder.isEmpty()) {
            holder = name;
          }
          return holder.equals(name);
        }

        @Override
        public void close() {
          if (holder.equals(name)) {
            holder = "";
          }
        }
      };
    }
  }
}
