package dev.evenkeel.trail.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.rotation.KeyNotice.Act;
import dev.evenkeel.trail.rotation.KeyNotice.Role;
import dev.evenkeel.value.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may write records is not who may change keys: a notice counts by its signatures. */
class KeyNoticeTest {
  private static final SignerKey OLD = key(1);
  private static final SignerKey NEW = key(2);
  private static final SignerKey STRANGER = key(3);

  @Test
  void whatIsWrittenIsRead() {
    for (Role role : Role.values()) {
      for (Act act : Act.values()) {
        KeyNotice notice = notice(role, act);
        assertEquals(Optional.of(notice), KeyNotice.in(notice.body("yearly", OLD, NEW)));
      }
    }
  }

  @Test
  void aNewKeyIsAnnouncedByTheOldOneAndShowsThatSomebodyHoldsIt() {
    for (Role role : Role.values()) {
      KeyNotice notice = notice(role, Act.ANNOUNCES);
      for (SignerKey[] few :
          new SignerKey[][] {{OLD}, {NEW}, {STRANGER}, {OLD, STRANGER}, {NEW, STRANGER}}) {
        assertUnsigned(notice.body("r", few));
      }
    }
  }

  @Test
  void aKeyIsRetiredByTheWordOfOneThatTheLogHas() {
    KeyNotice notice = notice(Role.LOG, Act.RETIRES);
    assertEquals(Optional.of(notice), KeyNotice.in(notice.body("r", OLD)));
    assertUnsigned(notice.body("r", NEW));
    assertUnsigned(notice.body("r", STRANGER));
  }

  @Test
  void aTextThatIsNoNoticeSaysNothingWhoeverSignedIt() {
    String good = notice(Role.LOG, Act.ANNOUNCES).text();
    for (String text :
        List.of(
            good + "more\n",
            good + "\n",
            good.replace("\nby ", "\n"),
            good.replace("by ", "of "),
            good.replace("log\nby", "logs\nby"),
            good.replace("announces", "praises"),
            good.replace("announces", "announces "),
            good.replace("announces " + NEW.verifier(), "announces nobody"),
            good.replace("announces " + NEW.verifier(), "announces"))) {
      assertUnsigned(body(SignedNote.sign(text, OLD, NEW).toString()));
    }
  }

  @Test
  void whatIsNoNoticeAtAllMayBeErased() {
    String note = SignedNote.sign(notice(Role.LOG, Act.ANNOUNCES).text(), OLD, NEW).toString();
    for (byte[] other :
        List.of(
            "no JSON".getBytes(StandardCharsets.UTF_8),
            CanonicalJson.bytes(Map.of("reason", "r")),
            CanonicalJson.bytes(Map.of("notice", 1)),
            body(note.replace("key-notice/v1", "key-notice/v2")),
            body("evenkeel.dev/key-notice/v1\nand no note"))) {
      assertFalse(KeyNotice.isIn(other));
      assertEquals(Optional.empty(), KeyNotice.in(other));
    }
  }

  @Test
  void theWordsAreThoseOfTheText() {
    assertEquals(
        "evenkeel.dev/key-notice/v1\nstatement\nby "
            + OLD.verifier()
            + "\nretires "
            + NEW.verifier()
            + "\n",
        notice(Role.STATEMENT, Act.RETIRES).text());
    assertEquals("log", Role.LOG.word());
    assertEquals("statement", Role.STATEMENT.word());
    assertEquals("announces", Act.ANNOUNCES.word());
    assertEquals("retires", Act.RETIRES.word());
  }

  private static void assertUnsigned(byte[] body) {
    assertEquals(Optional.empty(), KeyNotice.in(body), new String(body, StandardCharsets.UTF_8));
    assertTrue(KeyNotice.isIn(body), "a notice is kept, whoever signed it");
  }

  private static KeyNotice notice(Role role, Act act) {
    return new KeyNotice(role, act, OLD.verifier(), NEW.verifier());
  }

  private static byte[] body(String note) {
    return CanonicalJson.bytes(Map.of("notice", note));
  }

  private static SignerKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed);
  }
}
