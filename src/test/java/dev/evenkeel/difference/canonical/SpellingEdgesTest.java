package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The edges of the canonical spellings: first and last lengths, empty parts, odd characters. */
class SpellingEdgesTest {
  private static String url(String text) {
    return UrlForm.canonical(text).orElse("none");
  }

  @Test
  void urls() {
    assertEquals("http://h/", url("HTTP://H:80/"));
    assertEquals("redis://h", url("redis://h:6379"));
    assertEquals("http://h:8/", url("http://h:8/"));
    assertEquals("http://h/", url("http://h:/"));
    assertEquals("http:///", url("http://:80/"));
    assertEquals("http://[::1]/", url("http://[::1]:80/"));
    assertEquals("http://[::1]/", url("http://[::1]/"));
    assertEquals("http://h:0x50/", url("http://h:0x50/"));
    assertEquals("http://U:P@h/", url("http://U:P@H:80/"));
    assertEquals("http://,H:80/", url("HTTP://,H:80/"));
    assertEquals("mongodb://A:27017,B:27017/x", url("MONGODB://A:27017,B:27017/x"));
    assertEquals("env://X", url("Env://X"));
    assertEquals("file:///A", url("FILE:///A"));
    assertEquals("http://${HOST", url("HTTP://${HOST"));
    assertEquals("http://a${HOST}b/", url("HTTP://A${HOST}B/"));
    assertEquals("http://${A}${B}/", url("HTTP://${A}${B}:80/"));
    assertEquals("none", url("://h"));
    assertEquals("none", url("h"));
    assertEquals("none", url("http://h x"));
  }

  @Test
  void images() {
    String longest = "a".repeat(247);
    assertTrue(ImageReference.parse("library/" + longest).isPresent());
    assertTrue(ImageReference.parse(longest).isPresent());
    assertFalse(ImageReference.parse(longest + "a").isPresent());
    assertTrue(ImageReference.parse("quay.io/" + "a".repeat(255)).isPresent());
    assertFalse(ImageReference.parse("quay.io/" + "a".repeat(256)).isPresent());
    assertTrue(ImageReference.parse("a:1").orElseThrow().mutable());
    assertFalse(ImageReference.parse("a@sha256:" + "b".repeat(64)).orElseThrow().mutable());
    for (String none :
        List.of("", "/x", ":x", "@sha256:" + "b".repeat(64), ".x/y", ":x/y", "a//b")) {
      assertEquals(Optional.empty(), ImageReference.parse(none), none);
    }
  }

  @Test
  void durations() {
    assertEquals(Optional.of("5400s"), Durations.canonical("1h30m"));
    assertEquals(Optional.of("0s"), Durations.canonical("0h"));
    assertEquals(Optional.of("0s"), Durations.canonical("0.00s"));
    assertEquals(Optional.of("0.5s"), Durations.canonical("500ms"));
    assertEquals(Optional.of("100s"), Durations.canonical("100s"));
    assertEquals(Optional.empty(), Durations.canonical("100"));
    assertTrue(Durations.seconds("0".repeat(63) + "s").isPresent());
    assertFalse(Durations.seconds("0".repeat(64) + "s").isPresent());
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  @Test
  void ranges() {
    assertEquals(cidr("10.0.16.0/20"), cidr("10.0.31.7/20"));
    assertNotEquals(cidr("10.0.16.0/20"), cidr("10.0.15.7/20"));
    assertTrue(cidr("10.0.0.0/8").contains(cidr("10.0.0.0/8")));
    assertTrue(cidr("10.0.0.0/8").contains(cidr("10.9.0.0/16")));
    assertFalse(cidr("10.9.0.0/16").contains(cidr("10.0.0.0/8")));
    assertFalse(cidr("10.0.0.0/8").contains(cidr("11.0.0.0/16")));
    assertFalse(cidr("::/0").contains(cidr("10.0.0.0/8")));
    assertEquals("0a000000/8", cidr("10.1.2.3/8").toString());
    assertEquals(32, cidr("::1").network().length());
    assertEquals(8, cidr("1.2.3.4").network().length());
    assertEquals(Optional.empty(), Cidr.parse("/8"));
    assertEquals(Optional.empty(), Cidr.parse("10.0.0.0/33"));
    assertEquals(Optional.empty(), Cidr.parse("1::2::3"));
  }

  @Test
  void quantities() {
    assertEquals(new BigDecimal("1.5"), Quantity.parse("1500m").orElseThrow().value());
    assertTrue(Quantity.parse("1".repeat(100)).isPresent());
    assertFalse(Quantity.parse("1".repeat(101)).isPresent());
    assertEquals(
        Quantity.parse("1.0").orElseThrow().hashCode(),
        Quantity.parse("1000m").orElseThrow().hashCode());
  }

  @Test
  void schedules_modes_and_decimals() {
    assertEquals(Optional.of("0 0 * * 0"), Cron.canonical("0 0 * * SUN"));
    assertEquals(Optional.of("0 0 * 1 *"), Cron.canonical("0 0 * jan *"));
    assertEquals(Optional.of("0"), FileMode.canonical("0"));
    assertEquals(Optional.of("644"), FileMode.canonical("644"));
    assertEquals(Optional.of("420"), FileMode.canonical("0o644"));
    assertEquals(Optional.empty(), FileMode.canonical("rw"));
    assertEquals("1", Decimal.canonical("1." + "0".repeat(98)));
    assertEquals("1." + "0".repeat(99), Decimal.canonical("1." + "0".repeat(99)));
  }

  @Test
  void types_of_fields_that_nobody_declared() {
    Shape thing = new Shape.KubernetesObject("example.org/v1", "Thing", Optional.empty(), "x");
    assertEquals(ValueType.IMAGE, ValueTypes.of(thing, List.of("spec", "image")));
    assertEquals(ValueType.NONE, ValueTypes.of(thing, List.of("other", "image")));
    assertEquals(
        ValueType.QUANTITY,
        ValueTypes.of(new Shape.Plain(), List.of("resources", "limits", "cpu")));
    assertEquals(ValueType.NONE, ValueTypes.of(new Shape.Plain(), List.of("limits", "cpu")));
    assertEquals(ValueType.NONE, ValueTypes.of(new Shape.Plain(), List.of()));
  }
}
