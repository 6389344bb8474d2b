package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What was changed is named by its byte, and a hunt ends. */
class ByteHuntTest {
  @Test
  void anyOneChangedByteIsFound() {
    byte[] was = bytes("leaf");
    for (int at = 0; at < was.length; at++) {
      byte[] now = was.clone();
      now[at] ^= (byte) 0x80;
      assertEquals(
          "byte " + at + " was " + was[at] + " and is " + (was[at] ^ 0x80),
          new ByteHunt().changed(now, Merkle.leaf(was)));
      now[at] = 0;
      assertEquals(
          "byte " + at + " was " + was[at] + " and is 0",
          new ByteHunt().changed(now, Merkle.leaf(was)));
      assertEquals(
          "byte " + at + " was 0 and is " + was[at], new ByteHunt().changed(was, Merkle.leaf(now)));
    }
    assertEquals(
        "byte 0 was 255 and is 1", new ByteHunt().changed(new byte[] {1}, Merkle.leaf(high())));
  }

  private static byte[] high() {
    return new byte[] {(byte) 0xff};
  }

  @Test
  void whereMoreWasChangedOnlyThatIsSaid() {
    assertEquals(
        "more than one of bytes 0 to 3 was changed",
        new ByteHunt().changed(bytes("laef"), Merkle.leaf(bytes("leaf"))));
  }

  @Test
  void theLongestLeafIsHuntedThroughAndNothingLonger() {
    for (int length : new int[] {4096, 4097}) {
      byte[] was = new byte[length];
      byte[] now = was.clone();
      now[0] = 1;
      assertEquals(
          length == 4096 ? "byte 0 was 0 and is 1" : "more than one of bytes 0 to 4096 was changed",
          new ByteHunt().changed(now, Merkle.leaf(was)));
    }
  }

  @Test
  void whoChangedEveryRecordDoesNotKeepAVerifierForEver() {
    var hunt = new ByteHunt();
    for (int i = 0; i < 20; i++) {
      assertEquals("byte 0 was 98 and is 97", hunt.changed(bytes("a"), Merkle.leaf(bytes("b"))));
    }
    assertEquals(
        "some of bytes 0 to 0 were changed", hunt.changed(bytes("a"), Merkle.leaf(bytes("b"))));
  }

  @Test
  void aMemberIsNamedFromItsQuoteToTheEndOfItsValue() {
    assertMember("bytes 1 to 5", "{\"a\":1}", "a");
    assertMember("bytes 1 to 6", "{\"a\":12,\"b\":3}", "a");
    assertMember("bytes 8 to 12", "{\"a\":12,\"b\":3}", "b");
    assertMember("bytes 1 to 12", "{\"a\":\",}\\\",}\",\"b\":3}", "a");
    assertMember("bytes 1 to 8", "{\"a\":\"\\\\\",\"b\":3}", "a");
    assertMember("bytes 0 to 4", "\"a\":1}", "a");
    assertMember("bytes 1 to 5", "{\"a\":1", "a");
    assertMember("bytes 0 to 6", "{\"a\":1}", "b");
  }

  private static void assertMember(String expected, String leaf, String name) {
    assertEquals(expected, ByteHunt.member(bytes(leaf), name), leaf);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
