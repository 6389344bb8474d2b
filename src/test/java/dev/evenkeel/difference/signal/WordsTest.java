package dev.evenkeel.difference.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "dbPassword, db password",
    "DB_PASSWORD, db password",
    "db-password, db password",
    "__db..password__, db password",
    "DBPassword, db password",
    "dbURL, db url",
    "HTTPServer, http server",
    "URLs, ur ls",
    "s3Bucket, s3 bucket",
    "S3BUCKET, s3 bucket",
    "aB, a b",
    "AB, ab",
    "ABc, a bc",
    "a, a",
    "A, a",
    "__, ''"
  })
  void aKeyIsMadeOfWords(String key, String words) {
    assertEquals(words, String.join(" ", Words.of(key)));
  }

  @Property
  void noLetterIsLostAndNoneAdded(
      @ForAll @AlphaChars @NumericChars @Chars({'_', '-', '.'}) @StringLength(max = 12)
          String key) {
    assertEquals(
        key.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT), String.join("", Words.of(key)));
    assertTrue(Words.of(key).stream().noneMatch(String::isEmpty), key);
  }

  @Property
  void wordsThatAreJoinedAreFoundAgain(
      @ForAll @NotEmpty List<@AlphaChars @StringLength(min = 1, max = 6) String> words) {
    var lower = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    assertEquals(lower, Words.of(String.join("_", lower)));
  }

  @Test
  void wordsAreContainedInOneOrderWithoutGaps() {
    List<String> all = List.of("a", "b", "c");
    assertTrue(Words.contain(all, List.of("a")));
    assertTrue(Words.contain(all, List.of("b", "c")));
    assertTrue(Words.contain(all, all));
    assertFalse(Words.contain(all, List.of("a", "c")));
    assertFalse(Words.contain(all, List.of("c", "b")));
    assertFalse(Words.contain(all, List.of("a", "b", "c", "d")));
  }
}
