package dev.evenkeel.trail.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.rotation.KeyNotice.Act;
import dev.evenkeel.trail.rotation.KeyNotice.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A key counts because one that counted then said so. */
class KeyHistoryTest {
  private static final List<VerifierKey> KEYS =
      IntStream.range(0, 4).mapToObj(KeyHistoryTest::key).toList();
  private static final VerifierKey FIRST = KEYS.get(0);
  private static final VerifierKey SECOND = KEYS.get(1);
  private static final VerifierKey THIRD = KEYS.get(2);

  @Test
  void aKeySignsHeadsThatHaveItsAnnouncementUpToTheOneBeforeItsRetirement() {
    KeyHistory history =
        KeyHistory.of(
            List.of(SECOND), List.of(announced(1, FIRST, SECOND), retired(4, SECOND, FIRST)));
    for (long size = 0; size < 7; size++) {
      var expected = new ArrayList<VerifierKey>();
      if (size <= 4) {
        expected.add(FIRST);
      }
      if (size >= 2) {
        expected.add(SECOND);
      }
      assertEquals(expected, history.at(size), "size " + size);
    }
  }

  @Test
  void whatTheLogSaysIsTakenInItsOrderHoweverItWasRead() {
    List<KeyHistory.Noticed> notices =
        List.of(retired(4, SECOND, FIRST), announced(1, FIRST, SECOND));
    KeyHistory history = KeyHistory.of(List.of(SECOND), notices);
    assertEquals(
        List.of(
            new KeyHistory.Term(FIRST, OptionalLong.empty(), OptionalLong.of(4)),
            new KeyHistory.Term(SECOND, OptionalLong.of(1), OptionalLong.empty())),
        history.terms());
  }

  @Test
  void aRetiredKeyVouchesForNoneAfterIt() {
    KeyHistory history =
        KeyHistory.of(
            List.of(SECOND, THIRD),
            List.of(
                announced(1, FIRST, SECOND),
                retired(2, SECOND, FIRST),
                announced(3, FIRST, THIRD)));
    assertEquals(Optional.empty(), history.term(THIRD));
  }

  @Test
  void aKeyIsRetiredOnceAndStaysSo() {
    KeyHistory history =
        KeyHistory.of(
            List.of(SECOND),
            List.of(
                announced(1, FIRST, SECOND),
                retired(2, SECOND, FIRST),
                retired(3, SECOND, FIRST),
                announced(4, SECOND, FIRST)));
    assertEquals(OptionalLong.of(2), retirement(history, FIRST));
  }

  @Test
  void aRetirementAnnouncesNobody() {
    KeyHistory history = KeyHistory.of(List.of(FIRST), List.of(retired(1, FIRST, FIRST)));
    assertEquals(OptionalLong.of(1), retirement(history, FIRST));
    assertEquals(
        List.of(), KeyHistory.of(List.of(FIRST), List.of(announced(1, FIRST, FIRST))).terms());
  }

  @Test
  void aStatementKeyIsNoLogKeyWhateverItIsCalled() {
    var statement =
        new KeyHistory.Noticed(1, new KeyNotice(Role.STATEMENT, Act.ANNOUNCES, FIRST, SECOND));
    KeyHistory history = KeyHistory.of(List.of(FIRST, SECOND), List.of(statement));
    assertEquals(List.of(FIRST, SECOND), history.at(9));
    assertEquals(OptionalLong.empty(), history.term(SECOND).orElseThrow().announced());
    assertEquals(Optional.of(SECOND), history.statements());
    var gone = new KeyHistory.Noticed(2, new KeyNotice(Role.STATEMENT, Act.RETIRES, FIRST, THIRD));
    assertEquals(
        Optional.of(SECOND), KeyHistory.of(List.of(FIRST), List.of(statement, gone)).statements());
    assertEquals(
        Optional.empty(), KeyHistory.of(List.of(THIRD), List.of(statement, gone)).statements());
  }

  @Test
  void aTrustedKeyVouchesForThoseAfterItAndNoneBeforeIt() {
    List<KeyHistory.Noticed> rotated =
        List.of(announced(1, FIRST, SECOND), announced(2, SECOND, THIRD));
    assertEquals(List.of(FIRST, SECOND, THIRD), vouchedFor(rotated, FIRST));
    assertEquals(List.of(SECOND, THIRD), vouchedFor(rotated, SECOND));
    assertEquals(List.of(FIRST, THIRD, SECOND), vouchedFor(rotated, FIRST, THIRD));
    assertEquals(List.of(THIRD), vouchedFor(rotated, THIRD));
    assertEquals(List.of(key(9)), vouchedFor(rotated, key(9)));
  }

  private static List<VerifierKey> vouchedFor(
      List<KeyHistory.Noticed> notices, VerifierKey... trusted) {
    return KeyHistory.from(List.of(trusted), notices).terms().stream()
        .map(KeyHistory.Term::key)
        .toList();
  }

  /**
   * Whoever counts was announced by one that counted then, and whomever such a one named counts.
   */
  @Property
  void aKeyCountsExactlyWhereOneThatCountedSaidSo(@ForAll long seed) {
    var random = new Random(seed);
    var notices = new ArrayList<KeyHistory.Noticed>();
    for (int i = 1; i < 12; i++) {
      VerifierKey by = any(random);
      VerifierKey key = any(random);
      Act act = random.nextInt(3) > 0 ? Act.ANNOUNCES : Act.RETIRES;
      notices.add(new KeyHistory.Noticed(i, new KeyNotice(Role.LOG, act, by, key)));
    }
    KeyHistory history = KeyHistory.of(List.of(any(random), any(random)), notices);
    for (VerifierKey key : KEYS) {
      history
          .term(key)
          .ifPresent(
              term -> {
                assertEquals(
                    term.announced().isPresent() ? first(history, notices, key, Act.ANNOUNCES) : -1,
                    term.announced().orElse(-1),
                    "announced");
                long from = term.announced().orElse(0);
                List<KeyHistory.Noticed> later =
                    notices.stream().filter(noticed -> noticed.index() > from).toList();
                assertEquals(
                    first(history, later, key, Act.RETIRES), term.retired().orElse(-1), "retired");
              });
      if (history.term(key).isEmpty()) {
        assertEquals(-1, first(history, notices, key, Act.ANNOUNCES), "left out");
      }
    }
  }

  /** The first record in which a key that counted then says so. */
  private static long first(
      KeyHistory history, List<KeyHistory.Noticed> notices, VerifierKey key, Act act) {
    return notices.stream()
        .filter(noticed -> noticed.notice().act() == act && noticed.notice().key().equals(key))
        .filter(noticed -> history.at(noticed.index()).contains(noticed.notice().by()))
        .mapToLong(KeyHistory.Noticed::index)
        .findFirst()
        .orElse(-1);
  }

  private static OptionalLong retirement(KeyHistory history, VerifierKey key) {
    return history.term(key).orElseThrow().retired();
  }

  private static VerifierKey any(Random random) {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private static KeyHistory.Noticed announced(long index, VerifierKey by, VerifierKey key) {
    return new KeyHistory.Noticed(index, new KeyNotice(Role.LOG, Act.ANNOUNCES, by, key));
  }

  private static KeyHistory.Noticed retired(long index, VerifierKey by, VerifierKey key) {
    return new KeyHistory.Noticed(index, new KeyNotice(Role.LOG, Act.RETIRES, by, key));
  }

  private static VerifierKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed).verifier();
  }
}
