package dev.evenkeel.app.lookout;

import dev.evenkeel.operation.lookout.Look;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.Turn;
import dev.evenkeel.trail.state.Span;
import dev.evenkeel.trail.state.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides when to look, and what becomes of it. Somebody calls {@link #tick} now and then; looking
 * itself happens elsewhere, so that a look that hangs holds nothing up. One look at a time: while
 * one has not ended, no other begins beside it.
 */
public final class Lookout implements AutoCloseable {
  /** How soon a replica asks again whether it is its turn. */
  private static final Duration ASKING = Duration.ofSeconds(30);

  /** So long any comparison may take, however often it is asked for. */
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  private static final String CUT_OFF =
      "the service stopped while the comparison was under way, so nothing was seen";

  private final Pair pair;
  private final Supplier<Look> looking;
  private final Function<Look, Recorded> recording;
  private final Turn turn;
  private final Executor hands;
  private final Clock clock;
  private final Duration grace;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private Instant due;
  private Optional<UnderWay> underWay = Optional.empty();
  private Optional<Instant> seen = Optional.empty();
  private Optional<Long> record = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private boolean elsewhere;
  private boolean closed;

  /**
   * A look that has begun.
   *
   * @param late whether it was given up on; what it may still see is too old to be of use
   */
  private record UnderWay(CompletableFuture<Look> look, Instant since, boolean late) {}

  /**
   * A lookout that looks at its first tick: nobody knows what was seen before the process began.
   *
   * @param looking looks once
   * @param recording has the log remember it where it is news
   * @param hands where looking happens
   * @param grace how long a look may take to end when the service stops
   */
  public Lookout(
      Pair pair,
      Supplier<Look> looking,
      Function<Look, Recorded> recording,
      Turn turn,
      Executor hands,
      Clock clock,
      Duration grace) {
    this.pair = pair;
    this.looking = looking;
    this.recording = recording;
    this.turn = turn;
    this.hands = hands;
    this.clock = clock;
    this.grace = grace;
    due = clock.instant();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
  }

  /** Begins what is due, ends what is done, and gives up on what takes too long. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    underWay.ifPresent(look -> turnTo(look, now));
    if (now.isBefore(due)) {
      return;
    }
    if (underWay.isPresent()) {
      due = now.plus(pair.every());
      return;
    }
    if (!ours()) {
      due = now.plus(ASKING.compareTo(pair.every()) < 0 ? ASKING : pair.every());
      return;
    }
    due = now.plus(pair.every());
    var begun = new UnderWay(CompletableFuture.supplyAsync(looking, hands), now, false);
    underWay = Optional.of(begun);
    turnTo(begun, now);
  }

  private boolean ours() {
    try {
      elsewhere = !turn.take();
      if (elsewhere) {
        // What this process saw before may be over: the other one looks now.
        seen = Optional.empty();
        record = Optional.empty();
      }
      return !elsewhere;
    } catch (RuntimeException e) {
      trouble = Optional.of("it is not known whose turn it is: " + why(e));
      return false;
    }
  }

  private void turnTo(UnderWay look, Instant now) {
    if (look.look().isDone()) {
      underWay = Optional.empty();
      if (!look.late()) {
        settle(seen(look), look.since());
      }
    } else if (!look.late() && !now.isBefore(look.since().plus(patience()))) {
      underWay = Optional.of(new UnderWay(look.look(), look.since(), true));
      count(Outcome.LATE);
      settle(
          new Look.Blind(
              "the comparison had not ended after "
                  + Span.written(patience())
                  + ", and no other begins beside it"),
          look.since());
    }
  }

  private Duration patience() {
    return AT_LEAST.compareTo(pair.every()) < 0 ? pair.every() : AT_LEAST;
  }

  /** A failure without a name is one of ours; its message may hold a value, its class does not. */
  private static Look seen(UnderWay look) {
    try {
      return look.look().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Look.Blind(
          "the comparison failed inside of Evenkeel (" + cause.getClass().getSimpleName() + ")");
    }
  }

  private void settle(Look look, Instant since) {
    try {
      Recorded recorded = recording.apply(look);
      trouble = Optional.empty();
      record = Optional.of(recorded.index());
      if (look instanceof Look.Blind) {
        seen = Optional.empty();
        count(Outcome.BLIND);
      } else {
        seen = Optional.of(since);
        count(recorded.news() ? Outcome.RECORDED : Outcome.SAME);
      }
    } catch (RuntimeException e) {
      // What was seen may differ from what the log says, so no earlier look counts any more.
      seen = Optional.empty();
      trouble = Optional.of("the log did not take what was seen: " + why(e));
      count(Outcome.NOT_RECORDED);
    }
  }

  /** The log's own words; what another exception says may hold a value. */
  private static String why(RuntimeException e) {
    return e instanceof StorageFailure || e instanceof TrailRefused
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  private void count(Outcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  public synchronized Watching watching() {
    return new Watching(
        new Watched(
            pair.left(),
            pair.right(),
            pair.project(),
            pair.every(),
            pair.limit(),
            seen,
            record,
            due,
            underWay.map(UnderWay::since),
            elsewhere,
            trouble,
            Optional.empty()),
        outcomes);
  }

  /** Lets a look end if it does so soon, else records that it was cut off. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      underWay.filter(look -> !look.late()).ifPresent(this::end);
      underWay = Optional.empty();
    } finally {
      turn.close();
    }
  }

  private void end(UnderWay look) {
    try {
      look.look().get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What came of it, and whether anything did, is asked below.
    }
    settle(look.look().isDone() ? seen(look) : new Look.Blind(CUT_OFF), look.since());
  }
}
