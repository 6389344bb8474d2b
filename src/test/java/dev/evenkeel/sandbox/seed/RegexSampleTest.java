package dev.evenkeel.sandbox.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RegexSampleTest {
  @Test
  void whatIsGivenMatchesTheExpressionItWasGivenFor() {
    for (String pattern :
        List.of(
            "^[A-Z]{2}-[0-9]{3}$",
            "^(open|shut)$",
            "^[^@]+@[^@]+\\.[a-z]{2,}$",
            "^\\d{4}-\\d{2}$",
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            "^https?://.+",
            "^(?:\\+|00)[1-9]\\d{1,14}$",
            "[]a-]x",
            "a{3,}b*")) {
      String sample = RegexSample.of(pattern).orElseThrow();
      assertTrue(
          sample.matches(".*(" + pattern.replace("[]a", "[\\]a") + ").*"),
          pattern + " does not match " + sample);
    }
  }

  @Test
  void whatIsNotUnderstoodGivesNothing() {
    for (String pattern : List.of("(?=a)b", "[abc", "a{x}", "(a", "a)")) {
      assertEquals(Optional.empty(), RegexSample.of(pattern), pattern);
    }
  }
}
