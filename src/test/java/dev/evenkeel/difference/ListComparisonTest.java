package dev.evenkeel.difference;

import static dev.evenkeel.difference.Sides.documents;
import static dev.evenkeel.difference.Sides.held;
import static dev.evenkeel.difference.Sides.lists;
import static dev.evenkeel.difference.Sides.said;
import static dev.evenkeel.difference.Sides.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists: as declared, by name, in order, as a set. */
class ListComparisonTest {
  @Test
  void a_list_is_read_as_somebody_declared_it() {
    Snapshot left = Snapshots.of(Trees.mapping("l", List.of("a", "b", "b")));
    Snapshot right = Snapshots.of(Trees.mapping("l", List.of("b", "a", "b")));
    Snapshot fewer = Snapshots.of(Trees.mapping("l", List.of("b", "a", "c")));
    assertEquals(
        List.of("config/app/l DIFFERENT"), said(Comparison.compare(left, right, Rules.NONE)));
    Rules any = lists("config/app/l", true);
    assertEquals(List.of(), said(Comparison.compare(left, right, any)));
    assertEquals(3, Comparison.compare(left, right, any).coverage().items());
    assertEquals(
        List.of("config/app/l/2 ONLY_LEFT", "config/app/l/+2 ONLY_RIGHT"),
        said(Comparison.compare(left, fewer, any)));
    Node one =
        Trees.mapping("l", List.of(Map.of("host", "x", "v", 1), Map.of("host", "y", "v", 2)));
    Node two =
        Trees.mapping("l", List.of(Map.of("host", "y", "v", 3), Map.of("host", "x", "v", 1)));
    assertEquals(
        List.of("config/app/l/y/v DIFFERENT"),
        said(
            Comparison.compare(
                Snapshots.of(one), Snapshots.of(two), lists("config/app/l", false, "host"))));
    Differences useless =
        Comparison.compare(
            Snapshots.of(one), Snapshots.of(two), lists("config/app/l", false, "no", "v"));
    assertEquals(
        List.of("aligned in order, since no+v does not tell its elements apart: config/app/l"),
        useless.remarks());
    assertTrue(useless.differences().size() > 1 || !useless.differences().isEmpty());
  }

  @Test
  void lists_of_named_mappings_are_paired_by_name_and_the_order_is_mentioned() {
    Node one =
        Trees.mapping("l", List.of(Map.of("name", "x", "v", 1), Map.of("name", "y", "v", 2)));
    Node two =
        Trees.mapping("l", List.of(Map.of("name", "y", "v", 2), Map.of("name", "x", "v", 1)));
    Differences found = Snapshots.compare(Snapshots.of(one), Snapshots.of(two));
    assertEquals(List.of(), said(found));
    assertEquals(
        List.of("lists of mappings are paired by their unique name, key or id"), found.remarks());
    Fact order = found.facts().getFirst();
    assertEquals("keyed-list-reordered", order.kind());
    assertEquals("config/app/l", order.item().toString());
    assertEquals("the same elements by name, in another order", order.message());
    assertEquals(Map.of("by", "name"), order.details());
    assertEquals(List.of(), Snapshots.compare(Snapshots.of(one), Snapshots.of(one)).facts());
    Node more =
        Trees.mapping("l", List.of(Map.of("name", "y", "v", 2), Map.of("name", "z", "v", 1)));
    assertEquals(List.of(), Snapshots.compare(Snapshots.of(one), Snapshots.of(more)).facts());
  }

  @Test
  void named_elements_are_paired_once_their_tokens_are_put_in() {
    Node one = Trees.mapping("l", List.of(Map.of("name", "a.test"), Map.of("name", "b")));
    Node two = Trees.mapping("l", List.of(Map.of("name", "b"), Map.of("name", "a.live")));
    Differences found =
        Snapshots.compare(
            Snapshots.of(Snapshots.tokens("domain", "a.test"), one),
            Snapshots.of(Snapshots.tokens("domain", "a.live"), two));
    assertEquals(List.of(), said(found));
    assertEquals("keyed-list-reordered", found.facts().getFirst().kind());
  }

  @Test
  void a_moved_element_is_one_finding_at_the_list_and_is_compared_where_it_went() {
    Snapshot left = Snapshots.of(Trees.mapping("l", List.of("a", "b", "c", "d")));
    Snapshot right = Snapshots.of(Trees.mapping("l", List.of("b", "c", "d", "a")));
    Differences found = Comparison.compare(left, right, Rules.NONE);
    assertEquals(List.of("config/app/l DIFFERENT"), said(found));
    assertEquals(
        Set.of(Trait.ORDER_ONLY), ((Difference.Changed) found.differences().getFirst()).traits());
    assertEquals(5, found.coverage().items());
    left = Snapshots.of(Trees.mapping("l", List.of("--a=1", "--b=2", "--c=3", "--d=4")));
    Snapshot another =
        Snapshots.of(Trees.mapping("l", List.of("--b=2", "--c=3", "--d=44", "--a=1", "zzz")));
    assertEquals(
        List.of("config/app/l/3 DIFFERENT", "config/app/l/+4 ONLY_RIGHT", "config/app/l DIFFERENT"),
        said(Comparison.compare(left, another, Rules.NONE)).stream().toList());
  }

  @Test
  void in_a_set_what_is_alike_but_for_a_secret_is_one_element() {
    Rules any = lists("config/app/l", true);
    Snapshot left = Snapshots.of(Trees.mapping("l", List.of(held("a"), "x", held("b"))));
    Snapshot right = Snapshots.of(Trees.mapping("l", List.of(held("b"), held("c"), "x")));
    assertEquals(List.of("config/app/l/0 DIFFERENT"), said(Comparison.compare(left, right, any)));
    Node unkeyed = secret(new Hidden.Unkeyed(false));
    Snapshot unknown = Snapshots.of(Trees.mapping("l", List.of(unkeyed, "x")));
    assertEquals(
        List.of("config/app/l/0 UNKNOWN"), said(Comparison.compare(unknown, unknown, any)));
  }

  @Test
  void a_list_of_secrets_is_aligned_by_what_they_are() {
    Snapshot left = Snapshots.of(Trees.mapping("l", List.of(held("a"), held("b"), held("c"))));
    Snapshot right = Snapshots.of(Trees.mapping("l", List.of(held("b"), held("c"))));
    assertEquals(
        List.of("config/app/l/0 ONLY_LEFT"), said(Comparison.compare(left, right, Rules.NONE)));
    assertEquals(
        List.of("config/app/l/+0 ONLY_RIGHT"), said(Comparison.compare(right, left, Rules.NONE)));
  }

  @Test
  void in_a_role_one_verb_more_is_one_verb_more() {
    Document one =
        Trees.object(
            "rbac.authorization.k8s.io/v1",
            "Role",
            "n",
            "r",
            "rules",
            List.of(
                Map.of("resources", List.of("pods"), "verbs", List.of("get", "list")),
                Map.of("resources", List.of("secrets"), "verbs", List.of("get"))));
    Document two =
        Trees.object(
            "rbac.authorization.k8s.io/v1",
            "Role",
            "n",
            "r",
            "rules",
            List.of(
                Map.of("resources", List.of("secrets"), "verbs", List.of("get")),
                Map.of("resources", List.of("pods"), "verbs", List.of("list", "watch", "get"))));
    assertEquals(
        List.of("object/app/Role/n/r/rules/0/verbs/+1 ONLY_RIGHT"),
        said(Comparison.compare(documents(one), documents(two), Rules.NONE)));
    assertEquals(
        List.of("object/app/Role/n/r/rules/1/verbs/1 ONLY_LEFT"),
        said(Comparison.compare(documents(two), documents(one), Rules.NONE)));
  }
}
