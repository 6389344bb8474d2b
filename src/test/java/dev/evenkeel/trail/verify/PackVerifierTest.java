package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Merkle;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever holds a pack changes it and makes the manifest anew; what he changed is named. */
class PackVerifierTest {
  private static final SignerKey STRANGER =
      SignerKey.of(
          "example.org/log",
          new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0
          });

  private final PackedLog pack = new PackedLog("one");

  @Test
  void aPackAsItWasExportedHolds() {
    PackVerifier.Found found = verified();
    assertEquals(List.of(), said(found));
    assertEquals(3, found.records());
    assertEquals(0, found.withheld());
    assertEquals(Optional.of((long) PackedLog.SIZE), found.head().map(Checkpoint::size));
    assertEquals(List.of(), found.notices());
  }

  @Test
  void aFileThatIsNeededAndMissingIsNamed() {
    for (String name : List.of(Pack.POLICY, Pack.CHECKPOINT, Pack.STATEMENT_KEY)) {
      assertFound(without(name), "checkpoint: the pack has no " + name);
    }
    assertFound(without(Pack.RECORDS), "missing: the pack has no records.jsonl");
    assertFound(without(Pack.proof(1)), "record: proofs/1.tlog-proof: the pack has no proofs/1");
    pack.files.remove(Pack.MANIFEST);
    assertFound(verified(), "file: the pack has no manifest.json");
  }

  @Test
  void contentsMayBeWithheldAndNeverByHalfOrInPartOrOtherwise() {
    String content = Pack.content(2, 1);
    String salt = Pack.salt(2, 1);
    String named = "blob: record 2, report.txt: contents/2-1 is not what the record commits to";
    assertFound(without(content), named);
    assertFound(without(salt), named);
    assertFound(with(content, PackedLog.bytes("other")), named);
    assertFound(with(salt, new byte[32]), named);
    byte[] shifted = pack.files.get(salt).clone();
    byte[] rest = pack.files.get(content).clone();
    byte[] both = new byte[shifted.length + 1];
    System.arraycopy(shifted, 0, both, 0, shifted.length);
    both[shifted.length] = rest[0];
    pack.files.put(content, java.util.Arrays.copyOfRange(rest, 1, rest.length));
    pack.files.put(salt, both);
    pack.manifest();
    assertFound(verified(), named);
    pack.files.remove(content);
    pack.files.remove(salt);
    pack.manifest();
    assertEquals(List.of(), said(verified()));
    assertEquals(1, verified().withheld());
  }

  @Test
  void recordsThatAreNotTheLogsAreNamed() {
    List<Entry> right = pack.change();
    Entry forged =
        PackedLog.entry("k", "CHG", 2, Optional.of(right.get(1)), Optional.empty(), List.of());
    pack.records(List.of(right.get(0), right.get(1), forged));
    pack.manifest();
    assertFound(
        verified(),
        "record: record 2 (line 3 of records.jsonl) is not the one that the log has at index 5");
    pack.records(right.subList(0, 2));
    pack.manifest();
    assertEquals(List.of(), said(verified()), "a shorter pack is named by its statement");
    pack.records(List.of(right.get(0), right.get(2)));
    pack.files.put(Pack.proof(1), pack.files.get(Pack.proof(2)));
    pack.manifest();
    assertFound(verified(), "order: record 1 says it is number 2 of its change");
  }

  @Test
  void recordsOfAnotherChangeOrThatFollowAnotherOneAreNamed() {
    List<Entry> right = pack.change();
    for (Entry wrong :
        List.of(
            PackedLog.entry(
                "k", "CHG-2", 1, Optional.of(right.get(0)), Optional.empty(), List.of()),
            PackedLog.entry("k", "CHG", 1, Optional.of(right.get(1)), Optional.empty(), List.of()),
            PackedLog.entry(
                "k", "CHG", 3, Optional.of(right.get(0)), Optional.empty(), List.of()))) {
      pack.records(List.of(right.get(0), wrong));
      pack.manifest();
      assertTrue(
          said(verified())
              .contains(
                  "order: record 1 says it is number "
                      + wrong.changeSeq()
                      + " of its change, or does not follow the record before it: one was left out,"
                      + " added or moved"),
          said(verified()).toString());
    }
    pack.files.put(Pack.RECORDS, PackedLog.bytes("{}\n"));
    pack.manifest();
    assertTrue(
        said(verified()).stream().anyMatch(one -> one.startsWith("record: record 0: leaf")),
        said(verified()).toString());
  }

  @Test
  void aPackWithoutRecordsIsNamed() {
    pack.records(List.of());
    pack.manifest();
    assertEquals("missing: records.jsonl has no record", said(verified()).getFirst());
  }

  @Test
  void aProofLeadsToThePacksHeadAndNoOther() {
    assertFound(
        with(Pack.proof(0), pack.receipt(1, 4).bytes()),
        "checkpoint: proofs/0.tlog-proof leads to another head than checkpoint");
    String unsigned =
        new String(pack.receipt(1, PackedLog.SIZE).bytes(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(pack.head(PackedLog.SIZE).toString(), strangers().toString());
    assertFound(
        with(Pack.proof(0), PackedLog.bytes(unsigned)),
        "checkpoint: proofs/0.tlog-proof leads to a head that the trust policy refuses");
  }

  private SignedNote strangers() {
    return pack.head(PackedLog.SIZE, STRANGER);
  }

  @Test
  void theHeadIsSignedByWhomThePolicyTrustsAndTheGivenPolicyCounts() {
    assertFound(
        with(Pack.CHECKPOINT, strangers().bytes()),
        "trust: the trust policy refuses the checkpoint");
    Optional<TlogPolicy> trusted = Optional.of(TlogPolicy.of(PackedLog.KEY.verifier()));
    assertEquals(List.of(), said(PackVerifier.verify(pack, trusted, List.of(), Optional.empty())));
    Optional<TlogPolicy> other = Optional.of(TlogPolicy.of(STRANGER.verifier()));
    PackVerifier.Found refused = PackVerifier.verify(pack, other, List.of(), Optional.empty());
    assertTrue(said(refused).getFirst().startsWith("trust: the trust policy refuses"));
    assertEquals(Optional.empty(), refused.head());
  }

  @Test
  void aTimeThatHasNotComeYetIsNamed() {
    Optional<Instant> early = Optional.of(Instant.EPOCH.minusSeconds(3600));
    PackVerifier.Found found = PackVerifier.verify(pack, Optional.empty(), List.of(), early);
    assertEquals(3, found.problems().size());
    assertEquals(Problem.What.TIME, found.problems().getFirst().what());
  }

  @Test
  void whatWasKeptElsewhereFitsOrIsNamed() {
    var fork = new PackedLog("two");
    String forked = ": the key has signed two histories (a fork)";
    Map<Held, String> expected =
        Map.of(
            head(pack.head(PackedLog.SIZE)), "",
            receipt(pack, 1, 6), "",
            receipt(pack, 3, 4), "",
            receipt(pack, 0, 6), "",
            head(fork.head(6)), "against: kept has another root for the first 6 records" + forked,
            receipt(fork, 3, 4),
                "against: the record that the log has at index 3 is not the one that kept was"
                    + " handed out for"
                    + forked,
            head(pack.head(6, STRANGER)),
                "against: kept is not of a log that the trust policy names",
            head(
                    SignedNote.sign(
                        Checkpoint.of(PackedLog.KEY.verifier().name(), 7, Merkle.EMPTY).text(),
                        PackedLog.KEY)),
                "against: kept is of 7 records, the pack's head of 6: the pack is older, what came"
                    + " after is not in it");
    expected.forEach(
        (held, said) -> {
          PackVerifier.Found found = against(held);
          assertEquals(said.isEmpty() ? List.of() : List.of(said), said(found));
          assertEquals(List.of(), found.notices());
        });
  }

  @Test
  void whatAPackCannotShowIsSaid() {
    for (Held held : List.of(head(pack.head(5)), receipt(pack, 0, 5))) {
      PackVerifier.Found found = against(held);
      assertEquals(List.of(), said(found));
      assertEquals(
          List.of(
              "kept is signed and of fewer records than the pack's head; whether both are one"
                  + " history the whole log shows, not a pack"),
          found.notices());
    }
  }

  @Test
  void aManifestThatSaysSomethingElseIsNamed() {
    for (String member : List.of("schema", "change", "log", "size", "root")) {
      pack.manifest(Map.of(member, "x"));
      assertFound(verified(), "file: manifest.json: its " + member + " is not what the pack has, ");
    }
    pack.manifest(Map.of("files", "x"));
    PackVerifier.Found unlisted = verified();
    assertEquals(pack.files.size() - 1, unlisted.problems().size());
    assertTrue(said(unlisted).contains("file: checkpoint is in the pack and not in its manifest"));
    pack.files.put(Pack.MANIFEST, PackedLog.bytes("no JSON"));
    assertEquals(1, verified().problems().size(), said(verified()).toString());
  }

  @Test
  void aListedFileThatIsMissingOrAnotherIsNamedWithItsBytes() {
    pack.files.put("note.txt", PackedLog.bytes("abc"));
    assertFound(verified(), "file: note.txt is in the pack and not in its manifest");
    pack.manifest();
    pack.files.put("note.txt", PackedLog.bytes("abd"));
    assertFound(
        verified(), "file: note.txt: bytes 0 to 2 do not have the digest that the manifest lists");
    pack.files.remove("note.txt");
    assertFound(verified(), "file: note.txt is listed and missing");
  }

  @Test
  void aSaltFromAnotherBlobFitsNowhere() {
    Blob other = Blob.of(PackedLog.bytes("one"), new SecureRandom());
    assertFound(
        with(Pack.salt(0, 0), other.salt()), "blob: record 0, body: contents/0-0 is not what");
  }

  private PackVerifier.Found against(Held held) {
    return PackVerifier.verify(pack, Optional.empty(), List.of(held), Optional.empty());
  }

  private static Held head(SignedNote note) {
    return Held.parse("kept", note.bytes());
  }

  private static Held receipt(PackedLog log, long index, long size) {
    return Held.parse("kept", log.receipt(index, size).bytes());
  }

  /** What is found with another file, which is put back afterwards. */
  private PackVerifier.Found with(String name, byte[] bytes) {
    byte[] good = pack.files.get(name);
    pack.files.put(name, bytes);
    pack.manifest();
    PackVerifier.Found found = verified();
    pack.files.put(name, good);
    pack.manifest();
    return found;
  }

  private PackVerifier.Found without(String name) {
    byte[] good = pack.files.remove(name);
    pack.manifest();
    PackVerifier.Found found = verified();
    pack.files.put(name, good);
    pack.manifest();
    return found;
  }

  private PackVerifier.Found verified() {
    return PackVerifier.verify(pack, Optional.empty(), List.of(), Optional.empty());
  }

  private static void assertFound(PackVerifier.Found found, String first) {
    List<String> said = said(found);
    assertTrue(!said.isEmpty() && said.getFirst().startsWith(first), first + " / " + said);
  }

  private static List<String> said(PackVerifier.Found found) {
    return found.problems().stream()
        .map(problem -> problem.what().word() + ": " + problem.message())
        .toList();
  }
}
