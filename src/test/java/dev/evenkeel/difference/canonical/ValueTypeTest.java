package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ValueTypeTest {
  private static final String[] TEXTS = {
    "100m",
    "0.1",
    "512m",
    "1000b",
    "1h30m",
    "PT0S",
    "nginx",
    "10.1.0.0/8",
    "0 9 * * MON",
    "@daily",
    "0644",
    "HTTP://Example.org:80/a",
    "::1",
    ""
  };

  @Property
  void canonicalTextsAreTheirOwnCanonicalText(@ForAll ValueType type, @ForAll String text) {
    String once = type.canonical(text);
    assertEquals(once, type.canonical(once));
  }

  @Example
  void canonicalTextsOfEveryTypeAreTheirOwn() {
    for (ValueType type : ValueType.values()) {
      for (String text : TEXTS) {
        String once = type.canonical(text);
        assertEquals(once, type.canonical(once), type + " " + text);
      }
    }
  }

  @Example
  void aUrlSaysItselfWhatItIs() {
    assertEquals(same("https://example.org/a"), same("HTTPS://Example.ORG:443/a"));
    assertEquals(same("jdbc:postgresql://db/shop"), same("jdbc:postgresql://DB:5432/shop"));
    assertEquals(same("https://u:P@[::1]:443"), same("https://u:P@[::1]"));
    assertEquals("https://${HOST}.example.org", same("https://${HOST}.Example.org:443"));
    assertNotEquals(same("https://example.org"), same("https://example.org/"));
    assertNotEquals(same("https://example.org:80"), same("https://example.org"));
    assertNotEquals(same("https://example.org/A"), same("https://example.org/a"));
    assertNotEquals(same("https://U@example.org"), same("https://u@example.org"));
    assertEquals("see HTTP://Example.org:80", same("see HTTP://Example.org:80"));
  }

  private static String same(String text) {
    return ValueType.NONE.canonical(text);
  }

  @Example
  void bytesAreCountedInPowersOf1024() {
    assertEquals(bytes("512m"), bytes("0.5gb"));
    assertEquals(bytes("1048576"), bytes("1MB"));
    assertNotEquals(bytes("1g"), bytes("1000m"));
    assertEquals("512 mb of ram", bytes("512 mb of ram"));
  }

  private static String bytes(String text) {
    return ValueType.BYTE_SIZE.canonical(text);
  }

  @Example
  void schedulesAreReadFieldByField() {
    assertEquals("0 9 * 1 1", ValueType.CRON.canonical("00  9 */1 JAN Mon"));
    assertEquals(ValueType.CRON.canonical("@daily"), ValueType.CRON.canonical("0 0 * * *"));
    assertNotEquals(ValueType.CRON.canonical("*/2 * * * *"), ValueType.CRON.canonical("* * * * *"));
    assertEquals("@every 1h", ValueType.CRON.canonical("@every 1h"));
  }

  @Example
  void fileModesAreOctalByALeadingZero() {
    assertEquals(ValueType.FILE_MODE.canonical("420"), ValueType.FILE_MODE.canonical("0644"));
    assertEquals(ValueType.FILE_MODE.canonical("0o644"), ValueType.FILE_MODE.canonical("0644"));
    assertNotEquals(ValueType.FILE_MODE.canonical("644"), ValueType.FILE_MODE.canonical("0644"));
  }
}
