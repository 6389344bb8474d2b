package dev.evenkeel.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The example of FIPS 180-2, appendix B.1. */
  @Test
  void the_published_example_has_the_published_digest() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.hex("abc"));
  }

  @Property(tries = 50)
  void a_text_is_its_bytes_in_utf_8_and_pieces_are_the_whole(
      @ForAll String text, @ForAll String more) {
    byte[] bytes = (text + more).getBytes(StandardCharsets.UTF_8);
    MessageDigest pieces = Sha256.begin();
    pieces.update(bytes, 0, bytes.length / 2);
    pieces.update(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    assertArrayEquals(Sha256.of(text + more), pieces.digest());
    assertEquals(HexFormat.of().formatHex(Sha256.of(bytes)), Sha256.hex(text + more));
    assertEquals(Sha256.hex(bytes), Sha256.hex(text + more));
  }
}
