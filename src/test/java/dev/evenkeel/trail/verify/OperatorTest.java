package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator with the key signs what he likes; the leaves still contradict each other. */
class OperatorTest {
  private static final Entry FIRST = entry("k1", 0, Optional.empty(), 0);

  @Test
  void anHonestLogHolds() {
    assertEquals(List.of(), found(FIRST, entry("k2", 1, Optional.of(FIRST.leafHash()), 1)));
  }

  @Test
  void aRecordThatFollowsAnotherOneIsNamed() {
    assertNamed(
        "record 1: does not follow the record of its change",
        entry("k2", 1, Optional.of(Merkle.EMPTY), 1));
  }

  @Test
  void aGapInTheCounterOfAnEnvironmentIsNamed() {
    assertNamed(
        "record 1: says it is number 2 of its environment",
        entry("k2", 1, Optional.of(FIRST.leafHash()), 2));
  }

  @Test
  void aGapInTheCounterOfAChangeIsNamed() {
    assertNamed(
        "record 1: says it is number 2 of its change",
        entry("k2", 2, Optional.of(FIRST.leafHash()), 1));
  }

  @Test
  void aKeyUsedTwiceIsNamed() {
    assertNamed(
        "record 1: has the key of record 0", entry("k1", 1, Optional.of(FIRST.leafHash()), 1));
  }

  private static void assertNamed(String what, Entry second) {
    List<Problem> problems = found(FIRST, second);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.getFirst().message().startsWith(what), problems.toString());
  }

  private static List<Problem> found(Entry... entries) {
    var terms =
        new TrailVerifier.Terms(
            SignedRows.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
    return TrailVerifier.verify(new SignedRows(List.of(entries), List.of()), terms).problems();
  }

  private static Entry entry(String key, long changeSeq, Optional<Hash> previous, long scopeSeq) {
    return new Entry(
        key,
        "CHG",
        changeSeq,
        previous,
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        scopeSeq,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
