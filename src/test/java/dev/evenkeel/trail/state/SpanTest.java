package dev.evenkeel.trail.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stretch of time is read as people write it, and said so that it is never longer than it is. */
class SpanTest {
  @ParameterizedTest
  @CsvSource({"1s, 1", "90s, 90", "15m, 900", "24h, 86400", "7d, 604800", "2w, 1209600"})
  void eachUnitIsSoManySeconds(String written, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), Span.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1", "0s", "01s", "-1s", "1.5h", " 1s", "1s ", "1y", "1234567s"})
  void whatIsNoSpanIsNone(String written) {
    assertEquals(Optional.empty(), Span.parse(written));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 1s",
    "0, 1s",
    "1, 1s",
    "59, 59s",
    "60, 1m",
    "61, 61s",
    "5400, 90m",
    "3600, 1h",
    "86400, 1d",
    "90000, 25h",
    "604800, 7d"
  })
  void itIsWrittenInTheLargestUnitWithoutARest(long seconds, String written) {
    assertEquals(written, Span.written(Duration.ofSeconds(seconds)));
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 1, max = 999_999) long seconds) {
    Duration span = Duration.ofSeconds(seconds);
    assertEquals(Optional.of(span), Span.parse(Span.written(span)));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0, 0 s",
    "119, 119 s",
    "120, 2 min",
    "179, 2 min",
    "7199, 119 min",
    "7200, 2 h",
    "7260, 2 h 1 min",
    "172799, 47 h 59 min",
    "172800, 2 days",
    "176399, 2 days",
    "176400, 2 days 1 h",
    "864000, 10 days"
  })
  void itIsSaidInTheTwoLargestUnitsThatSaySomething(long seconds, String words) {
    assertEquals(words, Span.words(Duration.ofSeconds(seconds)));
  }
}
