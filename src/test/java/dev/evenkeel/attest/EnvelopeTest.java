package dev.evenkeel.attest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys are those of RFC 8032 section 7.1, the signatures those of DSSE's published vectors. */
class EnvelopeTest {
  private static final SignerKey A =
      key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  private static final SignerKey B =
      key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  private static final byte[] BODY = utf8("{\"_type\":\"https://in-toto.io/Statement/v1\"}");
  private static final String BODY_64 =
      "eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ==";
  private static final String BY_A =
      "2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==";
  private static final String BY_B =
      "c1+67/aT0yqEpwx8PsVY3MLHsj9D0CZ014/Fv/QlG59P+9CobUZ7xECJ/V3USG0Ob9CiE5LjReEZUzNF2l7eBw==";
  private static final List<String> KNOWN = List.of(Statement.PAYLOAD_TYPE);

  @Test
  void whatIsSignedHasItsLengthsInBytes() {
    assertEquals(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        signed("http://example.com/HelloWorld", "hello world"));
    assertEquals(
        "DSSEv1 29 application/vnd.ex\u00e4mple+json 0 ",
        signed("application/vnd.ex\u00e4mple+json", ""));
  }

  @Test
  void ourSignatureIsThePublishedOne() {
    Envelope envelope = Envelope.sign(Statement.PAYLOAD_TYPE, BODY, A);
    assertTrue(envelope.json().contains(BY_A), envelope.json());
    assertArrayEquals(BODY, opened(envelope, 1, A));
    assertArrayEquals(BODY, opened(Envelope.parse(utf8(envelope.json())), 1, A));
  }

  @Test
  void eitherAlphabetOfBase64IsRead() {
    String json =
        "{\"payload\":\"-_-_Pj8=\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":"
            + "[{\"sig\":\"P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw==\",\"keyid\":\"A\"}]}";
    byte[] payload = opened(Envelope.parse(utf8(json)), 1, A);
    assertArrayEquals(HexFormat.of().parseHex("fbffbf3e3f"), payload);
  }

  @Test
  void aThresholdCountsKeysNotSignatures() {
    Envelope two = Envelope.parse(utf8(json(Statement.PAYLOAD_TYPE, BY_A, BY_B)));
    Envelope twice = Envelope.parse(utf8(json(Statement.PAYLOAD_TYPE, BY_A, BY_A)));
    assertArrayEquals(BODY, opened(two, 2, A, B));
    assertTrue(twice.open(keys(A, B), 2, KNOWN).isEmpty());
    var otherName =
        SignerKey.of(
            "example.org/b",
            seed("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    assertTrue(two.open(keys(A, otherName), 2, KNOWN).isEmpty(), "one key under two names");
    assertTrue(two.open(keys(A, B), 3, KNOWN).isEmpty());
    assertTrue(two.open(keys(A, B), 0, KNOWN).isEmpty(), "no signature at all is never enough");
  }

  @Test
  void aTypeThatWasNotSignedOrIsNotKnownOpensNothing() {
    String other = "application/vnd.example.other+json";
    Envelope swapped = Envelope.parse(utf8(json(other, BY_A)));
    assertTrue(swapped.open(keys(A), 1, List.of(Statement.PAYLOAD_TYPE, other)).isEmpty());
    Envelope good = Envelope.sign(other, BODY, A);
    assertTrue(good.open(keys(A), 1, KNOWN).isEmpty());
  }

  @Property(tries = 80)
  void anyFlippedBitOfPayloadOrSignatureOpensNothing(
      @ForAll @IntRange(max = 343) int bit, @ForAll boolean payload) {
    byte[] bytes = java.util.Base64.getDecoder().decode(payload ? BODY_64 : BY_A);
    bytes[(bit / 8) % bytes.length] ^= (byte) (1 << bit % 8);
    String flipped = java.util.Base64.getEncoder().encodeToString(bytes);
    String json = json(Statement.PAYLOAD_TYPE, BY_A).replace(payload ? BODY_64 : BY_A, flipped);
    assertTrue(Envelope.parse(utf8(json)).open(keys(A), 1, KNOWN).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[]}",
        "{\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{}]}",
        "{\"payload\":\"*\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"x\",\"signatures\":[{\"sig\":\"\"}]}"
      })
  void whatIsNoEnvelopeIsRefused(String json) {
    assertThrows(Malformed.class, () -> Envelope.parse(utf8(json)));
  }

  private static String json(String type, String... signatures) {
    var list = new java.util.StringJoiner(",", "[", "]");
    for (String signature : signatures) {
      list.add("{\"sig\":\"" + signature + "\"}");
    }
    return "{\"payload\":\""
        + BODY_64
        + "\",\"payloadType\":\""
        + type
        + "\",\"signatures\":"
        + list
        + "}";
  }

  private static byte[] opened(Envelope envelope, int threshold, SignerKey... keys) {
    return envelope.open(keys(keys), threshold, KNOWN).orElseThrow();
  }

  private static List<VerifierKey> keys(SignerKey... keys) {
    return java.util.Arrays.stream(keys).map(SignerKey::verifier).toList();
  }

  private static String signed(String type, String body) {
    return new String(Envelope.signedBytes(type, utf8(body)), StandardCharsets.UTF_8);
  }

  private static SignerKey key(String seed) {
    return SignerKey.of("example.org/a", seed(seed));
  }

  private static byte[] seed(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
