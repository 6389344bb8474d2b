package dev.evenkeel.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("tokens", "sources", "owner", "snapshot");

  @Test
  void a_slip_of_the_finger_finds_the_word() {
    assertEquals(List.of("tokens"), Nearest.to("tokenz", WORDS, 1));
    assertEquals(List.of("owner"), Nearest.to("onwer", WORDS, 1));
    assertEquals(List.of("sources"), Nearest.to("Source", WORDS, 1));
  }

  @Test
  void what_resembles_nothing_finds_nothing() {
    assertEquals(List.of(), Nearest.to("replicas", WORDS, 3));
    assertEquals(List.of(), Nearest.to("", WORDS, 3));
  }

  @Property
  void a_known_word_is_nearest_to_itself(
      @ForAll @AlphaChars @StringLength(min = 1, max = 12) String word) {
    assertEquals(word, Nearest.to(word, List.of("other", word), 1).getFirst());
  }

  @Property
  void distance_is_symmetric_and_zero_only_for_the_same(
      @ForAll @StringLength(max = 8) String a, @ForAll @StringLength(max = 8) String b) {
    assertEquals(Nearest.distance(a, b), Nearest.distance(b, a));
    assertTrue((Nearest.distance(a, b) == 0) == a.equals(b));
  }
}
