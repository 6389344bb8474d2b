package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was kept elsewhere, of any size, against a log of four records with one signed head. */
class HeldTest {
  private static final String ORIGIN = SignedRows.KEY.verifier().name();
  private static final SignedRows LOG = new SignedRows(records(), List.of());
  private static final Hash OTHER = Merkle.leaf(new byte[0]);

  @Test
  void theLogsOwnHeadsHold() {
    assertEquals(List.of(), said(LOG, head(ORIGIN, 4, root(4))));
    assertEquals(List.of(), said(LOG, head(ORIGIN, 0, Merkle.EMPTY)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void anotherRootOfAnySizeIsAFork(int size) {
    assertSaid(
        LOG,
        head(ORIGIN, size, OTHER),
        "has another root for the first " + size + " records: the key has signed two histories");
  }

  @Test
  void aHeadThatTheLogNoLongerKeepsIsSaid() {
    assertSaid(
        LOG,
        head(ORIGIN, 2, root(2)),
        "was signed for 2 records, and the log keeps no checkpoint of that size any more");
  }

  @Test
  void aHeadThatReachesFurtherNamesWhatIsGone() {
    assertSaid(
        LOG, head(ORIGIN, 7, OTHER), "is of 7 records, the log has 4: records 4 to 6 are gone");
  }

  @Test
  void aHeadOfAnotherLogUnderTheSameKeyIsSaid() {
    assertSaid(LOG, head("example.org/other", 4, root(4)), "is of another log, example.org/other");
  }

  @Test
  void aSignedTextThatIsNoCheckpointIsSaid() {
    SignedNote note = SignedNote.sign("no checkpoint\n", SignedRows.KEY);
    assertSaid(LOG, note, "is signed and is no checkpoint");
  }

  @Test
  void aStoredHeadOfAnotherSizeOrLogOrNoneIsSaid() {
    assertStored(
        note(ORIGIN, 3, root(3)), "checkpoint: the checkpoint filed under size 4 says size 3");
    assertStored(
        note("example.org/other", 4, root(4)),
        "checkpoint: the checkpoint of size 4 is of another log, example.org/other");
    assertStored("nonsense", "checkpoint: the checkpoint of size 4 cannot be read: ");
    assertStored(
        note(ORIGIN, 4, OTHER),
        "tree: records 0 to 3: their leaves give another root than the checkpoint of size 4");
  }

  @Test
  void aPolicyIsHeldAgainstTheNewestHead() {
    SignerKey stranger = SignerKey.of("example.org/stranger", new byte[32]);
    TlogPolicy policy = TlogPolicy.of(stranger.verifier());
    assertTrue(judged(LOG, policy).getFirst().startsWith("trust: the trust policy refuses"));
    assertTrue(
        judged(new Stored(LOG, "nonsense"), policy)
            .contains(
                "trust: the newest checkpoint cannot be read: signed note: no empty line before"
                    + " signatures that end with a line feed"));
    var empty = new Stored(new SignedRows(List.of(), List.of()), "");
    assertEquals(
        List.of(
            "trust: the trust policy does not name this log's key " + SignedRows.KEY.verifier()),
        judged(empty, policy));
    assertEquals(List.of(), judged(empty, TlogPolicy.of(SignedRows.KEY.verifier())));
    assertEquals(List.of(), judged(LOG, TlogPolicy.of(SignedRows.KEY.verifier())));
  }

  @Test
  void whatAWitnessAddedElsewhereCountsForAPolicyThatAsksForIt() {
    SignerKey witness = SignerKey.cosigner("example.org/w", new byte[32]);
    String written =
        "log " + SignedRows.KEY.verifier() + "\nwitness w " + witness.verifier() + "\nquorum w\n";
    Optional<TlogPolicy> policy =
        Optional.of(TlogPolicy.parse(written.getBytes(StandardCharsets.UTF_8)));
    SignedNote mine = head(ORIGIN, 4, root(4));
    SignedNote cosigned = mine.with(witness.cosign(mine.text(), 1));
    assertEquals(List.of(), found(LOG, Optional.empty(), List.of(cosigned), policy));
    assertEquals(
        List.of(
            "trust: the trust policy refuses the newest checkpoint: too few of the policy's"
                + " witnesses have cosigned it"),
        found(LOG, Optional.empty(), List.of(mine), policy));
  }

  private static void assertSaid(Rows log, SignedNote note, String what) {
    assertTrue(said(log, note).getFirst().startsWith("against: kept " + what), what);
    List<String> mark = found(log, Optional.of(note), List.of(), Optional.empty());
    assertTrue(mark.getFirst().startsWith("high-water: the high-water mark " + what), "" + mark);
  }

  private static void assertStored(String note, String what) {
    List<String> said = found(new Stored(LOG, note), Optional.empty(), List.of(), Optional.empty());
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().startsWith(what), said.toString());
  }

  private static List<String> said(Rows log, SignedNote note) {
    return found(log, Optional.empty(), List.of(note), Optional.empty());
  }

  private static List<String> judged(Rows log, TlogPolicy policy) {
    return found(log, Optional.empty(), List.of(), Optional.of(policy));
  }

  private static List<String> found(
      Rows log, Optional<SignedNote> mark, List<SignedNote> kept, Optional<TlogPolicy> policy) {
    List<Held> held = kept.stream().map(note -> new Held("kept", note, Optional.empty())).toList();
    var terms = new TrailVerifier.Terms(SignedRows.KEY.verifier(), mark, held, policy);
    return TrailVerifier.verify(log, terms).problems().stream()
        .map(problem -> problem.what().word() + ": " + problem.message())
        .toList();
  }

  private static SignedNote head(String origin, long size, Hash root) {
    return SignedNote.sign(Checkpoint.of(origin, size, root).text(), SignedRows.KEY);
  }

  private static String note(String origin, long size, Hash root) {
    return head(origin, size, root).toString();
  }

  private static Hash root(int size) {
    Frontier frontier = Frontier.EMPTY;
    for (Entry entry : records().subList(0, size)) {
      frontier = frontier.append(entry.leafHash());
    }
    return frontier.root();
  }

  private static List<Entry> records() {
    var log = new ArrayList<Entry>();
    Optional<Hash> previous = Optional.empty();
    for (int i = 0; i < 4; i++) {
      var entry =
          new Entry(
              "k" + i,
              "CHG",
              i,
              previous,
              RecordType.OVERRIDE,
              Optional.empty(),
              Optional.empty(),
              i,
              Instant.EPOCH,
              Optional.empty(),
              Optional.empty(),
              List.of());
      log.add(entry);
      previous = Optional.of(entry.leafHash());
    }
    return log;
  }

  /** The same rows with another checkpoint; without one where it is empty. */
  private record Stored(SignedRows rows, String note) implements Rows {
    @Override
    public List<String> selfCheck() {
      return List.of();
    }

    @Override
    public void entries(Consumer<Row> each) {
      rows.entries(each);
    }

    @Override
    public void checkpoints(Consumer<StoredCheckpoint> each) {
      if (!note.isEmpty()) {
        each.accept(new StoredCheckpoint(rows.all().size(), note));
      }
    }

    @Override
    public void subtrees(Consumer<Subtree> each) {}

    @Override
    public void blobs(Consumer<StoredBlob> each) {}

    @Override
    public Frontier frontier() {
      return rows.frontier();
    }
  }
}
