package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  private static String canonical(String text) {
    return ImageReference.parse(text).orElseThrow().canonical();
  }

  @Example
  void whatAClientAddsOnItsOwnMakesNoDifference() {
    assertEquals("docker.io/library/nginx:latest", canonical("nginx"));
    assertEquals(canonical("nginx"), canonical("index.docker.io/library/nginx:latest"));
    assertEquals(canonical("grafana/loki:3"), canonical("docker.io/grafana/loki:3"));
    assertEquals(canonical("Registry.example.org/a:1"), canonical("registry.example.org/a:1"));
  }

  @Example
  void theFirstPartIsAHostWhereItCannotBeAName() {
    assertEquals("localhost", ImageReference.parse("localhost/a").orElseThrow().registry());
    assertEquals("a:5000", ImageReference.parse("a:5000/b").orElseThrow().registry());
    assertEquals("docker.io", ImageReference.parse("a/b").orElseThrow().registry());
    assertEquals(
        "latest", ImageReference.parse("a:5000/b:latest").orElseThrow().tag().orElseThrow());
    assertTrue(ImageReference.parse("a:5000/b").orElseThrow().tag().isEmpty());
  }

  @Example
  void aDigestOutranksTheTag() {
    assertEquals(canonical("a/b:1@" + DIGEST), canonical("a/b:2@" + DIGEST));
    assertNotEquals(canonical("a/b:1"), canonical("a/b:1@" + DIGEST));
  }

  @Example
  void otherTextsAreNoReferences() {
    for (String text :
        List.of("", "A", "a b", "a:", "a@sha256:1", "http://a/b", "/a", "a//b", "${IMAGE}")) {
      assertTrue(ImageReference.parse(text).isEmpty(), text);
    }
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    ImageReference.parse(text);
  }
}
