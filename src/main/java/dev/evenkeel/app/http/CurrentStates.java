package dev.evenkeel.app.http;

import dev.evenkeel.app.lookout.Watching;
import dev.evenkeel.operation.trail.Outlines;
import dev.evenkeel.operation.trail.ShowState;
import dev.evenkeel.report.trail.page.StatePage;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.state.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How every environment stands, for whoever looks. The first reading takes the longer the more
 * records there are, later ones read what is new. Those who look at once share one, and nobody
 * reads twice in a minute what no record has changed. A page says to which moment its ages are
 * counted.
 */
final class CurrentStates {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final Served served;
  private final Outlines outlines = new Outlines();
  private Optional<Read> newest = Optional.empty();

  /** What was read, at which size of the log, after which looks, and when. */
  private record Read(ShowState.States states, long size, Optional<Watched> watched, Instant at) {}

  CurrentStates(Served served) {
    this.served = served;
  }

  synchronized ShowState.States states() {
    Instant now = served.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    long size = served.reading().read(Storage.Reader::frontier).size();
    Optional<Watched> watched = served.watching().get().map(Watching::watched);
    Optional<Read> fresh =
        newest.filter(
            read ->
                read.size() == size
                    && read.watched().equals(watched)
                    && !now.isAfter(read.at().plus(GOOD_FOR)));
    if (fresh.isPresent()) {
      return fresh.get().states();
    }
    ShowState.States states =
        ShowState.run(
            served.reading(),
            outlines,
            (project, name) -> true,
            Optional.empty(),
            new ShowState.Asked(served.limits(), now, StatePage.MOST, watched));
    newest = Optional.of(new Read(states, size, watched, now));
    return states;
  }
}
