package dev.evenkeel.operation.drill;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does something when what is being done takes too long, and only then. */
public final class Watched implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK = clock();

  private final AtomicBoolean ran = new AtomicBoolean();
  private final ScheduledFuture<?> alarm;

  public Watched(Runnable rescue, Duration patience) {
    alarm =
        CLOCK.schedule(
            () -> {
              ran.set(true);
              rescue.run();
            },
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  public boolean ran() {
    return ran.get();
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }

  private static ScheduledExecutorService clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "evenkeel-drill-patience");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
