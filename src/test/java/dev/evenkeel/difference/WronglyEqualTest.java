package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts to make two sides look equal that are not, or that nobody looked at. */
class WronglyEqualTest {
  /** In a field that nothing is declared about. */
  static Stream<Arguments> untyped() {
    return Stream.of(
        Arguments.of("yes", true),
        Arguments.of("true", true),
        Arguments.of("True", "true"),
        Arguments.of("1", 1),
        Arguments.of("8080", 8080),
        Arguments.of(number(ScalarType.FLOAT, "1e3"), 1000),
        Arguments.of(number(ScalarType.FLOAT, "1.0"), 1),
        Arguments.of(number(ScalarType.INTEGER, "0x10"), 16),
        Arguments.of(number(ScalarType.INTEGER, "010"), 10),
        Arguments.of(number(ScalarType.INTEGER, "010"), 8),
        Arguments.of(number(ScalarType.INTEGER, "-0"), 0),
        Arguments.of(number(ScalarType.FLOAT, ".nan"), ".nan"),
        Arguments.of(Trees.nothing(), ""),
        Arguments.of(Trees.nothing(), "null"),
        Arguments.of(Trees.nothing(), 0),
        Arguments.of(Trees.nothing(), false),
        Arguments.of(Trees.nothing(), Map.of()),
        Arguments.of("", Map.of()),
        Arguments.of("", List.of()),
        Arguments.of(List.of(), Map.of()),
        Arguments.of(List.of("a"), "a"),
        Arguments.of(List.of("a"), List.of("a", "a")),
        Arguments.of(List.of("a", "b"), List.of("b", "a")),
        Arguments.of(List.of(1, 2), List.of("1", "2")),
        Arguments.of(List.of(List.of("a"), List.of("b")), List.of(List.of("a", "b"))),
        Arguments.of(List.of(List.of()), List.of()),
        Arguments.of(Map.of("a", "b"), List.of(Map.of("a", "b"))),
        Arguments.of(Map.of("a.b", "c"), Map.of("a", Map.of("b", "c"))),
        Arguments.of(Map.of("A", "c"), Map.of("a", "c")),
        Arguments.of("a", "a\n"),
        Arguments.of("a", " a"),
        Arguments.of("a b", "a  b"),
        Arguments.of("a\r\nb", "a\nb"),
        Arguments.of("a", "A"),
        Arguments.of("é", "e\u0301"),
        Arguments.of("ﬁ", "fi"),
        Arguments.of("a", "а"),
        Arguments.of("a", "a\u200b"),
        Arguments.of("a", "\ufeffa"),
        Arguments.of("a", "a\u0000"),
        Arguments.of("100m", "0.1"),
        Arguments.of("1.5Gi", "1536Mi"),
        Arguments.of("60s", "1m"),
        Arguments.of("1000", "1k"),
        Arguments.of("0644", "420"),
        Arguments.of("nginx", "nginx:latest"),
        Arguments.of("https://h/a", "https://h/A"),
        Arguments.of("https://h", "https://h/"),
        Arguments.of("https://h:443/", "http://h:443/"),
        Arguments.of("http://h:443/", "http://h/"),
        Arguments.of("https://h:8443/", "https://h/"),
        Arguments.of("https://h/?a=1&b=2", "https://h/?b=2&a=1"),
        Arguments.of("https://h/a", "https://h/%61"),
        Arguments.of("https://h./", "https://h/"),
        Arguments.of("see HTTP://H/", "see http://h/"),
        Arguments.of("env://DB_KEY", "env://db_key"),
        Arguments.of("vault://Team/key", "vault://team/key"),
        Arguments.of("h:443", "h"),
        Arguments.of("10.0.0.1/24", "10.0.0.0/24"),
        Arguments.of("{\"a\": 1}", "{\"a\": 2}"),
        Arguments.of("@daily", "0 0 * * *"));
  }

  private static Node number(ScalarType type, String text) {
    return Nodes.leaf(type, text);
  }

  @ParameterizedTest
  @MethodSource("untyped")
  void untyped_values_that_are_not_the_same_differ(Object left, Object right) {
    assertDiffer("value", left, right);
  }

  /** In fields whose type is known. */
  static Stream<Arguments> typed() {
    return Stream.of(
        Arguments.of("image", "nginx", "nginx:1"),
        Arguments.of("image", "nginx", "nginx@sha256:" + "a".repeat(64)),
        Arguments.of("image", "nginx:latest", "nginx:Latest"),
        Arguments.of("image", "nginx:1", "nginx:1.0"),
        Arguments.of("image", "quay.io/nginx", "nginx"),
        Arguments.of("image", "quay.io/library/nginx", "quay.io/nginx"),
        Arguments.of("image", "example.org:443/a", "example.org/a"),
        Arguments.of("image", "localhost/a", "a"),
        Arguments.of("image", "a/b", "b"),
        Arguments.of("image", "", "latest"),
        Arguments.of("image", Trees.nothing(), ""),
        Arguments.of("image", "logo.png", "Logo.png"),
        Arguments.of("image", "a:1@sha256:" + "a".repeat(64), "a:1@sha256:" + "b".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void typed_values_that_are_not_the_same_differ(String key, Object left, Object right) {
    assertDiffer(key, left, right);
  }

  static Stream<Arguments> amounts() {
    return Stream.of(
        Arguments.of("1.5Gi", "1500Mi"),
        Arguments.of("1G", "1Gi"),
        Arguments.of("1", "1m"),
        Arguments.of("1M", "1m"),
        Arguments.of("1e3", "1E3Ki"),
        Arguments.of("1E", "1e"),
        Arguments.of("100m", "100M"),
        Arguments.of("0.1", "0.10000000001"),
        Arguments.of("9007199254740993", "9007199254740992"),
        Arguments.of("1 Gi", "1Gi"),
        Arguments.of("1gi", "1Gi"),
        Arguments.of("", "0"),
        Arguments.of("NaN", "0"),
        Arguments.of("0x10", "16"),
        Arguments.of(Trees.nothing(), "0"));
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void amounts_that_are_not_the_same_differ(Object left, Object right) {
    List<Difference> found =
        Snapshots.differences(
            Trees.of(Map.of("resources", Map.of("limits", Map.of("memory", left)))),
            Trees.of(Map.of("resources", Map.of("limits", Map.of("memory", right)))));
    assertEquals(1, found.size(), found.toString());
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of("value", "https://h:443/a", "HTTPS://H/a"),
        Arguments.of("value", "redis://h", "redis://h:6379"),
        Arguments.of("image", "nginx", "docker.io/library/nginx:latest"),
        Arguments.of("image", "a:1@sha256:" + "a".repeat(64), "a@sha256:" + "a".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void two_spellings_of_one_value_do_not_differ(String key, Object left, Object right) {
    assertEquals(
        List.of(), Snapshots.differences(Trees.mapping(key, left), Trees.mapping(key, right)));
  }

  private static void assertDiffer(String key, Object left, Object right) {
    Node one = Trees.mapping(key, left);
    Node other = Trees.mapping(key, right);
    assertFalse(Snapshots.differences(one, other).isEmpty());
    assertFalse(Snapshots.differences(other, one).isEmpty());
    assertFalse(Snapshots.differences(Trees.of(List.of(left)), Trees.of(List.of(right))).isEmpty());
  }

  @Test
  void absent_null_and_empty_are_three_things() {
    for (Object present : new Object[] {Trees.nothing(), "", Map.of(), List.of()}) {
      List<Difference> found =
          Snapshots.differences(Trees.mapping("a", 1, "b", present), Trees.mapping("a", 1));
      assertEquals(1, found.size());
      assertEquals(ItemClass.ONLY_LEFT, found.getFirst().itemClass());
    }
  }

  private static Snapshot side(Tokens tokens, Document... documents) {
    return Snapshots.of(tokens, List.of(documents));
  }

  private static List<Difference> compare(Snapshot left, Snapshot right) {
    return Snapshots.compare(left, right).differences();
  }

  private static Difference only(Snapshot left, Snapshot right) {
    List<Difference> found = compare(left, right);
    assertEquals(1, found.size(), found.toString());
    return found.getFirst();
  }

  @Test
  void two_empty_sources_are_not_compared() {
    for (Object empty : new Object[] {Map.of(), List.of(), Trees.nothing()}) {
      Snapshot side = Snapshots.of(Trees.of(empty));
      Differences differences = Snapshots.compare(side, side);
      var found = (Difference.Incomparable) differences.differences().getFirst();
      assertEquals(Difference.Reason.NOTHING_COMPARED, found.reason());
      assertEquals("source/app", found.item().toString());
      assertEquals(1, differences.coverage().unknown());
    }
    Snapshot none = side(Tokens.none());
    assertEquals(ItemClass.UNKNOWN, only(none, none).itemClass());
  }

  @Test
  void an_empty_file_beside_others_is_no_item() {
    Document empty = Document.plain(List.of("empty.yml"), Trees.mapping());
    Document full = Document.plain(List.of("full.yml"), Trees.mapping("a", 1));
    Differences differences =
        Snapshots.compare(side(Tokens.none(), empty, full), side(Tokens.none(), full, empty));
    assertEquals(List.of(), differences.differences());
    assertEquals(1, differences.coverage().items());
  }

  @Test
  void one_side_empty_is_a_difference() {
    Snapshot empty = Snapshots.of(Trees.mapping());
    Snapshot full = Snapshots.of(Trees.mapping("a", 1));
    assertEquals(ItemClass.ONLY_RIGHT, only(empty, full).itemClass());
    assertEquals(ItemClass.DIFFERENT, only(Snapshots.of(Trees.nothing()), full).itemClass());
    assertEquals(ItemClass.ONLY_LEFT, only(full, side(Tokens.none())).itemClass());
  }

  @Test
  void no_source_at_all_is_no_item() {
    Snapshot nothing = new Snapshot("a", Tokens.none(), List.of());
    assertEquals(0, Snapshots.compare(nothing, nothing).coverage().items());
  }

  @Test
  void a_source_that_one_side_lacks_is_unknown() {
    Snapshot nothing = new Snapshot("b", Tokens.none(), List.of());
    Snapshot something = Snapshots.of(Trees.mapping("a", 1));
    var found = (Difference.Incomparable) only(something, nothing);
    assertEquals(Difference.Reason.UNDECLARED_SOURCE, found.reason());
    assertTrue(found.left().isPresent());
    assertTrue(found.right().isEmpty());
    assertTrue(only(nothing, something).left().isEmpty());
  }

  @Test
  void what_neither_side_could_read_is_unknown_and_not_equal() {
    var unread = new Unread("config", List.of("a.yml"), "a.yml:3", "no YAML", "repair it");
    Reading reading =
        new Reading(
            Snapshots.SOURCE, Optional.empty(), List.of(), List.of(unread), List.of(), Set.of());
    Snapshot side = new Snapshot("a", Tokens.none(), List.of(reading));
    Difference found = only(side, side);
    assertEquals(ItemClass.UNKNOWN, found.itemClass());
    assertEquals("config/app/a.yml", found.item().toString());
  }

  @Test
  void both_sides_at_one_place_are_unknown() {
    Reading reading =
        new Reading(
            Snapshots.SOURCE,
            Optional.empty(),
            List.of(Document.plain(Trees.mapping("a", 1))),
            List.of(),
            List.of(),
            Set.of("/etc/a.env"));
    Snapshot side = new Snapshot("a", Tokens.none(), List.of(reading));
    assertEquals(
        Difference.Reason.SAME_TARGET, ((Difference.Incomparable) only(side, side)).reason());
  }

  @Test
  void an_unreadable_leaf_does_not_equal_itself() {
    Node masked = new Node.Unreadable("masked", "unmask", Origin.of("x"), 1);
    for (Object tree :
        new Object[] {
          Map.of("a", masked),
          Map.of("a", List.of(masked)),
          Map.of("a", List.of(Map.of("name", "x", "v", masked))),
          Map.of("a", List.of(Map.of("v", masked)))
        }) {
      Snapshot side = Snapshots.of(Trees.of(tree));
      assertEquals(ItemClass.UNKNOWN, only(side, side).itemClass());
    }
  }

  @Test
  void two_files_that_tokens_make_one_are_not_paired_at_random() {
    Tokens left = Snapshots.tokens("env", "test", "env", "qa");
    Tokens right = Snapshots.tokens("env", "live");
    Document test = Document.plain(List.of("app-test.yml"), Trees.mapping("a", 1));
    Document qa = Document.plain(List.of("app-qa.yml"), Trees.mapping("a", 2));
    Document live = Document.plain(List.of("app-live.yml"), Trees.mapping("a", 2));
    var found = (Difference.Incomparable) only(side(left, test, qa), side(right, live));
    assertEquals(Difference.Reason.AMBIGUOUS_PAIRING, found.reason());
    assertEquals("config/app/app-${env}.yml", found.item().toString());
    assertEquals(ItemClass.UNKNOWN, only(side(right, live), side(left, test, qa)).itemClass());
    assertEquals(ItemClass.UNKNOWN, only(side(left, test, qa), side(right)).itemClass());
  }

  @Test
  void the_same_file_twice_is_unknown() {
    Document one = Document.plain(List.of("a.yml"), Trees.mapping("a", 1));
    Document two = Document.plain(List.of("a.yml"), Trees.mapping("a", 2));
    assertEquals(
        ItemClass.UNKNOWN,
        only(side(Tokens.none(), one), side(Tokens.none(), two, one)).itemClass());
  }

  @Test
  void deep_trees_are_compared_to_the_bottom() {
    Node left = Nodes.text("left");
    Node right = Nodes.text("right");
    for (int i = 0; i < 500; i++) {
      left = i % 2 == 0 ? Trees.mapping("k", left) : Trees.sequence(left);
      right = i % 2 == 0 ? Trees.mapping("k", right) : Trees.sequence(right);
    }
    List<Difference> found = Snapshots.differences(left, right);
    assertEquals(1, found.size());
    assertEquals(502, found.getFirst().item().segments().size());
  }
}
