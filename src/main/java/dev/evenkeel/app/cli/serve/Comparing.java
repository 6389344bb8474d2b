package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.http.Appending;
import dev.evenkeel.app.http.Journal;
import dev.evenkeel.app.lookout.Lookout;
import dev.evenkeel.app.lookout.Pair;
import dev.evenkeel.app.lookout.Recorded;
import dev.evenkeel.app.lookout.Watching;
import dev.evenkeel.operation.lookout.Look;
import dev.evenkeel.operation.lookout.LookRecord;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has a lookout look while the service runs, and the log remember what is news. */
final class Comparing implements AutoCloseable {
  /** What Kubernetes gives a container is 30 s, of which requests may take 20. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Pair pair;
  private final Appending appending;
  private final Storage reading;
  private final Journal journal;
  private final Lookout lookout;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("compare").factory());

  Comparing(
      Pair pair,
      Supplier<Look> looking,
      Appending appending,
      Storage reading,
      Turn turn,
      Journal journal,
      Clock clock) {
    this.pair = pair;
    this.appending = appending;
    this.reading = reading;
    this.journal = journal;
    lookout =
        new Lookout(
            pair,
            looking,
            this::record,
            turn,
            work -> Thread.ofPlatform().daemon().name("looking").start(work),
            clock,
            GRACE);
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  Watching watching() {
    return lookout.watching();
  }

  /** A timer that saw an exception would never tick again. */
  private void tick() {
    try {
      lookout.tick();
    } catch (RuntimeException e) {
      journal.say("compare", Map.of("failed", e.getClass().getSimpleName()));
    }
  }

  private Recorded record(Look look) {
    var record = new LookRecord(pair.left(), pair.right(), pair.project(), pair.limit(), look);
    Recorded recorded =
        switch (reading.read(record::held)) {
          case LookRecord.News.Same same -> new Recorded(same.index(), false);
          case LookRecord.News.Fresh fresh -> appended(appending.append(fresh.submission()));
        };
    journal.say(
        "compare",
        Map.of(
            "left", pair.left(),
            "right", pair.right(),
            "seen", look instanceof Look.Seen seen ? seen.report().verdict().word() : "nothing",
            "record", recorded.index(),
            "news", recorded.news()));
    return recorded;
  }

  private static Recorded appended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Recorded recorded -> new Recorded(recorded.receipt().index(), true);
      case Outcome.Repeated repeated -> new Recorded(repeated.receipt().index(), false);
      case Outcome.Conflict conflict ->
          throw new StorageFailure(
              "its key belongs to record " + conflict.index() + ", which says something else");
      case Outcome.Unfit unfit -> throw new StorageFailure(unfit.problem());
    };
  }

  @Override
  public void close() {
    timer.shutdown();
    lookout.close();
  }
}
