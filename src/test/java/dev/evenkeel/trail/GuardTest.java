package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing more is signed where rows, newest checkpoint and mark are not of one history. */
class GuardTest {
  private static final SignerKey OTHER =
      SignerKey.of(
          "example.org/log",
          "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private static final SignerKey THIRD =
      SignerKey.of(
          "example.org/log",
          "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII));

  private final MemoryLog log = new MemoryLog();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 3; i++) {
      log.recorded(MemoryLog.plain("k" + i, Optional.empty()));
    }
  }

  @Test
  void aLogAsItWasLeftIsAddedTo() {
    log.recorded(MemoryLog.plain("more", Optional.empty()));
    log.mark = Optional.empty();
    log.recorded(MemoryLog.plain("and more", Optional.empty()));
    log.mark = Optional.of(head(2, root(2), MemoryLog.KEY));
    log.recorded(MemoryLog.plain("yet more", Optional.empty()));
  }

  @Test
  void rowsThatAreNotTheNewestCheckpointsAreRefused() {
    log.storage.disk.checkpoints().put(3L, head(3, Merkle.EMPTY, MemoryLog.KEY));
    assertRefused("the log's rows have 3 entries with root " + root(3).base64());
    log.storage.disk.checkpoints().put(3L, head(2, root(3), MemoryLog.KEY));
    assertRefused(
        "the log's rows have 3 entries with root "
            + root(3).base64()
            + ", its newest checkpoint says 2 entries with root "
            + root(3).base64());
    log.storage.disk.checkpoints().clear();
    assertRefused("the log has 3 entries and no signed checkpoint");
  }

  @Test
  void aHeadOfAnotherKeyOrLogIsRefused() {
    log.storage.disk.checkpoints().put(3L, head(3, root(3), OTHER));
    assertRefused(
        "the log's newest checkpoint is not signed by this log's key " + MemoryLog.KEY.verifier());
    SignedNote elsewhere =
        SignedNote.sign(Checkpoint.of("example.org/other", 3, root(3)).text(), MemoryLog.KEY);
    log.storage.disk.checkpoints().put(3L, elsewhere);
    assertRefused("the log's newest checkpoint is of example.org/other, not of example.org/log");
  }

  @Test
  void anyKeyThatTheLogHasNowMayHaveSigned() {
    log.storage.disk.checkpoints().put(3L, head(3, root(3), OTHER));
    log.mark = Optional.of(head(3, root(3), MemoryLog.KEY));
    List<SignerKey> both = List.of(MemoryLog.KEY, OTHER);
    log.signers = () -> both;
    log.recorded(MemoryLog.plain("more", Optional.empty()));
  }

  @Test
  void aMarkOfAnotherKeyOrHistoryOrBehindTheLogIsRefused() {
    log.mark = Optional.of(head(3, root(3), OTHER));
    assertRefused("the high-water mark is not signed by this log's key");
    log.mark = Optional.of(head(4, root(3), MemoryLog.KEY));
    assertRefused("the log has 3 entries, and 4 were handed out");
    for (int size = 1; size <= 3; size++) {
      log.mark = Optional.of(head(size, Merkle.EMPTY, MemoryLog.KEY));
      assertRefused("the first " + size + " entries have another root");
    }
  }

  /** A guard remembers what it verified, and never more than that. */
  @Test
  void whatWasVerifiedOnceIsNotTakenForWhatCameInItsPlace() {
    TransparencyLog open = log.log();
    open.append(MemoryLog.plain("a", Optional.empty()));
    log.mark = Optional.of(head(4, root(4), OTHER));
    assertThrows(TrailRefused.class, () -> open.append(MemoryLog.plain("b", Optional.empty())));
    log.mark = Optional.empty();
    open.append(MemoryLog.plain("b", Optional.empty()));
    assertEquals(5, log.size());
  }

  /** Another's signature, so that it shows whether anybody looked at it. */
  @Test
  void whatWasSignedHereIsKnownByItsBytesAndItsKeysAlone() {
    var keys = List.of(MemoryLog.KEY.verifier());
    SignedNote signed = head(3, root(3), OTHER);
    log.storage.disk.checkpoints().put(3L, signed);
    log.mark = Optional.of(signed);
    var guard = new Guard(log);
    guard.signed(signed, keys);
    assertTrue(holds(guard, keys));

    assertFalse(holds(guard, List.of(THIRD.verifier())));
    log.storage.disk.checkpoints().put(3L, head(3, root(3), THIRD));
    assertFalse(holds(guard, keys));
  }

  private boolean holds(Guard guard, List<VerifierKey> keys) {
    try {
      log.storage.read(
          reader -> {
            guard.check(reader, keys);
            return reader;
          });
      return true;
    } catch (TrailRefused e) {
      return false;
    }
  }

  @Test
  void aLogWhoseKeyIsAnotherNowIsRefused() {
    log.mark = Optional.empty();
    log.signers = Signers.of(OTHER);
    assertRefused(
        "the log's newest checkpoint is not signed by this log's key " + OTHER.verifier());
  }

  private void assertRefused(String why) {
    TrailRefused refused =
        assertThrows(
            TrailRefused.class, () -> log.append(MemoryLog.plain("more", Optional.empty())));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(why), said);
    assertTrue(said.endsWith(TrailRefused.RUNBOOK), said);
    assertEquals(3, log.size());
  }

  private Hash root(int size) {
    return log.storage.read(reader -> reader.root(0, size));
  }

  private static SignedNote head(long size, Hash root, SignerKey key) {
    return SignedNote.sign(Checkpoint.of("example.org/log", size, root).text(), key);
  }
}
