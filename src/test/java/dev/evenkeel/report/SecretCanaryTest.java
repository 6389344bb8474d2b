package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretCanaryTest {
  private static final String CANARY = SampleReport.SECRET;
  private static final Origin FILE = Origin.of("a.yaml");

  @Example
  void noFormatShowsASecretOfTheSample() {
    assertNoCanary(SampleReport.rich());
  }

  @Property(tries = 60)
  void noFormatShowsASecretWhereverItStands(
      @ForAll("trees") Node left, @ForAll("trees") Node right, @ForAll ItemClass itemClass) {
    var finding = SampleReport.finding("c", Severity.BLOCK, itemClass, "config/app/ITEM");
    if (itemClass != ItemClass.ONLY_RIGHT) {
      finding.left(left);
    }
    if (itemClass != ItemClass.ONLY_LEFT) {
      finding.right(right);
    }
    assertNoCanary(
        SampleReport.of(List.of(finding.build()), new Coverage(1, 1, 0, 0, 0, Map.of())));
  }

  /** What stands opposite a secret is very likely one too, under a name that nobody knows. */
  @Example
  void aPlainValueOppositeASecretIsNotShownEither() {
    var finding =
        SampleReport.finding("c", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/ITEM")
            .left(Node.Scalar.string(CANARY, FILE, 1))
            .right(secret());
    assertNoCanary(
        SampleReport.of(List.of(finding.build()), new Coverage(1, 1, 0, 0, 0, Map.of())));
  }

  @Provide
  Arbitrary<Node> trees() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.create(SecretCanaryTest::secret),
        () -> Arbitraries.create(SecretCanaryTest::partly),
        () -> Arbitraries.create(SecretCanaryTest::secret),
        () ->
            trees().list().ofMinSize(1).ofMaxSize(4).map(nodes -> Node.Sequence.of(nodes, FILE, 2)),
        () ->
            Combinators.combine(trees(), trees(), Arbitraries.of("a", "b key", "c\n"))
                .as((first, second, name) -> mapping(name, first, second)));
  }

  private static Node secret() {
    return new Node.Secret(null, new Hidden.Held(CANARY), false, FILE, 3);
  }

  private static Node partly() {
    return new Node.Secret("postgres://***@db/x", new Hidden.Held(CANARY), false, FILE, 3);
  }

  private static Node mapping(String name, Node first, Node second) {
    var entries = new LinkedHashMap<String, Node>();
    entries.put(name, first);
    entries.put("other", second);
    return Node.Mapping.of(entries, FILE, 1);
  }

  private static void assertNoCanary(Report report) {
    byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
    var forms =
        List.of(
            CANARY,
            CANARY.substring(4, 14),
            Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, 20),
            new BigInteger(1, bytes).toString(16));
    for (ReportFormat format : ReportFormat.values()) {
      for (boolean verbose : List.of(true, false)) {
        String text = Rendered.as(format, report, new RenderOptions(false, 400, verbose));
        for (String form : forms) {
          assertFalse(text.contains(form), () -> format + " shows the secret");
        }
      }
    }
  }
}
