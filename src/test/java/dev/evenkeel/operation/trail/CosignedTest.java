package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.report.trail.page.Witnessing;
import dev.evenkeel.report.trail.page.Witnessing.Cosigned;
import dev.evenkeel.report.trail.page.Witnessing.Standing;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.MemoryLog;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Witness;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a witness says is held against its key and against the log. */
class CosignedTest {
  private static final SignerKey WITNESS = witness(0);
  private static final SignerKey OTHER = witness(1);

  private final Told told = new Told();
  private final ArrayDeque<Witness.Answer> answers = new ArrayDeque<>();
  private final List<Long> shown = new ArrayList<>();

  @BeforeEach
  void threeRecords() {
    for (int i = 0; i < 3; i++) {
      told.tell(RecordType.TEST_RESULT, Map.of("n", (long) i));
    }
  }

  @Test
  void aLineOfTheWitnesssKeyCounts() {
    SignedNote head = head();
    NoteSignature line = WITNESS.cosign(head.text(), 7);
    assertEquals(
        new Cosign.Result.Cosigned(line),
        asked(new Witness.Answer.Cosigned(List.of(OTHER.cosign(head.text(), 8), line))));
    assertEquals(List.of(3L), shown, "from the head itself: nothing is to be proved");
    var missing =
        assertInstanceOf(
            Cosign.Result.Missing.class,
            asked(new Witness.Answer.Cosigned(List.of(OTHER.cosign(head.text(), 8)))));
    assertEquals(
        "w0.example.org answered with a signature that is not by its key " + WITNESS.verifier(),
        missing.why());
    assertFalse(missing.unreachable());
    Cosign cosign = new Cosign(told.log.storage);
    assertEquals(head, cosign.head());
    assertEquals(head.with(line), cosign.cosigned(List.of(line)));
  }

  @Test
  void itIsShownTheWayFromWhereItIs() {
    NoteSignature line = WITNESS.cosign(head().text(), 7);
    assertEquals(
        new Cosign.Result.Cosigned(line),
        asked(
            new Witness.Answer.Elsewhere(1),
            new Witness.Answer.Elsewhere(3),
            new Witness.Answer.Cosigned(List.of(line))));
    assertEquals(List.of(3L, 1L, 3L), shown);
    assertEquals(
        new Cosign.Result.Missing("w0.example.org named another size in each round", false),
        asked(
            new Witness.Answer.Elsewhere(1),
            new Witness.Answer.Elsewhere(2),
            new Witness.Answer.Elsewhere(1)));
    assertEquals(
        new Cosign.Result.Contradicted(
            "w0.example.org has cosigned 4 records of this log, and it has 3: an older copy was"
                + " restored, or another copy of this log wrote"),
        asked(new Witness.Answer.Elsewhere(4)));
  }

  @Test
  void whoDoesNotCosignSaysNothingOfTheLog() {
    assertEquals(
        new Cosign.Result.Missing("not mine", false),
        asked(new Witness.Answer.Refused("not mine")));
    assertEquals(
        new Cosign.Result.Missing("away", true), asked(new Witness.Answer.Unreachable("away")));
    StorageFailure empty =
        assertThrows(StorageFailure.class, () -> new Cosign(new MemoryLog().storage));
    assertEquals("the log is empty: there is no head to show", empty.getMessage());
  }

  @Test
  void whatWasCosignedOfThisHistoryCountsAndNothingElse() {
    SignedNote three = head();
    told.tell(RecordType.POST_REVIEW, Map.of());
    long size = 4;
    assertEquals(
        standing(Optional.of(new Cosigned(3, Instant.ofEpochSecond(7))), Optional.empty()),
        read(kept(three.with(WITNESS.cosign(three.text(), 7)))));
    SignedNote now = head();
    assertEquals(
        standing(Optional.of(new Cosigned(size, Instant.ofEpochSecond(9))), Optional.empty()),
        read(kept(now.with(WITNESS.cosign(now.text(), 9)))));
    assertEquals(
        wrong("the line that is kept of it is not signed by its key"),
        read(kept(three.with(OTHER.cosign(three.text(), 7)))));
    assertEquals(
        wrong("it cosigned another history of the first 3 records (a fork)"),
        read(signed(Checkpoint.of("example.org/log", 3, Merkle.leaf(new byte[0])).text())));
    Hash root = Checkpoint.parse(now.text()).root();
    assertEquals(
        wrong("it cosigned 5 records, and the log has 4: an older copy was restored"),
        read(signed(Checkpoint.of("example.org/log", 5, root).text())));
    assertEquals(wrong("what it cosigned is no checkpoint"), read(signed("no checkpoint\n")));
    assertEquals(
        standing(Optional.empty(), Optional.empty()),
        read(new Cosignature(WITNESS.verifier(), Optional.empty(), Optional.empty())));
    assertEquals(
        wrong("cannot be read"),
        read(new Cosignature(WITNESS.verifier(), Optional.empty(), Optional.of("cannot be read"))));
    assertEquals(Witnessing.NONE, ReadWitnesses.of(told.log.storage, List.of()));
  }

  @Test
  void ofAHeadTheLinesOfThoseWhoCosignedItAreTakenOnce() {
    SignedNote head = head();
    NoteSignature line = WITNESS.cosign(head.text(), 7);
    NoteSignature other = OTHER.cosign(head.text(), 8);
    Cosignature both = kept(head.with(line).with(other));
    assertEquals(head.with(line), ReadWitnesses.lines(head, List.of(both, both)));
    assertEquals(head, ReadWitnesses.lines(head, List.of()));
    assertTrue(ReadWitnesses.are(both, head));
    assertFalse(ReadWitnesses.are(kept(head.with(other)), head));
    told.tell(RecordType.POST_REVIEW, Map.of());
    assertFalse(ReadWitnesses.are(both, head()));
    assertEquals(
        new Witnessing(
            List.of(
                standing(
                    Optional.of(new Cosigned(3, Instant.ofEpochSecond(7))), Optional.empty()))),
        ReadWitnesses.on(head.with(line), List.of(WITNESS.verifier(), OTHER.verifier())));
  }

  private Cosign.Result asked(Witness.Answer... said) {
    answers.clear();
    answers.addAll(List.of(said));
    shown.clear();
    return new Cosign(told.log.storage)
        .ask(
            WITNESS.verifier(),
            (proof, checkpoint) -> {
              shown.add(proof.from());
              assertEquals(3, proof.to());
              assertEquals(head(), checkpoint);
              Hash older = told.log.storage.read(reader -> reader.root(0, proof.from()));
              assertTrue(proof.verifies(older, Checkpoint.parse(checkpoint.text()).root()));
              return answers.removeFirst();
            });
  }

  private SignedNote head() {
    return told.log.storage.read(Storage.Reader::checkpoint).orElseThrow();
  }

  private Standing read(Cosignature kept) {
    return ReadWitnesses.of(told.log.storage, List.of(kept)).standings().getFirst();
  }

  private static Cosignature signed(String text) {
    return kept(SignedNote.sign(text, MemoryLog.KEY).with(WITNESS.cosign(text, 7)));
  }

  private static Cosignature kept(SignedNote head) {
    return new Cosignature(WITNESS.verifier(), Optional.of(head), Optional.empty());
  }

  private static Standing wrong(String why) {
    return standing(Optional.empty(), Optional.of(why));
  }

  private static Standing standing(Optional<Cosigned> newest, Optional<String> wrong) {
    return new Standing("w0.example.org", newest, wrong);
  }

  private static SignerKey witness(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.cosigner("w" + number + ".example.org", seed);
  }
}
