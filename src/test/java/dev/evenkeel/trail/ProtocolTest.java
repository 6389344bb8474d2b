package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The writers' protocol under a scheduler that kills them: two processes, one disk, one mark,
 * deaths before the commit, between commit and mark, between mark and reply, and backups put back.
 * Whatever was handed out must stay true, and nothing may be signed twice.
 */
class ProtocolTest {
  private static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);
  private static final int STEPS = 40;

  private final MemoryStorage storage = new MemoryStorage();
  private final Mark mark = new Mark();
  private final Map<String, TlogProof> receipts = new HashMap<>();
  private boolean setBack;

  /** A mark whose process can die before or after it moved. */
  private static final class Mark implements HighWater {
    private Optional<SignedNote> note = Optional.empty();
    private boolean diesBefore;
    private boolean diesAfter;

    @Override
    public Optional<SignedNote> read() {
      return note;
    }

    @Override
    public void advance(SignedNote checkpoint) {
      if (diesBefore) {
        diesBefore = false;
        throw new MemoryStorage.Died();
      }
      if (note.isEmpty() || size(note.get()) < size(checkpoint)) {
        note = Optional.of(checkpoint);
      }
      if (diesAfter) {
        diesAfter = false;
        throw new MemoryStorage.Died();
      }
    }
  }

  @Property(tries = 60)
  void whatWasHandedOutStaysTrue(@ForAll long seed) {
    var random = new Random(seed);
    var backups = new ArrayList<MemoryStorage.Disk>();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(10)) {
        case 0 -> storage.death = MemoryStorage.Death.BEFORE_COMMIT;
        case 1 -> storage.death = MemoryStorage.Death.AFTER_COMMIT;
        case 2 -> mark.diesBefore = true;
        case 3 -> mark.diesAfter = true;
        case 4 -> backups.add(storage.disk.copy());
        case 5 -> {
          if (!backups.isEmpty() && random.nextInt(4) == 0) {
            setBack(backups.get(random.nextInt(backups.size())).copy());
          }
        }
        default -> append(random, step);
      }
    }
    holds();
  }

  /** Two who open one change at once are both let in at the door; one of them owns it. */
  @Test
  void aChangeIsOneProjectsWhoeverOpensItAtTheSameMoment() {
    var log =
        new TransparencyLog(
            storage, mark, KEY, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new SecureRandom());
    List<Outcome> outcomes =
        log.append(
            List.of(
                of("1", Optional.of("shop")),
                of("2", Optional.of("other")),
                of("3", Optional.of("shop")),
                of("4", Optional.empty())));
    assertTrue(outcomes.get(0) instanceof Outcome.Recorded, outcomes.toString());
    assertTrue(
        outcomes.get(1) instanceof Outcome.Unfit unfit && unfit.problem().contains("project"),
        outcomes.toString());
    assertTrue(outcomes.get(2) instanceof Outcome.Recorded, outcomes.toString());
    assertTrue(outcomes.get(3) instanceof Outcome.Recorded, "who keeps the log may add to all");
  }

  /** Of what stands in another project's change nobody is told, and nothing of it is erased. */
  @Test
  void whatOneProjectKeepsNoOtherHasErased() {
    var log =
        new TransparencyLog(
            storage, mark, KEY, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new SecureRandom());
    log.append(List.of(keeping("1", "c1", RecordType.TEST_RESULT, "shop", "{}")));
    String kept =
        storage.read(
            reader -> Entry.parse(reader.leaf(0)).commitments().getFirst().hash().base64());
    String erase = "{\"commitment\": \"" + kept + "\"}";
    Outcome other =
        log.append(List.of(keeping("2", "c2", RecordType.EVIDENCE_ERASED, "other", erase)))
            .getFirst();
    assertTrue(
        other instanceof Outcome.Unfit unfit && unfit.problem().contains("no record of the change"),
        other.toString());
    Outcome own =
        log.append(List.of(keeping("3", "c1", RecordType.EVIDENCE_ERASED, "shop", erase)))
            .getFirst();
    assertTrue(own instanceof Outcome.Recorded, own.toString());
  }

  private static Submission keeping(
      String key, String change, RecordType type, String project, String body) {
    return new Submission(
        key,
        change,
        type,
        Optional.of(project),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body.getBytes(StandardCharsets.UTF_8))),
        List.of());
  }

  private static Submission of(String key, Optional<String> project) {
    return new Submission(
        key,
        "c1",
        RecordType.APPROVAL_GIVEN,
        project,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private void setBack(MemoryStorage.Disk old) {
    storage.disk = old;
    long handedOut = mark.note.map(ProtocolTest::size).orElse(0L);
    setBack = old.entries().size() < handedOut;
  }

  private void append(Random random, int step) {
    var batch = new ArrayList<Submission>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      // Few keys, so that many requests are repeats.
      batch.add(submission("k" + random.nextInt(12)));
    }
    var clock = Clock.fixed(Instant.ofEpochSecond(step), ZoneOffset.UTC);
    var log = new TransparencyLog(storage, mark, KEY, clock, new SecureRandom());
    try {
      List<Outcome> outcomes = log.append(batch);
      assertFalse(setBack, "a log behind what it handed out has signed");
      for (int i = 0; i < batch.size(); i++) {
        TlogProof receipt =
            switch (outcomes.get(i)) {
              case Outcome.Recorded recorded -> recorded.receipt();
              case Outcome.Repeated repeated -> repeated.receipt();
              case Outcome.Conflict conflict -> throw new AssertionError(conflict.toString());
              case Outcome.Unfit unfit -> throw new AssertionError(unfit.toString());
            };
        TlogProof first = receipts.putIfAbsent(batch.get(i).key(), receipt);
        assertEquals(first == null ? receipt : first, receipt, "a key has one receipt for ever");
      }
    } catch (MemoryStorage.Died e) {
      return;
    } catch (TrailRefused e) {
      assertTrue(setBack, "a sound log was refused: " + e.getMessage());
    }
  }

  private void holds() {
    if (setBack) {
      return;
    }
    receipts.forEach(
        (key, receipt) -> {
          byte[] leaf = storage.read(reader -> reader.leaf(receipt.index()));
          assertTrue(receipt.includes(Merkle.leaf(leaf)), key);
          Checkpoint head = receipt.head();
          assertEquals(head.root(), storage.read(reader -> reader.root(0, head.size())), "a fork");
          assertTrue(
              leaf.length > 0
                  && storage.read(r -> r.indexOfKey(Optional.empty(), key)).isPresent());
        });
  }

  private static Submission submission(String key) {
    return new Submission(
        key,
        "c" + key.length(),
        RecordType.TEST_RESULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static long size(SignedNote note) {
    return Checkpoint.parse(note.text()).size();
  }
}
