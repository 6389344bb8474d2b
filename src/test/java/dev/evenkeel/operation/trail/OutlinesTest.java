package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.state.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlines that were kept are a shorter way to the same answer, or no way at all. */
class OutlinesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");
  private static final RecordType[] TYPES = RecordType.values();

  @TempDir Path folder;
  private LogHouse house;
  private int key;

  @BeforeEach
  void aLog() throws IOException {
    house = log("one");
    grow(house, new Random(1), 120);
  }

  @AfterEach
  void close() {
    house.storage.close();
  }

  private LogHouse log(String name) throws IOException {
    return new LogHouse(Files.createDirectories(folder.resolve(name)));
  }

  /** Of few changes, so that they come back, and go wrong, and come to no end. */
  private void grow(LogHouse log, Random random, int records) {
    var batch = new ArrayList<Submission>();
    for (int i = 0; i < records; i++) {
      RecordType type = TYPES[random.nextInt(TYPES.length)];
      if (type != RecordType.EVIDENCE_ERASED && type != RecordType.KEY_ROTATED) {
        batch.add(
            LogHouse.submission(
                "k" + key++,
                "change-" + random.nextInt(12),
                type,
                "{\"owner\":\"team-" + i + "\",\"verdict\":\"passed\"}"));
      }
    }
    log.log.append(batch);
  }

  private static ShowState.States state(LogHouse log, Outlines outlines) {
    return ShowState.run(
        log.storage,
        outlines,
        (project, name) -> true,
        Optional.empty(),
        new ShowState.Asked(Limits.USUAL, NOW, Integer.MAX_VALUE));
  }

  private static byte[] kept(LogHouse log) {
    var outlines = new Outlines();
    state(log, outlines);
    return KeptOutlines.bytes(outlines);
  }

  @Test
  void thoseThatWereKeptReadNothingAgainAndSayTheSame() {
    Outlines again = KeptOutlines.outlines(kept(house));
    assertEquals(state(house, new Outlines()), state(house, again));
    assertEquals(0, again.grown());
  }

  @Test
  void olderOnesReadWhatIsNewAndSayTheSame() {
    byte[] older = kept(house);
    for (int seed = 2; seed < 12; seed++) {
      grow(house, new Random(seed), 30);
      Outlines grown = KeptOutlines.outlines(older);
      assertEquals(state(house, new Outlines()), state(house, grown));
      assertTrue(grown.grown() <= 30L * (seed - 1), "only what is new is read");
    }
  }

  @Test
  void damagedOnesAreNone() {
    byte[] kept = kept(house);
    ShowState.States said = state(house, new Outlines());
    for (int at = 0; at < kept.length; at += 1 + kept.length / 60) {
      byte[] damaged = kept.clone();
      damaged[at] ^= 4;
      Outlines outlines = KeptOutlines.outlines(damaged);
      assertEquals(0, outlines.size(), "byte " + at);
      assertEquals(said, state(house, outlines));
      assertEquals(0, KeptOutlines.outlines(java.util.Arrays.copyOf(kept, at)).size());
    }
  }

  @Test
  void thoseOfAnotherHistoryOrOfALongerOneAreNone() throws IOException {
    try (var other = log("other")) {
      grow(other, new Random(99), 60);
      byte[] shorter = kept(other);
      grow(other, new Random(98), 200);
      byte[] longer = kept(other);
      ShowState.States said = state(house, new Outlines());
      assertNotEquals(said, state(other, new Outlines()));
      for (byte[] foreign : List.of(shorter, longer)) {
        Outlines outlines = KeptOutlines.outlines(foreign);
        assertEquals(said, state(house, outlines));
        assertTrue(outlines.grown() > 0);
      }
    }
  }
}
