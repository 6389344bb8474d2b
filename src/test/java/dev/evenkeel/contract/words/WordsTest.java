package dev.evenkeel.contract.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns as sets of words, held against the JDK's own machine. */
final class WordsTest {
  private final Patterns patterns = new Patterns();

  /** There a dollar also stands before a last line end, which ECMA-262 does not know. */
  private static Pattern jdk(String pattern) {
    return Pattern.compile(
        pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
  }

  private Words.Search search(List<String> wanted, List<String> unwanted, long min, long max) {
    return new Words(patterns, wanted, unwanted, Set.of(), min, max).shortest();
  }

  @Property(tries = 1000)
  void aPatternIsFoundWhereTheJdkFindsIt(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertTrue(patterns.regular(pattern), pattern);
    assertEquals(
        jdk(pattern).matcher(text).find(),
        patterns.found(pattern, text).orElseThrow(),
        () -> pattern + " in " + text);
  }

  @Property(tries = 500)
  void aWordIsWhatWasAskedForAndNoWordMeansNone(
      @ForAll("patterns") String wanted,
      @ForAll("patterns") String unwanted,
      @ForAll("texts") String text) {
    switch (search(List.of(wanted), List.of(unwanted), 1, 4)) {
      case Words.Search.Found(String word) -> {
        assertTrue(jdk(wanted).matcher(word).find());
        assertFalse(jdk(unwanted).matcher(word).find());
        assertTrue(!word.isEmpty() && word.length() <= 4);
      }
      case Words.Search.None none ->
          assertFalse(
              !text.isEmpty()
                  && text.length() <= 4
                  && jdk(wanted).matcher(text).find()
                  && !jdk(unwanted).matcher(text).find(),
              () -> text + " is in " + wanted + " and not in " + unwanted);
      case Words.Search.GaveUp gaveUp -> {}
    }
  }

  @Test
  void excludedWordsAreNotFoundAgain() {
    var words = new Words(patterns, List.of("^[ab]$"), List.of(), Set.of("a"), 0, 9);
    assertEquals(new Words.Search.Found("b"), words.shortest());
    assertInstanceOf(
        Words.Search.None.class,
        new Words(patterns, List.of("^[ab]$"), List.of(), Set.of("a", "b"), 0, 9).shortest());
  }

  @Test
  void aLongUnanchoredRunIsTakenApart() {
    assertInstanceOf(
        Words.Search.Found.class,
        search(List.of("[a-z0-9]{32}"), List.of("[a-z0-9]{64}"), 0, Long.MAX_VALUE));
    assertInstanceOf(
        Words.Search.None.class,
        search(List.of("[a-z0-9]{64}"), List.of("[a-z0-9]{32}"), 0, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a(?=b)", "(?!a)", "(?<=a)b", "(a)\\1", "\\bword", "[a", "(", "a{3,2}", "\\p{L}", "*"
      })
  void whatIsNotRegularIsNotTakenForIt(String pattern) {
    assertFalse(patterns.regular(pattern));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab1-").ofMaxLength(5);
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "a", "b", "1", "-", ".", "[ab]", "[^a]", "[a-b1]", "\\d", "\\w", "\\S", "\\-");
    Arbitrary<String> times =
        Arbitraries.of("", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?");
    Arbitrary<String> repeated = Combinators.combine(piece, times).as((p, t) -> p + t);
    Arbitrary<String> run = repeated.list().ofMinSize(1).ofMaxSize(3).map(p -> String.join("", p));
    Arbitrary<String> group =
        Combinators.combine(run, run, times).as((a, b, t) -> "(" + a + "|" + b + ")" + t);
    Arbitrary<String> body =
        Combinators.combine(run, Arbitraries.oneOf(run, group)).as((a, b) -> a + b);
    return Combinators.combine(Arbitraries.of("", "^"), body, Arbitraries.of("", "$"))
        .as((s, b, e) -> s + b + e);
  }
}
