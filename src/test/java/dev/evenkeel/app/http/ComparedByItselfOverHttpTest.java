package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.lookout.Outcome;
import dev.evenkeel.app.lookout.Watching;
import dev.evenkeel.trail.state.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service that compares by itself says of it. */
final class ComparedByItselfOverHttpTest {
  @Test
  void bothEnvironmentsPagesAndTheMetricsSayWhenItLookedAndWhenItLooksAgain(@TempDir Path folder) {
    var watching = new AtomicReference<Optional<Watching>>(Optional.empty());
    try (var trail = RunningTrail.in(folder.resolve("log")).watching(watching::get).start()) {
      trail.record(
          "compare:staging:production",
          "look",
          "{\"type\": \"parity.checked\", \"environment\": \"production\", \"body\": {\"verdict\":"
              + " \"passed\", \"limit\": \"1h\"}}");
      trail.record("C-1", "staged", "{\"type\": \"deploy.started\", \"environment\": \"staging\"}");
      assertFalse(page(trail, "production").contains("Compared by the service"));
      assertFalse(trail.get("/metrics").text().contains("evenkeel_compare"));

      Instant now = Instant.now();
      watching.set(Optional.of(looks(now, Optional.of(now), false)));
      for (String environment : new String[] {"production", "staging"}) {
        String page = page(trail, environment);
        assertTrue(page.contains("staging and production"), page);
        assertTrue(page.contains(">passed<"), page);
        assertTrue(page.contains("seen "), page);
        assertTrue(page.contains("for "), page);
        assertTrue(page.contains("change?id=compare%3Astaging%3Aproduction#record-0"), page);
      }
      String metrics = trail.get("/metrics").text();
      assertTrue(metrics.contains("evenkeel_compare_looks_total{outcome=\"same\"} 3\n"), metrics);
      assertTrue(metrics.contains("evenkeel_compare_here 1\n"), metrics);
      assertTrue(
          metrics.contains(
              "evenkeel_compare_seen_timestamp_seconds " + now.getEpochSecond() + "\n"),
          metrics);

      // A page shows what the process knows now, though the log has not grown.
      watching.set(Optional.of(looks(now, Optional.empty(), true)));
      assertTrue(page(trail, "production").contains("another replica looks"));
      assertTrue(trail.get("/metrics").text().contains("evenkeel_compare_here 0\n"));
    }
  }

  private static String page(RunningTrail trail, String environment) {
    var page = trail.get("/environment?name=" + environment);
    assertEquals(200, page.status(), page.text());
    return page.text();
  }

  private static Watching looks(Instant now, Optional<Instant> seen, boolean elsewhere) {
    return new Watching(
        new Watched(
            "staging",
            "production",
            Optional.empty(),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            seen,
            seen.map(at -> 0L),
            now.plus(Duration.ofMinutes(15)),
            Optional.empty(),
            elsewhere,
            Optional.empty(),
            Optional.empty()),
        Map.of(Outcome.SAME, 3L, Outcome.RECORDED, 1L));
  }
}
