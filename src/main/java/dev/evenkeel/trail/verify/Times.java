package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.verify.Problem.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the records' times say. Only their order is proved: the log's own clock wrote them. A time
 * that has not come yet is wrong whoever wrote it; a clock that went back is worth a look.
 */
final class Times {
  /** What two honest clocks may differ by. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private static final int MOST_NOTED = 20;

  private final Optional<Instant> now;
  private final List<Problem> problems;
  private final List<String> notices;
  private Optional<Instant> before = Optional.empty();

  Times(Optional<Instant> now, List<Problem> problems, List<String> notices) {
    this.now = now;
    this.problems = problems;
    this.notices = notices;
  }

  void record(long index, Entry entry, byte[] leaf) {
    Instant received = entry.receivedAt();
    if (now.isPresent() && received.isAfter(now.get().plus(SKEW))) {
      problems.add(
          new Problem(
              What.TIME,
              "record "
                  + index
                  + ": says in its "
                  + ByteHunt.member(leaf, "receivedAt")
                  + " that the log took it at "
                  + received
                  + ", and here it is "
                  + now.get()
                  + ": one of the two clocks is wrong"));
    }
    if (before.isPresent()
        && received.plus(SKEW).isBefore(before.get())
        && notices.size() < MOST_NOTED) {
      notices.add(
          "record "
              + index
              + " was taken at "
              + received
              + ", the one before it at "
              + before.get()
              + ": the log's clock was set back");
    }
    before = Optional.of(received);
  }
}
