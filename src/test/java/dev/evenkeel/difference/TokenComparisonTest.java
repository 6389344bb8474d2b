package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenComparisonTest {
  private static final Tokens STAGING =
      Snapshots.tokens(
          "domain", "staging.example.org", "registry", "r-test.example.org", "account", "111");
  private static final Tokens PRODUCTION =
      Snapshots.tokens("domain", "example.org", "registry", "r.example.org", "account", "222");

  private static final Rules WATCHED =
      new Rules(new Watch(List.of(ItemPattern.parse("config/app/**"))), List.of(), List.of());

  private static Difference compare(String key, Node left, Node right) {
    Differences found =
        Comparison.compare(
            Snapshots.of(STAGING, Trees.mapping(key, left)),
            Snapshots.of(PRODUCTION, Trees.mapping(key, right)),
            WATCHED);
    assertEquals(1, found.differences().size(), found.toString());
    return found.differences().getFirst();
  }

  private static String verdict(Difference difference) {
    return difference instanceof Difference.Leaked leak
        ? "LEAK " + (leak.onLeft() ? "left " : "right ") + leak.tokenKind() + " " + leak.token()
        : difference.itemClass().name();
  }

  @ParameterizedTest
  @CsvSource({
    "x, x, EQUAL",
    "staging.example.org, example.org, EQUAL_BY_TOKEN",
    "https://staging.example.org:443/, https://example.org/, EQUAL_BY_TOKEN",
    "a staging.example.org 111, a example.org 222, EQUAL_BY_TOKEN",
    "staging.example.org 111, 222 example.org, DIFFERENT",
    "staging.example.org, 222, DIFFERENT",
    "${domain}, example.org, DIFFERENT",
    "staging.example.org, ${domain}, DIFFERENT",
    "${domain}, ${domain}, EQUAL",
    "${domain} staging.example.org, ${domain} example.org, EQUAL_BY_TOKEN",
    "${=domain} staging.example.org, ${domain} example.org, DIFFERENT",
    "staging.example.org, staging.example.org, LEAK right domain staging.example.org",
    "https://Staging.Example.org, https://staging.example.org, LEAK right domain"
        + " staging.example.org",
    "example.org, example.org, LEAK left domain example.org",
    "api.example.org, api.staging.example.org, LEAK left domain example.org",
    "222, 222, LEAK left account 222",
    "111, 111, LEAK right account 111",
    "staging.example.org and 222, x, LEAK left account 222",
    "2222, 2222, EQUAL",
    "https://x:443/, https://x/, EQUAL",
    "my-example.org, my-example.org, EQUAL"
  })
  void texts(String left, String right, String verdict) {
    assertEquals(verdict, verdict(compare("v", Nodes.text(left), Nodes.text(right))));
  }

  @ParameterizedTest
  @CsvSource({
    "r-test.example.org/shop:1, r.example.org/shop:1, EQUAL_BY_TOKEN",
    "staging.example.org/shop, example.org/shop:latest, EQUAL_BY_TOKEN",
    "quay.io/shop:111, quay.io/shop:222, DIFFERENT",
    "quay.io/111/shop, quay.io/222/shop, DIFFERENT",
    "shop:222, shop:222, EQUAL",
    "example.org/shop:1, example.org/shop:1, EQUAL",
    "r.example.org/shop:1, r.example.org/shop:1, LEAK left registry r.example.org",
    "r-test.example.org/shop:1, r-test.example.org/shop:1, LEAK right registry r-test.example.org"
  })
  void images_know_registries_alone(String left, String right, String verdict) {
    assertEquals(verdict, verdict(compare("image", Nodes.text(left), Nodes.text(right))));
  }

  @Test
  void a_number_can_be_a_name() {
    Node ours = Nodes.leaf(ScalarType.INTEGER, "111");
    Node theirs = Nodes.leaf(ScalarType.INTEGER, "222");
    assertEquals("EQUAL_BY_TOKEN", verdict(compare("v", ours, theirs)));
    assertEquals("LEAK left account 222", verdict(compare("v", theirs, theirs)));
    assertEquals("DIFFERENT", verdict(compare("v", ours, Nodes.text("222"))));
    Difference alone = oneSided(Trees.mapping("v", theirs), Trees.mapping());
    assertEquals("LEAK left account 222", verdict(alone));
  }

  private static Difference oneSided(Node left, Node right) {
    List<Difference> found =
        Snapshots.compare(Snapshots.of(STAGING, left), Snapshots.of(PRODUCTION, right))
            .differences();
    assertEquals(1, found.size(), found.toString());
    return found.getFirst();
  }

  @Test
  void what_one_side_alone_has_can_leak() {
    Difference left = oneSided(Trees.mapping("a", 1, "v", "example.org"), Trees.mapping("a", 1));
    assertEquals("LEAK left domain example.org", verdict(left));
    assertEquals(Optional.empty(), left.right());
    Difference right =
        oneSided(Trees.mapping("a", 1), Trees.mapping("a", 1, "v", "staging.example.org"));
    assertEquals("LEAK right domain staging.example.org", verdict(right));
    assertEquals(Optional.empty(), right.left());
    Difference own =
        oneSided(Trees.mapping("a", 1, "v", "staging.example.org"), Trees.mapping("a", 1));
    assertEquals("ONLY_LEFT", verdict(own));
  }

  @Test
  void below_a_subtree_of_one_side_each_leak_is_a_finding_of_its_own() {
    Node subtree =
        Trees.mapping(
            "m", Trees.mapping("x", "example.org", "y", "y"),
            "l", List.of("a", "example.org", Map.of("z", "http://example.org/")),
            "image", "example.org/shop",
            "s", secretUrl("postgres://***@example.org/db", "1"));
    List<String> found =
        Snapshots.compare(
                Snapshots.of(STAGING, Trees.mapping("a", 1, "t", subtree)),
                Snapshots.of(PRODUCTION, Trees.mapping("a", 1)))
            .differences()
            .stream()
            .map(d -> d.item() + " " + d.itemClass())
            .toList();
    assertEquals(
        List.of(
            "config/app/t ONLY_LEFT",
            "config/app/t/m/x LEAK",
            "config/app/t/l/1 LEAK",
            "config/app/t/l/2/z LEAK",
            "config/app/t/s LEAK"),
        found);
  }

  @Test
  void a_document_in_a_text_leaks_though_somebody_declared_the_text() {
    Origin inText = Origin.of("a.yml").inText("json", 3);
    Node text = Node.Mapping.of(Map.of("cluster", Node.Scalar.string("c1", inText, 1)), inText, 1);
    Rules watched =
        new Rules(new Watch(List.of(ItemPattern.parse("config/app/t"))), List.of(), List.of());
    List<String> found =
        Comparison.compare(
                Snapshots.of(Snapshots.tokens("cluster", "c1"), Trees.mapping("t", text)),
                Snapshots.of(Trees.mapping("t", text)),
                watched)
            .differences()
            .stream()
            .map(d -> d.item() + " " + d.itemClass())
            .toList();
    assertEquals(List.of("config/app/t EQUAL", "config/app/t/cluster LEAK"), found);
  }

  private static Node secretUrl(String visible, String hidden) {
    return new Node.Secret(visible, new Hidden.Held(hidden), false, Origin.of("test"), 1);
  }

  @Test
  void the_visible_part_of_a_secret_is_looked_at_like_any_text() {
    Node ours = secretUrl("postgres://***@staging.example.org/db", "1");
    Node theirs = secretUrl("postgres://***@example.org:5432/db", "1");
    Node otherPassword = secretUrl("postgres://***@example.org/db", "2");
    assertEquals("EQUAL_BY_TOKEN", verdict(compare("v", ours, theirs)));
    assertEquals("DIFFERENT", verdict(compare("v", ours, otherPassword)));
    assertEquals("LEAK right domain staging.example.org", verdict(compare("v", ours, ours)));
    assertEquals("LEAK left domain example.org", verdict(compare("v", theirs, theirs)));
    Node unkeyed =
        new Node.Secret("//example.org", new Hidden.Unkeyed(false), false, Origin.of("t"), 1);
    assertEquals("LEAK left domain example.org", verdict(compare("v", unkeyed, unkeyed)));
    Node plain = secretUrl("postgres://***@h/db", "1");
    assertEquals("EQUAL", verdict(compare("v", plain, secretUrl("postgres://***@h:5432/db", "1"))));
    assertEquals("DIFFERENT", verdict(compare("v", plain, secretUrl("postgres://***@i/db", "1"))));
  }

  @Test
  void a_kind_that_one_side_declares_is_looked_for_on_the_other_and_said() {
    Tokens left = Snapshots.tokens("cluster", "c1");
    Differences found =
        Comparison.compare(
            Snapshots.of(left, Trees.mapping("a", "c1", "b", "x")),
            Snapshots.of(Tokens.none(), Trees.mapping("a", "c1", "b", "x")),
            Rules.NONE);
    assertEquals(
        List.of("LEAK right cluster c1"),
        found.differences().stream().map(TokenComparisonTest::verdict).toList());
    Fact said = found.facts().getFirst();
    assertEquals("token-one-sided", said.kind());
    assertEquals("source/tokens/cluster", said.item().toString());
    assertEquals(Map.of("tokenKind", "cluster", "side", "left"), said.details());
    Differences mirrored =
        Comparison.compare(
            Snapshots.of(Tokens.none(), Trees.mapping("a", "x")),
            Snapshots.of(left, Trees.mapping("a", "c1")),
            Rules.NONE);
    assertEquals(ItemClass.DIFFERENT, mirrored.differences().getFirst().itemClass());
    assertEquals("right", mirrored.facts().getFirst().details().get("side"));
  }

  @Test
  void a_name_that_both_sides_declare_is_no_leak_on_either() {
    Tokens left = Snapshots.tokens("registry", "r.example.org", "domain", "a.test");
    Tokens right = Snapshots.tokens("mirror", "r.example.org", "domain", "a.live");
    Node tree = Trees.mapping("v", "r.example.org/x");
    assertEquals(
        List.of(),
        Snapshots.compare(Snapshots.of(left, tree), Snapshots.of(right, tree)).differences());
  }

  @Test
  void a_name_of_two_kinds_is_read_as_either() {
    Tokens left = Snapshots.tokens("db", "shop-test", "namespace", "shop-test");
    Tokens right = Snapshots.tokens("db", "orders", "namespace", "shop");
    Node ours = Trees.mapping("a", "shop-test", "b", "db/shop-test", "c", "shop-test");
    Node theirs = Trees.mapping("a", "shop", "b", "db/orders", "c", "web");
    for (boolean mirrored : new boolean[] {false, true}) {
      Snapshot one = Snapshots.of(mirrored ? right : left, mirrored ? theirs : ours);
      Snapshot two = Snapshots.of(mirrored ? left : right, mirrored ? ours : theirs);
      Differences found = Snapshots.compare(one, two);
      assertEquals(
          List.of("config/app/c"),
          found.differences().stream().map(d -> d.item().toString()).toList());
      assertEquals(2, found.coverage().counts().get(ItemClass.EQUAL_BY_TOKEN));
    }
  }

  @Test
  void a_registry_may_be_a_host_with_a_part_of_the_path() {
    Tokens left = Snapshots.tokens("registry", "r.example.org/test", "domain", "r.example.org");
    Tokens right = Snapshots.tokens("registry", "r.example.org/live", "domain", "x.example.org");
    Differences found =
        Snapshots.compare(
            Snapshots.of(left, Trees.mapping("image", "r.example.org/test/shop:1")),
            Snapshots.of(right, Trees.mapping("image", "r.example.org/live/shop:1")));
    assertEquals(List.of(), found.differences());
    assertEquals(2, found.coverage().substituted());
    assertEquals(
        "LEAK",
        Snapshots.compare(
                Snapshots.of(left, Trees.mapping("image", "r.example.org/live/shop:1")),
                Snapshots.of(right, Trees.mapping("image", "r.example.org/live/shop:1")))
            .differences()
            .getFirst()
            .itemClass()
            .name());
  }

  @Test
  void a_kind_that_only_the_other_side_declares_is_looked_for_in_equal_texts_too() {
    Tokens right = Snapshots.tokens("cluster", "c1");
    Node tree = Trees.mapping("a", "c1");
    Differences found = Snapshots.compare(Snapshots.of(tree), Snapshots.of(right, tree));
    assertEquals("LEAK left cluster c1", verdict(found.differences().getFirst()));
  }

  @Test
  void names_in_the_visible_part_of_a_secret_are_counted() {
    Node ours = secretUrl("//***@staging.example.org 111", "1");
    Node theirs = secretUrl("//***@example.org 222", "1");
    assertEquals(
        4,
        Snapshots.compare(
                Snapshots.of(STAGING, Trees.mapping("v", ours)),
                Snapshots.of(PRODUCTION, Trees.mapping("v", theirs)))
            .coverage()
            .substituted());
  }

  @Test
  void both_sides_may_name_the_other() {
    var both =
        (Difference.Leaked)
            compare("v", Nodes.text("example.org"), Nodes.text("staging.example.org"));
    assertEquals("LEAK left domain example.org", verdict(both));
    assertEquals(Optional.of(new Tokens.Token("domain", "staging.example.org")), both.rightToo());
    assertEquals(
        "the left side names the other environment's domain example.org, and the right side the"
            + " left one's domain staging.example.org",
        DifferenceFacts.of(both).message());
    var left = (Difference.Leaked) compare("v", Nodes.text("example.org"), Nodes.text("x"));
    assertEquals(Optional.empty(), left.rightToo());
    var right =
        (Difference.Leaked) compare("v", Nodes.text("x"), Nodes.text("staging.example.org"));
    assertEquals(Optional.empty(), right.rightToo());
    assertEquals(
        "the right side names the other environment's domain staging.example.org",
        DifferenceFacts.of(right).message());
  }

  @Test
  void a_kind_may_bear_the_name_of_the_other_sides_value() {
    Tokens left = Snapshots.tokens("app", "shop-test");
    Tokens right = Snapshots.tokens("app", "app");
    assertEquals(
        List.of(),
        Snapshots.compare(
                Snapshots.of(left, Trees.mapping("v", "shop-test/db")),
                Snapshots.of(right, Trees.mapping("v", "app/db")))
            .differences());
  }

  @Test
  void substituted_places_are_counted_on_both_sides() {
    Snapshot left =
        Snapshots.of(STAGING, Trees.mapping("a", "111 111", "b", "x", "image", "i:111"));
    Snapshot right =
        Snapshots.of(PRODUCTION, Trees.mapping("a", "222 222", "b", "x", "image", "i:222"));
    assertEquals(4, Snapshots.compare(left, right).coverage().substituted());
    assertEquals(4, Snapshots.compare(right, left).coverage().substituted());
  }

  @Test
  void files_are_paired_by_names_with_the_tokens_put_in() {
    Document ours = Document.plain(List.of("111", "a.yml"), Trees.mapping("v", 1));
    Document theirs = Document.plain(List.of("222", "a.yml"), Trees.mapping("v", 2));
    Differences found =
        Snapshots.compare(
            Snapshots.of(STAGING, List.of(ours)), Snapshots.of(PRODUCTION, List.of(theirs)));
    assertEquals("config/app/${account}/a.yml/v", found.differences().getFirst().item().toString());
    assertTrue(found.differences().getFirst() instanceof Difference.Changed);
  }
}
