package dev.evenkeel.app.http;

import dev.evenkeel.trail.verify.Verification;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** How the service stands: what the last self-check saw, and whether it is about to stop. */
public final class Health {
  private final AtomicReference<Optional<Checked>> checked =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicInteger running = new AtomicInteger();

  /**
   * A self-check.
   *
   * @param at when it ended
   * @param found what it saw
   */
  public record Checked(Instant at, Verification found) {}

  public void checked(Instant at, Verification found) {
    checked.set(Optional.of(new Checked(at, found)));
  }

  public Optional<Checked> lastCheck() {
    return checked.get();
  }

  void stop() {
    stopping.set(true);
  }

  boolean stopping() {
    return stopping.get();
  }

  /** Counts one more request that is being answered. */
  void began() {
    running.incrementAndGet();
  }

  void ended() {
    running.decrementAndGet();
  }

  public int running() {
    return running.get();
  }
}
