package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.rotation.KeyNotice.Act;
import dev.evenkeel.trail.rotation.KeyNotice.Role;
import dev.evenkeel.trail.tree.Merkle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every key that is handed out has somebody who vouches for it, the first one its first head. */
class KeyChecksTest {
  private static final SignerKey FIRST = key(1);
  private static final SignerKey SECOND = key(2);
  private static final SignerKey STRANGER = key(3);
  private static final List<KeyHistory.Noticed> ROTATION =
      List.of(
          noticed(1, Role.LOG, Act.ANNOUNCES, FIRST, SECOND),
          noticed(4, Role.LOG, Act.RETIRES, SECOND, FIRST));

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void aLogThatNeverRotatedHasTheKeyOfItsFirstHead() {
    announced(List.of(FIRST), List.of(), Optional.of(head(1, FIRST)));
    announced(List.of(FIRST), List.of(), Optional.empty());
    assertEquals(List.of(), problems);
    announced(List.of(FIRST), List.of(), Optional.of(head(1, STRANGER)));
    assertNamed("the key " + FIRST.verifier() + " in keys/log.pub is neither the one that signed");
  }

  @Test
  void aKeyThatWasAnnouncedNeedsNoFirstHead() {
    announced(List.of(FIRST, SECOND), ROTATION.subList(0, 1), Optional.of(head(1, FIRST)));
    announced(List.of(SECOND), ROTATION, Optional.of(head(1, FIRST)));
    assertEquals(List.of(), problems);
  }

  @Test
  void aKeyThatNobodyAnnouncedIsNamedAlone() {
    announced(List.of(FIRST, STRANGER), List.of(), Optional.of(head(1, FIRST)));
    assertNamed("the key " + STRANGER.verifier() + " in keys/log.pub is neither");
    problems.clear();
    KeyHistory.Noticed late = noticed(5, Role.LOG, Act.ANNOUNCES, FIRST, STRANGER);
    announced(
        List.of(SECOND, STRANGER),
        List.of(ROTATION.get(0), ROTATION.get(1), late),
        Optional.of(head(1, FIRST)));
    assertNamed("the key " + STRANGER.verifier() + " in keys/log.pub is neither");
  }

  @Test
  void aKeyThatIsHandedOutAfterItsRetirementIsNamed() {
    announced(List.of(FIRST, SECOND), ROTATION, Optional.of(head(1, FIRST)));
    assertNamed("the key " + FIRST.verifier() + " in keys/log.pub was retired by record 4");
  }

  @Test
  void theStatementKeyIsTheOneAnnouncedLastWhereOneEverWas() {
    KeyHistory.Noticed notice = noticed(1, Role.STATEMENT, Act.ANNOUNCES, FIRST, SECOND);
    for (SignerKey key : List.of(SECOND, STRANGER)) {
      checks(List.of(FIRST), List.of()).announced(Optional.empty(), Optional.of(key.verifier()));
    }
    checks(List.of(FIRST), List.of(notice)).announced(Optional.empty(), Optional.empty());
    checks(List.of(FIRST), List.of(notice))
        .announced(Optional.empty(), Optional.of(SECOND.verifier()));
    assertEquals(List.of(), problems);
    checks(List.of(FIRST), List.of(notice))
        .announced(Optional.empty(), Optional.of(STRANGER.verifier()));
    assertNamed(
        "the key "
            + STRANGER.verifier()
            + " in keys/statement.pub is not the one that the log announced last, "
            + SECOND.verifier());
  }

  @Test
  void aHeadIsSignedByAKeyThatTheLogHadAtItsSize() {
    KeyChecks checks = checks(List.of(SECOND), ROTATION);
    for (long size = 1; size < 8; size++) {
      assertEquals(
          size <= 4 ? Optional.empty() : said(FIRST, "record 4 had retired"),
          checks.against(head(size, FIRST), size));
      assertEquals(
          size > 1 ? Optional.empty() : said(SECOND, "record 1 had not announced yet"),
          checks.against(head(size, SECOND), size));
      assertEquals(Optional.empty(), checks.against(head(size, FIRST, SECOND), size));
    }
  }

  @Test
  void aHeadByNobodyNamesTheKeysThatWereExpected() {
    KeyChecks checks = checks(List.of(SECOND), ROTATION);
    String none = "is not signed by this log's key ";
    assertEquals(Optional.of(none + FIRST.verifier()), checks.against(head(1, STRANGER), 1));
    assertEquals(
        Optional.of(none + FIRST.verifier() + " or " + SECOND.verifier()),
        checks.against(head(3, STRANGER), 3));
    KeyHistory.Noticed itself = noticed(1, Role.LOG, Act.ANNOUNCES, FIRST, FIRST);
    assertEquals(
        Optional.of(none + FIRST.verifier()),
        checks(List.of(FIRST), List.of(itself)).against(head(3, STRANGER), 3));
  }

  @Test
  void aKeyThatThePolicyTrustsVouchesForThoseAfterIt() {
    KeyChecks checks = checks(List.of(SECOND), ROTATION);
    assertTrue(accepts(checks, FIRST, head(6, SECOND)));
    assertTrue(accepts(checks, SECOND, head(6, SECOND)));
    assertTrue(!accepts(checks, SECOND, head(6, FIRST)));
    assertTrue(!accepts(checks, STRANGER, head(6, SECOND)));
    assertTrue(!accepts(checks, FIRST, head(6, STRANGER)));
    assertTrue(!accepts(checks, FIRST, SignedNote.sign("no checkpoint\n", FIRST)));
  }

  /** Whoever has the log may add to a copy of it what they like, and hand out keys of their own. */
  @Test
  void aKeyThatCameAfterATrustedOneAndThatNoneOfThemAnnouncedIsNotTrusted() {
    SignerKey strangers = key(4);
    List<KeyHistory.Noticed> both =
        List.of(ROTATION.get(0), noticed(5, Role.LOG, Act.ANNOUNCES, STRANGER, strangers));
    for (List<SignerKey> now :
        List.of(List.of(SECOND, strangers), List.of(strangers, SECOND), List.of(strangers))) {
      KeyChecks checks = checks(now, both);
      assertTrue(!accepts(checks, FIRST, head(7, strangers)), now.toString());
      assertTrue(!accepts(checks, FIRST, head(7, STRANGER)), now.toString());
      assertTrue(accepts(checks, FIRST, head(7, SECOND)), now.toString());
    }
  }

  private static boolean accepts(KeyChecks checks, SignerKey trusted, SignedNote head) {
    return checks.judged(TlogPolicy.of(trusted.verifier()), head)
        instanceof TlogPolicy.Acceptance.Accepted;
  }

  private static Optional<String> said(SignerKey key, String why) {
    return Optional.of("is signed by " + key.verifier() + " alone, which " + why);
  }

  private void announced(
      List<SignerKey> now, List<KeyHistory.Noticed> notices, Optional<SignedNote> firstHead) {
    checks(now, notices).announced(firstHead, Optional.empty());
  }

  private KeyChecks checks(List<SignerKey> now, List<KeyHistory.Noticed> notices) {
    List<VerifierKey> keys = now.stream().map(SignerKey::verifier).toList();
    return new KeyChecks(problems, keys, notices);
  }

  private void assertNamed(String what) {
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(Problem.What.KEY, problems.getFirst().what());
    assertTrue(problems.getFirst().message().startsWith(what), problems.toString());
  }

  private static KeyHistory.Noticed noticed(
      long index, Role role, Act act, SignerKey by, SignerKey key) {
    return new KeyHistory.Noticed(index, new KeyNotice(role, act, by.verifier(), key.verifier()));
  }

  private static SignedNote head(long size, SignerKey... keys) {
    return SignedNote.sign(Checkpoint.of("example.org/log", size, Merkle.EMPTY).text(), keys);
  }

  private static SignerKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed);
  }
}
