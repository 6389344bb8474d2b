package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.trail.TrailDirectory;
import dev.evenkeel.app.http.Health;
import dev.evenkeel.app.http.Journal;
import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads the whole log at the start and every hour, as {@code trail verify} does. */
final class SelfChecks implements AutoCloseable {
  private final TrailDirectory directory;
  private final Supplier<Storage> opening;
  private final Health health;
  private final Journal journal;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("self-check").factory());

  SelfChecks(
      TrailDirectory directory,
      Supplier<Storage> opening,
      Health health,
      Journal journal,
      Clock clock) {
    this.directory = directory;
    this.opening = opening;
    this.health = health;
    this.journal = journal;
    this.clock = clock;
  }

  void start() {
    var _ = timer.scheduleWithFixedDelay(this::check, 0, 1, TimeUnit.HOURS);
  }

  private void check() {
    Verification found = verified();
    health.checked(clock.instant(), found);
    journal.say(
        "self-check",
        Map.of(
            "holds",
            found.holds(),
            "size",
            found.size(),
            "problems",
            found.problems().stream().limit(10).map(Problem::message).toList()));
  }

  /** Keys or a mark that cannot be read are a problem with a name, as a database is. */
  private Verification verified() {
    TrailVerifier.Terms terms;
    try {
      List<VerifierKey> keys = directory.logKeys();
      terms =
          new TrailVerifier.Terms(
              keys,
              Optional.of(directory.statementKey()),
              directory.mark(keys.getLast()).read(),
              List.of(),
              Optional.empty(),
              Optional.of(clock.instant()));
    } catch (StorageFailure e) {
      return Verification.unreadable(new Problem(Problem.What.KEY, String.valueOf(e.getMessage())));
    }
    return VerifyTrail.run(opening, terms);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
