package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DurationsTest {
  @Property
  void whatTheJdkWritesIsReadAsTheSameLength(
      @ForAll @LongRange(min = 0, max = 10_000_000_000L) long millis) {
    var duration = Duration.ofMillis(millis);
    assertEquals(
        0,
        BigDecimal.valueOf(millis, 3)
            .compareTo(Durations.seconds(duration.toString()).orElseThrow()));
  }

  @Property
  void splittingALengthIntoUnitsChangesNothing(
      @ForAll @LongRange(min = 0, max = 1_000_000L) long s) {
    String split = (s / 3600) + "h" + (s / 60 % 60) + "m" + (s % 60) + "s";
    assertEquals(Durations.canonical(s + "s"), Durations.canonical(split));
    assertEquals(Durations.canonical(s * 1000 + "ms"), Durations.canonical(split));
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    Durations.canonical(text);
  }

  @Example
  void spellingsOfOneLengthAreEqual() {
    assertEquals(Durations.canonical("60s"), Durations.canonical("1m"));
    assertEquals(Durations.canonical("1h30m"), Durations.canonical("PT1H30M"));
    assertEquals(Durations.canonical("1.5h"), Durations.canonical("90m"));
    assertEquals(Durations.canonical("P1D"), Durations.canonical("24h"));
    assertEquals(Durations.canonical("1w"), Durations.canonical("7d"));
    assertEquals(Durations.canonical("0"), Durations.canonical("0s"));
  }

  @Example
  void aBareNumberAndACalendarLengthAreNoDurations() {
    for (String text :
        List.of("", "60", "P1Y", "P1M", "P", "PT", "1x", "h", "1h 30m", "--1s", "-")) {
      assertTrue(Durations.canonical(text).isEmpty(), text);
    }
  }
}
