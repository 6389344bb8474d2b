package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every record of an environment and a period, none else, and a sample that anybody draws again.
 */
class PopulationRowsTest {
  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
  private static final Optional<String> PRODUCTION = Optional.of("production");

  private final MemoryLog log = new MemoryLog();

  /** One record a minute, every third of staging. */
  @BeforeEach
  void fill() {
    for (int i = 0; i < 12; i++) {
      log.now = START.plus(Duration.ofMinutes(i));
      log.recorded(MemoryLog.plain("k" + i, Optional.of(i % 3 == 2 ? "staging" : "production")));
    }
  }

  @Test
  void aPeriodBeginsWithItsBeginningAndEndsBeforeItsEnd() {
    assertEquals(List.of(0L, 1L, 3L, 4L, 6L, 7L, 9L, 10L), indices(of(0, 12)));
    assertEquals(List.of(3L, 4L, 6L), indices(of(3, 7)));
    assertEquals(List.of(), indices(of(5, 6)));
    assertEquals(List.of(), of(0, 12).gaps());
    assertEquals(12, of(0, 12).head().size());
    assertEquals(Map.of(RecordType.TEST_RESULT, 8L), of(0, 12).counts());
    assertEquals(PRODUCTION, of(0, 12).environment());
  }

  @Test
  void aProjectIsAnotherPopulation() {
    log.recorded(
        new Submission(
            "p",
            "of the shop",
            RecordType.POST_REVIEW,
            Optional.of("shop"),
            PRODUCTION,
            Optional.empty(),
            Optional.empty(),
            List.of()));
    Population shop =
        log.storage.read(
            reader ->
                Population.of(
                    reader,
                    Optional.of("shop"),
                    PRODUCTION,
                    START,
                    START.plusSeconds(3600),
                    OptionalLong.empty()));
    assertEquals(List.of(12L), indices(shop));
    assertEquals(8, of(0, 60).members().size());
  }

  @Test
  void anEarlierSizeGivesThePopulationOfThatTime() {
    Population then = at(4);
    assertEquals(List.of(0L, 1L, 3L), indices(then));
    assertEquals(4, then.head().size());
    assertEquals(List.of(0L, 1L, 3L), indices(at(5)).subList(0, 3));
    for (long none : new long[] {0, 13, 99}) {
      Malformed refused = assertThrows(Malformed.class, () -> at(none));
      assertTrue(
          String.valueOf(refused.getMessage())
              .startsWith("the log signed no checkpoint of " + none + " records; "),
          refused.getMessage());
    }
  }

  @Test
  void aSizeThatWasNeverSignedIsRefused() {
    log.log().append(List.of(MemoryLog.plain("a", PRODUCTION), MemoryLog.plain("b", PRODUCTION)));
    assertThrows(Malformed.class, () -> at(13));
    assertEquals(14, at(14).head().size());
  }

  @Test
  void anEmptyLogHasNoHeadToStateAPopulationUnder() {
    var empty = new MemoryLog();
    assertThrows(
        StorageFailure.class,
        () ->
            empty.storage.read(
                reader -> Population.of(reader, PRODUCTION, START, START.plusSeconds(60))));
  }

  @Test
  void aCounterThatIsMissingIsAGap() {
    List<Population.Member> all = of(0, 12).members();
    Checkpoint head = of(0, 12).head();
    log.storage.disk.entries().set(3, log.entry(2));
    log.storage.disk.entries().set(6, log.entry(2));
    log.storage.disk.entries().set(7, log.entry(2));
    assertEquals(List.of(2L, 4L, 5L), of(0, 12).gaps());
    assertEquals(
        List.of(0L, 1L, 4L, 9L, 10L), indices(of(0, 12)), "they are of another environment now");
    assertEquals(8, all.size());
    assertEquals(12, head.size());
  }

  @Test
  void aSampleIsTheMembersWithTheSmallestDigestsInTheLogsOrder() {
    Population whole = of(0, 12);
    for (int size = 0; size <= 9; size++) {
      List<Long> expected =
          indices(whole).stream()
              .sorted(Comparator.comparing(index -> lot("seed", whole, index)))
              .limit(size)
              .sorted()
              .toList();
      assertEquals(
          expected, whole.sample("seed", size).stream().map(Population.Member::index).toList());
    }
    var drawn = new HashSet<List<Long>>();
    IntStream.range(0, 20)
        .forEach(
            seed ->
                drawn.add(
                    whole.sample("s" + seed, 3).stream().map(Population.Member::index).toList()));
    assertTrue(drawn.size() > 5, drawn.toString());
  }

  /** Written down once more, by the words of the documentation. */
  private static String lot(String seed, Population population, long index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((seed + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(population.head().root().bytes());
      digest.update(("\n" + index).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Population of(int fromMinute, int toMinute) {
    return log.storage.read(
        reader ->
            Population.of(
                reader,
                PRODUCTION,
                START.plus(Duration.ofMinutes(fromMinute)),
                START.plus(Duration.ofMinutes(toMinute))));
  }

  private Population at(long size) {
    return log.storage.read(
        reader ->
            Population.of(
                reader, PRODUCTION, START, START.plusSeconds(3600), OptionalLong.of(size)));
  }

  private static List<Long> indices(Population population) {
    var indices = new ArrayList<Long>();
    for (Population.Member member : population.members()) {
      indices.add(member.index());
      Entry entry = member.entry();
      assertEquals(PRODUCTION, entry.environment());
    }
    return indices;
  }
}
