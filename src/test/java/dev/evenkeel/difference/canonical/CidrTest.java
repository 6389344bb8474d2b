package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CidrTest {
  private static String written(int address) {
    return ((address >>> 24) & 255)
        + "."
        + ((address >>> 16) & 255)
        + "."
        + ((address >>> 8) & 255)
        + "."
        + (address & 255);
  }

  @Property
  void rangesAreEqualExactlyWhereTheBitsOfThePrefixAre(
      @ForAll int one, @ForAll int other, @ForAll @IntRange(min = 0, max = 32) int prefix) {
    int near = prefix == 32 ? one : one ^ (other >>> prefix);
    long mask = prefix == 0 ? 0 : -1L << (32 - prefix);
    boolean same = (one & mask) == (near & mask);
    assertEquals(
        same,
        Cidr.parse(written(one) + "/" + prefix).equals(Cidr.parse(written(near) + "/" + prefix)));
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    Cidr.parse(text);
  }

  @Example
  void spellingsOfOneRangeAreEqual() {
    assertEquals(Cidr.parse("10.1.2.3/8"), Cidr.parse("10.0.0.0/8"));
    assertEquals(Cidr.parse("10.0.0.1"), Cidr.parse("10.0.0.1/32"));
    assertEquals(Cidr.parse("2001:DB8::/32"), Cidr.parse("2001:0db8:0:0::0/32"));
    assertNotEquals(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    assertTrue(
        Cidr.parse("10.0.0.0/8").orElseThrow().contains(Cidr.parse("10.9.0.0/16").orElseThrow()));
    assertFalse(
        Cidr.parse("10.9.0.0/16").orElseThrow().contains(Cidr.parse("10.0.0.0/8").orElseThrow()));
  }

  @Example
  void otherTextsAreNoRanges() {
    for (String text :
        List.of(
            "",
            "10",
            "10.0.0",
            "10.0.0.0/33",
            "010.0.0.1",
            "::/129",
            "a:b",
            "10.0.0.0/08",
            "fe80::1%eth0")) {
      assertTrue(Cidr.parse(text).isEmpty(), text);
    }
  }
}
