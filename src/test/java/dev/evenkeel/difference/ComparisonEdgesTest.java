package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.ItemPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One side has nothing, or less, or something at two places. */
class ComparisonEdgesTest {
  private static Snapshot side(Tokens tokens, List<Document> documents, Unread... unread) {
    return new Snapshot(
        "side",
        tokens,
        List.of(
            new Reading(
                Snapshots.SOURCE,
                Optional.empty(),
                documents,
                List.of(unread),
                List.of(),
                Set.of())));
  }

  private static Snapshot side(Document... documents) {
    return side(Tokens.none(), List.of(documents));
  }

  private static List<String> said(Differences differences) {
    return differences.differences().stream().map(d -> d.item() + " " + d.itemClass()).toList();
  }

  private static List<String> compare(Snapshot left, Snapshot right) {
    return said(Snapshots.compare(left, right));
  }

  private static Document pod(String name, Object... container) {
    var entries = new LinkedHashMap<String, Object>();
    entries.put("name", "c");
    for (int i = 0; i < container.length; i += 2) {
      entries.put((String) container[i], container[i + 1]);
    }
    return Trees.object(
        "v1", "Pod", "n", name, "spec", Map.of("containers", List.of(Trees.mapping(entries))));
  }

  @Test
  void objects_of_one_side_alone_are_all_told() {
    assertEquals(List.of("object/app/Pod/n/p ONLY_LEFT"), compare(side(pod("p")), side()));
    assertEquals(List.of("object/app/Pod/n/p ONLY_RIGHT"), compare(side(), side(pod("p"))));
  }

  @Test
  void where_no_object_could_be_read_one_finding_says_so() {
    var all = new Unread("object", List.of(), "k8s/", "forbidden", "ask");
    Snapshot full = side(pod("p"), pod("q"));
    Snapshot nothing = side(Tokens.none(), List.of(), all);
    assertEquals(List.of("source/app UNKNOWN"), compare(full, nothing));
    assertEquals(List.of("source/app UNKNOWN"), compare(nothing, full));
    Snapshot some = side(Tokens.none(), List.of(pod("p")), all);
    assertEquals(List.of("source/app UNKNOWN", "object/app/Pod/n/q UNKNOWN"), compare(full, some));
    assertEquals(List.of("source/app UNKNOWN", "object/app/Pod/n/q UNKNOWN"), compare(some, full));
    var one = new Unread("object", List.of("x.yml"), "k8s/x.yml", "no YAML", "repair it");
    assertEquals(
        List.of(
            "object/app/x.yml UNKNOWN", "object/app/Pod/n/p UNKNOWN", "object/app/Pod/n/q UNKNOWN"),
        compare(full, side(Tokens.none(), List.of(), one)));
  }

  @Test
  void what_could_not_be_read_is_found_under_its_name_with_the_tokens_put_in() {
    Tokens left = Snapshots.tokens("env", "test");
    Tokens right = Snapshots.tokens("env", "live");
    Document file = Document.plain(List.of("test.yml"), Trees.mapping("a", 1));
    var unread = new Unread("config", List.of("live.yml"), "live.yml", "no YAML", "repair it");
    assertEquals(
        List.of("config/app/${env}.yml UNKNOWN"),
        compare(side(left, List.of(file)), side(right, List.of(), unread)));
    assertEquals(
        List.of("config/app/${env}.yml UNKNOWN"),
        compare(side(right, List.of(), unread), side(left, List.of(file))));
    Document object = Trees.object("v1", "ConfigMap", "test", "x");
    var gone =
        new Unread("object", List.of("ConfigMap", "live", "x"), "x.yml", "no YAML", "repair it");
    assertEquals(
        List.of("object/app/ConfigMap/${env}/x UNKNOWN"),
        compare(side(left, List.of(object)), side(right, List.of(), gone)));
    assertEquals(
        List.of("object/app/ConfigMap/${env}/x UNKNOWN"),
        compare(side(right, List.of(), gone), side(left, List.of(object))));
  }

  @Test
  void two_files_at_one_place_are_named() {
    Document one = Document.plain(List.of("a.yml"), Trees.mapping("a", 1));
    Document two = Document.plain(List.of("a.yml"), Trees.mapping("a", 2));
    var left =
        (Difference.Incomparable)
            Snapshots.compare(side(one, two), side()).differences().getFirst();
    assertEquals(
        "on the left test:1, test:1 and on the right none stand at one place once the tokens are"
            + " put in",
        left.why());
    assertTrue(left.left().isPresent() && left.right().isEmpty());
    var right =
        (Difference.Incomparable)
            Snapshots.compare(side(one), side(one, two)).differences().getFirst();
    assertTrue(right.why().startsWith("on the left test:1 and on the right test:1, test:1 stand"));
    assertTrue(right.left().isPresent() && right.right().isPresent());
  }

  @Test
  void what_slipped_within_an_object_is_one_finding() {
    Document one =
        Trees.object(
            "example.org/v1",
            "Thing",
            "n",
            "t",
            "spec",
            Trees.mapping("a", Map.of("x", 1), "b", Map.of()));
    Document two =
        Trees.object(
            "example.org/v1",
            "Thing",
            "n",
            "t",
            "spec",
            Trees.mapping("a", Map.of(), "b", Map.of("x", 1)));
    assertEquals(
        List.of("object/app/Thing.example.org/n/t/spec/a/x DIFFERENT"),
        compare(side(one), side(two)));
  }

  @Test
  void empty_mappings_and_lists_are_items() {
    Snapshot side = Snapshots.of(Trees.mapping("a", Map.of(), "b", List.of()));
    Coverage coverage = Snapshots.compare(side, side).coverage();
    assertEquals(2, coverage.items());
    assertEquals(2, coverage.paired());
    assertEquals(2, coverage.counts().get(ItemClass.EQUAL));
  }

  private static Node inText(String format, Object value) {
    Origin origin = Origin.of("a.yml").inText(format, 3);
    return Node.Mapping.of(Map.of("k", Node.Scalar.string(value.toString(), origin, 1)), origin, 1);
  }

  private static List<String> texts(Node left, Node right, String... watched) {
    Rules rules =
        new Rules(
            new Watch(List.of(watched).stream().map(ItemPattern::parse).toList()),
            List.of(),
            List.of());
    return said(
        Comparison.compare(
            Snapshots.of(Trees.mapping("t", left)),
            Snapshots.of(Trees.mapping("t", right)),
            rules));
  }

  @Test
  void a_document_in_a_text_is_compared_as_data() {
    assertEquals(List.of(), texts(inText("json", 1), inText("json", 1)));
    assertEquals(List.of("config/app/t/k DIFFERENT"), texts(inText("json", 1), inText("json", 2)));
    assertEquals(
        List.of("config/app/t EQUAL"), texts(inText("json", 1), inText("json", 1), "config/app/t"));
    assertEquals(
        List.of("config/app/t DIFFERENT"),
        texts(inText("json", 1), inText("json", 2), "config/app/t"));
  }

  @Test
  void a_text_is_not_the_data_that_it_holds_and_no_text_of_another_format() {
    assertEquals(List.of("config/app/t DIFFERENT"), texts(inText("json", 1), inText("yaml", 1)));
    assertEquals(
        List.of("config/app/t DIFFERENT"), texts(inText("json", 1), Trees.mapping("k", "1")));
    assertEquals(
        List.of("config/app/t DIFFERENT"), texts(Trees.mapping("k", "1"), inText("json", 1)));
  }

  @Test
  void a_declared_text_leaks_on_either_side() {
    Node text = inText("json", "c1");
    Rules rules =
        new Rules(new Watch(List.of(ItemPattern.parse("config/app/t"))), List.of(), List.of());
    Snapshot plain = Snapshots.of(Trees.mapping("t", text));
    Snapshot declares = Snapshots.of(Snapshots.tokens("cluster", "c1"), Trees.mapping("t", text));
    for (Differences found :
        List.of(
            Comparison.compare(plain, declares, rules),
            Comparison.compare(declares, plain, rules))) {
      assertEquals(List.of("config/app/t EQUAL", "config/app/t/k LEAK"), said(found));
    }
  }

  @Test
  void arguments_and_commands_are_sequences() {
    String item = "object/app/Pod/n/p/spec/containers/c/";
    assertEquals(
        List.of(item + "args/1 DIFFERENT"),
        compare(
            side(pod("p", "args", List.of("a", "b"))), side(pod("p", "args", List.of("a", "c")))));
    assertEquals(
        List.of(item + "command DIFFERENT"),
        compare(
            side(pod("p", "command", List.of("a", "b"))),
            side(pod("p", "command", List.of("b", "a")))));
    Document one =
        new Document(
            List.of(),
            Trees.mapping("services", Map.of("w", Map.of("command", List.of("a")))),
            new Shape.ComposeProject());
    Document two =
        new Document(
            List.of(),
            Trees.mapping("services", Map.of("w", Map.of("command", List.of("b")))),
            new Shape.ComposeProject());
    assertEquals(
        List.of("config/app/services/w/command/0 DIFFERENT"), compare(side(one), side(two)));
  }

  @Test
  void keys_that_tell_nothing_apart_leave_the_order() {
    Document one = pod("p", "volumeMounts", List.of(Map.of("x", 1), Map.of("x", 2)));
    Document two = pod("p", "volumeMounts", List.of(Map.of("x", 1), Map.of("x", 3)));
    Differences found = Snapshots.compare(side(one), side(two));
    assertEquals(
        List.of("object/app/Pod/n/p/spec/containers/c/volumeMounts/1/x DIFFERENT"), said(found));
    assertTrue(found.remarks().getFirst().startsWith("aligned in order, since mountPath"));
  }

  private static Document role(Object... rules) {
    return Trees.object("rbac.authorization.k8s.io/v1", "Role", "n", "r", "rules", List.of(rules));
  }

  private static Map<String, Object> rule(String resource, String verb) {
    return Map.of("resources", List.of(resource), "verbs", List.of(verb));
  }

  @Test
  void rules_that_one_side_alone_has_are_told_and_the_equal_ones_counted() {
    Document fewer = role(rule("pods", "get"));
    Document more =
        role(rule("zzzzzzzzzzzzzzzzzzzzzzzzz", "qqqqqqqqqqqqqqqqqqq"), rule("pods", "get"));
    Differences left = Snapshots.compare(side(more), side(fewer));
    assertEquals(List.of("object/app/Role/n/r/rules/0 ONLY_LEFT"), said(left));
    Differences right = Snapshots.compare(side(fewer), side(more));
    assertEquals(List.of("object/app/Role/n/r/rules/+0 ONLY_RIGHT"), said(right));
    // apiVersion, kind, two of the metadata, two of the rule; and what one side has.
    assertEquals(7, left.coverage().items());
    assertEquals(6, left.coverage().paired());
  }
}
