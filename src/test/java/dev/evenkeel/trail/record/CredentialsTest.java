package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.trail.note.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wherever a credential stands in a request, its line is said and it is not. */
class CredentialsTest {
  private static final String TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

  @Test
  void itIsRefusedInEveryPartByItsLine() {
    assertSaid("key, line 1", TOKEN, "c", "{}", "x");
    assertSaid("change, line 1", "k", "about " + TOKEN, "{}", "x");
    assertSaid("body, line 2", "k", "c", "{\"a\":\n\"" + TOKEN + "\"}", "x");
    assertSaid("seen.txt, line 1", "k", "c", "{}", TOKEN);
    assertSaid("seen.txt, line 4", "k", "c", "{}", "1\n2\n3\nhere: " + TOKEN + "\n5");
    submitted("k", "c", "{}", "1\n2");
  }

  private static void assertSaid(
      String where, String key, String change, String body, String evidence) {
    Malformed refused = assertThrows(Malformed.class, () -> submitted(key, change, body, evidence));
    assertEquals(
        where
            + ": has the form of a credential (a private key, or a token); a log keeps what it is"
            + " given, so take it out, and replace the credential if it is a real one",
        refused.getMessage());
  }

  private static Submission submitted(String key, String change, String body, String evidence) {
    byte[] bytes = evidence.getBytes(StandardCharsets.UTF_8);
    return new Submission(
        key,
        change,
        RecordType.OVERRIDE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Attachment.json(body.getBytes(StandardCharsets.UTF_8))),
        List.of(new Attachment("seen.txt", "text/plain", bytes)));
  }
}
