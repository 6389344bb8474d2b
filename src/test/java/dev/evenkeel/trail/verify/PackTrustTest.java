package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.rotation.KeyNotice.Act;
import dev.evenkeel.trail.rotation.KeyNotice.Role;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.GrownTree;
import dev.evenkeel.trail.tree.Proofs;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A key counts in a pack because one that counts already says so in the log, at its place. */
class PackTrustTest {
  private static final SignerKey FIRST = key(1);
  private static final SignerKey SECOND = key(2);
  private static final SignerKey STATEMENTS = key(3);
  private static final SignerKey STRANGER = key(4);
  private static final TlogPolicy TRUSTS_FIRST = TlogPolicy.of(FIRST.verifier());
  private static final int SIZE = 5;

  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<Entry> log = new ArrayList<>();
  private final List<Blob> blobs = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Record 1 announces a key, 2 a statement key, and 3 retires the first key. */
  PackTrustTest() {
    record(RecordType.TEST_RESULT, utf8("{}"));
    record(RecordType.KEY_ROTATED, notice(Role.LOG, Act.ANNOUNCES, FIRST, SECOND));
    record(RecordType.KEY_ROTATED, notice(Role.STATEMENT, Act.ANNOUNCES, SECOND, STATEMENTS));
    record(RecordType.KEY_ROTATED, notice(Role.LOG, Act.RETIRES, SECOND, FIRST));
    record(RecordType.TEST_RESULT, utf8("{}"));
    files.put(Pack.POLICY, utf8("log " + FIRST.verifier() + "\nquorum none\n"));
    files.put(Pack.STATEMENT_KEY, utf8(STATEMENTS.verifier() + "\n"));
    files.put(Pack.CHECKPOINT, head(SIZE, SECOND).bytes());
    for (int number = 0; number < 3; number++) {
      notice(number, number + 1, SIZE);
    }
  }

  @Test
  void whoTrustsTheFirstKeyFollowsItToTheOneOfNow() {
    PackTrust trust = trust(TRUSTS_FIRST);
    assertEquals(List.of(), problems);
    assertEquals(Optional.of((long) SIZE), trust.head().map(Checkpoint::size));
    assertTrue(trust.signed(head(SIZE, SECOND)));
    assertTrue(trust.signed(head(4, SECOND)), "another head by a key of now");
    assertFalse(trust.signed(head(1, FIRST)), "by a key that is over");
    assertTrue(trust.known(head(1, FIRST)), "and yet of this log");
    assertFalse(trust.known(head(1, STRANGER)));
    files.remove(Pack.notice(0));
    assertEquals(Optional.empty(), trust(TRUSTS_FIRST).head());
    assertNamed(
        "trust",
        "the trust policy refuses the checkpoint: no log of the policy is called example.org/log"
            + " and has signed it");
  }

  @Test
  void whoTrustsTheKeyOfNowDoesNotGoBackToTheOneBefore() {
    PackTrust trust = trust(TlogPolicy.of(SECOND.verifier()));
    assertEquals(List.of(), problems);
    assertFalse(trust.signed(head(1, FIRST)));
    assertTrue(trust.known(head(1, FIRST)), "what was kept from before is of this log");
  }

  @Test
  void aHeadByTheRetiredKeyAloneIsRefusedAndSaidWhy() {
    files.put(Pack.CHECKPOINT, head(SIZE, FIRST).bytes());
    for (int number = 0; number < 3; number++) {
      notice(number, number + 1, SIZE);
    }
    assertEquals(Optional.empty(), trust(TRUSTS_FIRST).head());
    assertNamed(
        "trust",
        "the trust policy refuses the checkpoint: no log of the policy is called example.org/log"
            + " and has signed it; it is signed by "
            + FIRST.verifier()
            + ", which record 3 had retired");
    files.put(Pack.CHECKPOINT, head(SIZE, STRANGER).bytes());
    trust(TRUSTS_FIRST);
    assertNamed(
        "trust",
        "the trust policy refuses the checkpoint: no log of the policy is called example.org/log"
            + " and has signed it");
  }

  @Test
  void theStatementKeyIsTheOneThatTheLogAnnouncedLastWhereItDid() {
    files.put(Pack.STATEMENT_KEY, utf8(STRANGER.verifier() + "\n"));
    trust(TRUSTS_FIRST);
    assertNamed(
        "key",
        "the key "
            + STRANGER.verifier()
            + " in statement-key.txt is not the one that the log announced last, "
            + STATEMENTS.verifier());
    files.remove(Pack.notice(1));
    trust(TRUSTS_FIRST);
    assertEquals(List.of(), problems, "the first one is announced by nobody");
  }

  @Test
  void aNoticeThatLacksAPartIsNamedAndTheOthersCount() {
    for (String part : List.of(Pack.noticeProof(1), Pack.noticeBody(1), Pack.noticeSalt(1))) {
      byte[] good = files.remove(part);
      PackTrust trust = trust(TRUSTS_FIRST);
      assertNamed("key", "notice 1 of the log's keys: the pack has no " + part);
      assertTrue(trust.head().isPresent());
      assertFalse(trust.signed(head(1, FIRST)), "the notice behind it still retires");
      files.put(part, good);
    }
  }

  @Test
  void aNoticeCountsAtItsPlaceInThisLogAlone() {
    String named =
        "notice 0 of the log's keys: notices/0.leaf is not the record that the log has at index ";
    files.put(Pack.notice(0), log.getFirst().leaf());
    refused(named + "1 under checkpoint");
    notice(0, 1, 4);
    refused(named + "1 under checkpoint");
    notice(0, 1, SIZE);
    files.put(Pack.noticeProof(0), proof(2, SIZE).bytes());
    refused(named + "2 under checkpoint");
  }

  @Test
  void aNoticeIsWhatItsRecordCommitsTo() {
    String named = "notice 0 of the log's keys: notices/0.body is not what the record commits to";
    byte[] body = files.get(Pack.noticeBody(0));
    byte[] salt = files.get(Pack.noticeSalt(0));
    files.put(Pack.noticeBody(0), notice(Role.LOG, Act.ANNOUNCES, FIRST, STRANGER));
    refused(named);
    files.put(Pack.noticeSalt(0), Arrays.copyOf(salt, salt.length + 1));
    files.get(Pack.noticeSalt(0))[salt.length] = body[0];
    files.put(Pack.noticeBody(0), Arrays.copyOfRange(body, 1, body.length));
    refused(named);
  }

  @Test
  void aRecordOfAnotherKindIsNoNotice() {
    log.set(1, entry(1, RecordType.TEST_RESULT, blobs.get(1)));
    signedAnew(SECOND);
    refused("notice 0 of the log's keys: notices/0.body is not what the record commits to");
  }

  @Test
  void whoeverMayWriteRecordsMayNotChangeKeys() {
    byte[] alone =
        new KeyNotice(Role.LOG, Act.ANNOUNCES, FIRST.verifier(), STRANGER.verifier())
            .body("mine", STRANGER);
    Blob blob = Blob.of(alone, new SecureRandom());
    blobs.set(1, blob);
    log.set(1, entry(1, RecordType.KEY_ROTATED, blob));
    signedAnew(STRANGER);
    refused("notice 0 of the log's keys: notices/0.body is no notice signed by the keys it names");
  }

  @Test
  void aCheckpointThatIsNoneIsNamed() {
    files.put(Pack.CHECKPOINT, utf8("nonsense"));
    assertEquals(Optional.empty(), PackTrust.of(pack(), Optional.of(TRUSTS_FIRST), problems));
    assertEquals(1, problems.size());
    assertEquals(Problem.What.CHECKPOINT, problems.getFirst().what());
    assertTrue(problems.getFirst().message().startsWith("signed note: "), problems.toString());
  }

  private void refused(String first) {
    problems.clear();
    Optional<PackTrust> trust = PackTrust.of(pack(), Optional.of(TRUSTS_FIRST), problems);
    assertEquals(Optional.empty(), trust.flatMap(PackTrust::head));
    assertEquals("key: " + first, said().getFirst());
  }

  private PackTrust trust(TlogPolicy policy) {
    problems.clear();
    return PackTrust.of(pack(), Optional.of(policy), problems).orElseThrow();
  }

  private void assertNamed(String what, String message) {
    assertEquals(List.of(what + ": " + message), said());
  }

  private List<String> said() {
    return problems.stream()
        .map(problem -> problem.what().word() + ": " + problem.message())
        .toList();
  }

  private PackFiles pack() {
    return new PackFiles() {
      @Override
      public Set<String> names() {
        return files.keySet();
      }

      @Override
      public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
      }
    };
  }

  private void signedAnew(SignerKey key) {
    files.put(Pack.CHECKPOINT, head(SIZE, key).bytes());
    for (int number = 0; number < 3; number++) {
      notice(number, number + 1, SIZE);
    }
  }

  private void notice(int number, int index, long size) {
    files.put(Pack.notice(number), log.get(index).leaf());
    files.put(Pack.noticeProof(number), proof(index, size).bytes());
    files.put(Pack.noticeBody(number), blobs.get(index).content());
    files.put(Pack.noticeSalt(number), blobs.get(index).salt());
  }

  private TlogProof proof(long index, long size) {
    return TlogProof.of(Proofs.inclusion(tree(size), index, size), head(size, SECOND));
  }

  private SignedNote head(long size, SignerKey key) {
    return SignedNote.sign(
        Checkpoint.of("example.org/log", size, tree(size).root(0, size)).text(), key);
  }

  private GrownTree tree(long size) {
    var tree = new GrownTree(Frontier.EMPTY);
    log.subList(0, (int) size).forEach(entry -> tree.append(entry.leafHash()));
    return tree;
  }

  private void record(RecordType type, byte[] body) {
    Blob blob = Blob.of(body, new SecureRandom());
    blobs.add(blob);
    log.add(entry(log.size(), type, blob));
  }

  private static Entry entry(int index, RecordType type, Blob blob) {
    return new Entry(
        "k" + index,
        "c" + index,
        0,
        Optional.empty(),
        type,
        Optional.empty(),
        Optional.empty(),
        index,
        Instant.EPOCH,
        Optional.empty(),
        Optional.of(Commitment.to(Attachment.json(blob.content()), blob)),
        List.of());
  }

  private static byte[] notice(Role role, Act act, SignerKey by, SignerKey key) {
    return new KeyNotice(role, act, by.verifier(), key.verifier()).body("because", by, key);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SignerKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed);
  }
}
