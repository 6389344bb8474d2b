package dev.evenkeel.sandbox;

import java.util.concurrent.atomic.AtomicBoolean;

/** What is done once: when it is closed, or else when the process ends. */
public final class Ending implements AutoCloseable {
  private final Runnable end;
  private final AtomicBoolean done = new AtomicBoolean();
  private final Thread atExit = new Thread(this::run, "evenkeel-sandbox-end");

  private Ending(Runnable end) {
    this.end = end;
  }

  public static Ending with(Runnable end) {
    var ending = new Ending(end);
    Runtime.getRuntime().addShutdownHook(ending.atExit);
    return ending;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook does the same work, once.
    }
    run();
  }

  private void run() {
    if (done.compareAndSet(false, true)) {
      end.run();
    }
  }
}
