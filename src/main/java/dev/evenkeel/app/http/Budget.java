package dev.evenkeel.app.http;

import java.util.concurrent.Semaphore;

/** How many bytes of bodies may be in memory at once. What has no room is sent back, not queued. */
final class Budget {
  private static final int UNIT = 1024;

  private final Semaphore room;
  private final long whole;

  Budget(long bytes) {
    this.whole = bytes / UNIT;
    this.room = new Semaphore((int) whole);
  }

  /** Takes room for a body and gives what has to be given back. */
  int take(long bytes) {
    int units = (int) Math.min(whole, bytes / UNIT + 1);
    if (!room.tryAcquire(units)) {
      throw new Refusal(
          ProblemKind.BUSY,
          "as many bodies are on their way as fit into memory",
          "send it again after the seconds in Retry-After");
    }
    return units;
  }

  void giveBack(int units) {
    room.release(units);
  }
}
