package dev.evenkeel.app.http;

import dev.evenkeel.value.CanonicalJson;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What the service did, one JSON object a line. Never a query, a body or a credential. */
public final class Journal {
  private final PrintStream out;
  private final Clock clock;

  public Journal(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  public void say(String event, Map<String, ?> members) {
    var line = new TreeMap<String, Object>(members);
    line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("event", event);
    out.println(CanonicalJson.of(line));
  }
}
