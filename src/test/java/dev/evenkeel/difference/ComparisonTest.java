package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.difference.pairing.DeclaredPair;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
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

class ComparisonTest {
  private static Snapshot side(
      String name, List<Document> documents, List<Unread> unread, List<Note> notes) {
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(
            new Reading(Snapshots.SOURCE, Optional.empty(), documents, unread, notes, Set.of())));
  }

  private static Snapshot documents(Document... documents) {
    return side("side", List.of(documents), List.of(), List.of());
  }

  private static List<String> said(Differences differences) {
    return differences.differences().stream().map(d -> d.item() + " " + d.itemClass()).toList();
  }

  private static Rules watch(String... patterns) {
    return new Rules(
        new Watch(List.of(patterns).stream().map(ItemPattern::parse).toList()),
        List.of(),
        List.of());
  }

  private static Note note(String kind, String within, String at) {
    return new Note(kind, "config", List.of(within), at, "seen at " + at, Map.of("count", "2"));
  }

  @Test
  void what_both_readers_noticed_is_one_fact_of_both_sides() {
    List<Document> some = List.of(Document.plain(Trees.mapping("a", 1)));
    Snapshot left =
        side(
            "l",
            some,
            List.of(),
            List.of(note("dup", "k", "l:1"), note("dup", "k", "l:2"), note("x", "k", "l:3")));
    Snapshot right =
        side("r", some, List.of(), List.of(note("dup", "k", "r:1"), note("dup", "m", "r:2")));
    List<Fact> facts = Comparison.compare(left, right, Rules.NONE).facts();
    assertEquals(
        List.of(
            "dup config/app/k both l:1 r:1 seen at l:1",
            "x config/app/k left l:3 - seen at l:3",
            "dup config/app/m right - r:2 seen at r:2"),
        facts.stream()
            .map(
                f ->
                    f.kind()
                        + " "
                        + f.item()
                        + " "
                        + f.details().get("side")
                        + " "
                        + f.left().map(Sighting::at).orElse("-")
                        + " "
                        + f.right().map(Sighting::at).orElse("-")
                        + " "
                        + f.message())
            .toList());
    assertEquals("2", facts.getFirst().details().get("count"));
    assertEquals(ItemClass.EQUAL, facts.getFirst().itemClass());
  }

  private static Unread unread(String area, String at, String... within) {
    return new Unread(area, List.of(within), at, "no YAML", "repair " + at);
  }

  @Test
  void what_could_not_be_read_is_one_item_with_every_reason() {
    Snapshot left =
        side(
            "l",
            List.of(),
            List.of(unread("config", "l:1", "f"), unread("config", "l:2", "f")),
            List.of());
    Snapshot right =
        side(
            "r",
            List.of(),
            List.of(
                unread("config", "l:1", "f"),
                unread("config", "r:9"),
                unread("config", "r:3", "g")),
            List.of());
    Differences found = Comparison.compare(left, right, Rules.NONE);
    assertEquals(
        List.of("config/app/f UNKNOWN", "source/app UNKNOWN", "config/app/g UNKNOWN"), said(found));
    var first = (Difference.Incomparable) found.differences().getFirst();
    assertEquals("l:1: no YAML; l:2: no YAML", first.why());
    assertEquals("repair l:1", first.next());
    assertEquals("l:1", first.left().orElseThrow().at());
    assertEquals("l:1", first.right().orElseThrow().at());
    assertEquals(Optional.empty(), found.differences().getLast().left());
    assertEquals(3, found.coverage().unknown());
  }

  @Test
  void what_lies_in_an_unreadable_part_of_the_other_side_is_not_said_twice() {
    Document inside = Document.plain(List.of("d", "f"), Trees.mapping("a", 1));
    Document beside = Document.plain(List.of("e"), Trees.mapping("a", 1));
    Snapshot full = documents(inside, beside);
    Snapshot broken = side("r", List.of(), List.of(unread("config", "r:1", "d")), List.of());
    assertEquals(
        List.of("config/app/d UNKNOWN", "config/app/e ONLY_LEFT"),
        said(Comparison.compare(full, broken, Rules.NONE)));
    assertEquals(
        List.of("config/app/d UNKNOWN", "config/app/e ONLY_RIGHT"),
        said(Comparison.compare(broken, full, Rules.NONE)));
    Snapshot nothing = side("r", List.of(), List.of(unread("config", "r:1")), List.of());
    assertEquals(
        List.of("source/app UNKNOWN"), said(Comparison.compare(full, nothing, Rules.NONE)));
  }

  @Test
  void an_object_may_stand_in_what_the_other_side_could_not_read() {
    Document web = Trees.object("apps/v1", "Deployment", "n", "web");
    Document db = Trees.object("apps/v1", "Deployment", "n", "db");
    Snapshot full = documents(web, db);
    Snapshot broken = side("r", List.of(db), List.of(unread("object", "r:1", "x.yml")), List.of());
    Differences found = Comparison.compare(full, broken, Rules.NONE);
    assertEquals(
        List.of("object/app/x.yml UNKNOWN", "object/app/Deployment/n/web UNKNOWN"), said(found));
    var lost = (Difference.Incomparable) found.differences().getLast();
    assertEquals(
        "one side has it; the other side could not read r:1, where it may stand", lost.why());
    assertEquals("repair r:1", lost.next());
    assertTrue(lost.left().isPresent());
    assertTrue(lost.right().isEmpty());
    var mirrored =
        (Difference.Incomparable)
            Comparison.compare(broken, full, Rules.NONE).differences().getLast();
    assertTrue(mirrored.left().isEmpty());
    assertTrue(mirrored.right().isPresent());
    Snapshot known =
        side(
            "r",
            List.of(db),
            List.of(unread("object", "r:1", "Deployment", "n", "web")),
            List.of());
    assertEquals(
        List.of("object/app/Deployment/n/web UNKNOWN"),
        said(Comparison.compare(full, known, Rules.NONE)));
    Snapshot elsewhere = side("r", List.of(db), List.of(unread("config", "r:1", "x")), List.of());
    assertEquals(
        List.of("config/app/x UNKNOWN", "object/app/Deployment/n/web ONLY_LEFT"),
        said(Comparison.compare(full, elsewhere, Rules.NONE)));
  }

  @Test
  void both_sides_at_one_place_say_where_and_are_compared_all_the_same() {
    Reading reading =
        new Reading(
            "app",
            Optional.empty(),
            List.of(Document.plain(Trees.mapping("a", 1))),
            List.of(),
            List.of(),
            Set.of("/b", "/a"));
    Snapshot one = new Snapshot("one", Tokens.none(), List.of(reading));
    Snapshot two = new Snapshot("two", Tokens.none(), List.of(reading));
    Differences found = Comparison.compare(one, two, Rules.NONE);
    var same = (Difference.Incomparable) found.differences().getFirst();
    assertEquals("both environments read /a, /b", same.why());
    assertEquals("declare where two keeps its own", same.next());
    assertEquals(2, found.coverage().items());
  }

  @Test
  void a_source_that_one_side_lacks_says_who_declares_it() {
    Snapshot one = new Snapshot("one", Tokens.none(), List.of(Snapshots.reading(List.of())));
    Snapshot two = new Snapshot("two", Tokens.none(), List.of());
    var left =
        (Difference.Incomparable) Comparison.compare(one, two, Rules.NONE).differences().getFirst();
    assertEquals(
        "one declares the source app, two does not: nobody said where to look", left.why());
    assertEquals(
        "declare app for two, or allow source/app with expect: {onlyIn: one}", left.next());
    assertEquals("one", left.left().orElseThrow().at());
    var right =
        (Difference.Incomparable) Comparison.compare(two, one, Rules.NONE).differences().getFirst();
    assertEquals(left.why(), right.why());
    assertEquals(left.next(), right.next());
    assertEquals("one", right.right().orElseThrow().at());
  }

  @Test
  void what_somebody_declared_is_reported_though_it_is_equal() {
    Snapshot side =
        Snapshots.of(
            Trees.mapping(
                "a",
                1,
                "b",
                Trees.mapping("c", "x"),
                "d",
                Trees.mapping(),
                "e",
                List.of(),
                "f",
                List.of(1)));
    assertEquals(
        List.of(
            "config/app/a EQUAL",
            "config/app/b EQUAL",
            "config/app/d EQUAL",
            "config/app/e EQUAL",
            "config/app/f EQUAL"),
        said(Comparison.compare(side, side, watch("config/app/*"))));
    Differences found = Comparison.compare(side, side, watch("config/app/b"));
    assertEquals(List.of("config/app/b EQUAL"), said(found));
    assertEquals(
        Snapshots.compare(side, side).coverage(), found.coverage(), "a subtree is counted once");
    Snapshot other =
        Snapshots.of(
            Trees.mapping(
                "a",
                1,
                "b",
                Trees.mapping("c", "y"),
                "d",
                Trees.mapping(),
                "e",
                List.of(),
                "f",
                List.of(1)));
    assertEquals(
        List.of("config/app/b/c DIFFERENT"),
        said(Comparison.compare(side, other, watch("config/app/b"))));
  }

  @Test
  void a_subtree_that_is_equal_by_its_names_says_so() {
    Tokens one = Snapshots.tokens("domain", "a.test");
    Tokens two = Snapshots.tokens("domain", "a.live");
    Node left = Trees.mapping("b", Trees.mapping("c", "a.test"), "d", List.of("a.test"), "e", 1);
    Node right = Trees.mapping("b", Trees.mapping("c", "a.live"), "d", List.of("a.live"), "e", 1);
    assertEquals(
        List.of("config/app/b EQUAL_BY_TOKEN", "config/app/d EQUAL_BY_TOKEN", "config/app/e EQUAL"),
        said(
            Comparison.compare(
                Snapshots.of(one, left), Snapshots.of(two, right), watch("config/app/*"))));
  }

  @Test
  void a_missing_subtree_is_taken_apart_as_far_as_somebody_speaks_about_it() {
    Node tree =
        Trees.mapping("x", Trees.mapping("y", Trees.mapping("z", 1, "w", 2), "v", 3), "u", 4);
    Snapshot full = Snapshots.of(Trees.mapping("a", 1, "t", tree));
    Snapshot without = Snapshots.of(Trees.mapping("a", 1));
    assertEquals(
        List.of("config/app/t ONLY_LEFT"), said(Comparison.compare(full, without, Rules.NONE)));
    assertEquals(
        List.of("config/app/t ONLY_LEFT"),
        said(Comparison.compare(full, without, watch("config/app/t"))));
    assertEquals(
        List.of("config/app/t ONLY_LEFT"),
        said(Comparison.compare(full, without, watch("config/app/t/x/none", "config/app/q/x"))));
    assertEquals(
        List.of(
            "config/app/t/x/y/z ONLY_LEFT", "config/app/t/x/y/w ONLY_LEFT",
            "config/app/t/x/v ONLY_LEFT", "config/app/t/u ONLY_LEFT"),
        said(Comparison.compare(full, without, watch("config/app/t/x/y/z"))));
    assertEquals(
        List.of("config/app/t/x ONLY_RIGHT", "config/app/t/u ONLY_RIGHT"),
        said(Comparison.compare(without, full, watch("config/app/t/u"))));
  }

  private static Document deployment(Object... spec) {
    return Trees.object("apps/v1", "Deployment", "n", "web", "spec", Trees.mapping(spec));
  }

  @Test
  void a_default_that_somebody_declared_is_reported_with_what_it_means() {
    Snapshot stated = documents(deployment("replicas", 1, "paused", true));
    Snapshot silent = documents(deployment("paused", true));
    Differences quiet = Comparison.compare(stated, silent, Rules.NONE);
    assertEquals(List.of(), said(quiet));
    assertEquals(1, quiet.coverage().counts().get(ItemClass.EQUAL_BY_DEFAULT));
    Rules watch = watch("object/app/*/*/web/spec/replicas");
    Differences asked = Comparison.compare(stated, silent, watch);
    assertEquals(
        List.of("object/app/Deployment/n/web/spec/replicas EQUAL_BY_DEFAULT"), said(asked));
    assertEquals(quiet.coverage(), asked.coverage());
    Difference same = asked.differences().getFirst();
    assertEquals("test:1", same.left().orElseThrow().at());
    assertEquals("test:1 (by default)", same.right().orElseThrow().at());
    Difference mirrored = Comparison.compare(silent, stated, watch).differences().getFirst();
    assertEquals("test:1 (by default)", mirrored.left().orElseThrow().at());
    assertEquals("test:1", mirrored.right().orElseThrow().at());
  }

  private static Document service(boolean live, String clusterIp) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", "web");
    metadata.put("namespace", "n");
    if (live) {
      metadata.put("uid", "u-" + clusterIp);
      metadata.put("resourceVersion", "7");
    }
    var spec = new LinkedHashMap<String, Object>();
    if (!clusterIp.isEmpty()) {
      spec.put("clusterIP", clusterIp);
    }
    spec.put("sessionAffinity", "ClientIP");
    return Trees.object("v1", "Service", "n", "web", "metadata", metadata, "spec", spec);
  }

  @Test
  void what_a_server_filled_in_goes_on_the_side_that_was_read_from_it() {
    Snapshot live = documents(service(true, "10.0.0.1"));
    Snapshot file = documents(service(false, ""));
    for (Differences found :
        List.of(
            Comparison.compare(live, file, Rules.NONE),
            Comparison.compare(file, live, Rules.NONE))) {
      assertEquals(List.of(), said(found));
      assertEquals(3, found.coverage().dropped());
      assertEquals(List.of("set aside: cluster-ip 1, resource-version 1, uid 1"), found.remarks());
    }
    Snapshot fixed = documents(service(false, "10.0.0.9"));
    String item = "object/app/Service/n/web/spec/clusterIP DIFFERENT";
    assertEquals(List.of(item), said(Comparison.compare(live, fixed, Rules.NONE)));
    assertEquals(List.of(item), said(Comparison.compare(fixed, live, Rules.NONE)));
    Snapshot other = documents(service(true, "10.0.0.2"));
    assertEquals(List.of(), said(Comparison.compare(live, other, Rules.NONE)));
  }

  private static Rules lists(String item, boolean anyOrder, String... keys) {
    return new Rules(
        Watch.NOTHING,
        List.of(new Rules.DeclaredList(ItemPattern.parse(item), List.of(keys), anyOrder)),
        List.of());
  }

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
  void declared_pairs_are_partners_whatever_their_names() {
    Snapshot left =
        documents(Trees.object("v1", "ConfigMap", "n", "old", "data", Map.of("a", "1")));
    Snapshot right =
        documents(Trees.object("v1", "ConfigMap", "m", "new", "data", Map.of("a", "2")));
    Rules pairs =
        new Rules(
            Watch.NOTHING,
            List.of(),
            List.of(new DeclaredPair("ConfigMap/n/old", "ConfigMap/m/new")));
    assertEquals(
        List.of(
            "object/app/ConfigMap/n/old/metadata/namespace DIFFERENT",
            "object/app/ConfigMap/n/old/data/a DIFFERENT"),
        said(Comparison.compare(left, right, pairs)));
  }

  private static Node secret(Hidden hidden) {
    return new Node.Secret(null, hidden, false, Origin.of("t"), 1);
  }

  private static Node held(String value) {
    return secret(new Hidden.Held(value));
  }

  @Test
  void the_same_secret_on_both_sides_is_a_fact_unless_it_is_empty() {
    Differences found =
        Snapshots.compare(
            Snapshots.of(Trees.mapping("a", held("x"), "b", held(""), "c", held("y"))),
            Snapshots.of(Trees.mapping("a", held("x"), "b", held(""), "c", held("z"))));
    assertEquals(List.of("config/app/c DIFFERENT"), said(found));
    assertEquals(
        List.of("equal-secret config/app/a"),
        found.facts().stream().map(f -> f.kind() + " " + f.item()).toList());
    assertEquals("both environments use the same secret", found.facts().getFirst().message());
  }

  private static Set<Trait> traits(Object left, Object right) {
    Difference found =
        Snapshots.differences(Trees.mapping("v", left), Trees.mapping("v", right)).getFirst();
    return ((Difference.Changed) found).traits();
  }

  @Test
  void the_traits_of_a_change() {
    assertEquals(Set.of(), traits("a", "b"));
    assertEquals(Set.of(Trait.TYPE_ONLY), traits("1", 1));
    assertEquals(Set.of(Trait.TYPE_ONLY), traits(true, "true"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits("a", "a\n"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits(" a", "a"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits("a \r\nb", "a\nb"));
    assertEquals(Set.of(), traits("a b", "a  b"));
    assertEquals(Set.of(), traits("a\nb", "ab"));
    assertEquals(Set.of(Trait.EMPTY_LEFT), traits("", "a"));
    assertEquals(Set.of(Trait.EMPTY_RIGHT), traits("a", ""));
    assertEquals(Set.of(Trait.EMPTY_LEFT, Trait.WHITESPACE_ONLY), traits("", " "));
    assertEquals(Set.of(Trait.NULL_LEFT), traits(Trees.nothing(), "a"));
    assertEquals(Set.of(Trait.NULL_RIGHT), traits(1, Trees.nothing()));
    assertEquals(Set.of(Trait.NULL_LEFT, Trait.EMPTY_RIGHT), traits(Trees.nothing(), ""));
    assertEquals(Set.of(Trait.NULL_RIGHT), traits(Map.of(), Trees.nothing()));
    assertEquals(Set.of(Trait.NULL_LEFT), traits(Trees.nothing(), Map.of()));
    assertEquals(Set.of(), traits(Map.of(), "a"));
    assertEquals(Set.of(Trait.SECRET), traits(held("a"), "a"));
    assertEquals(Set.of(Trait.SECRET), traits("a", held("a")));
    assertEquals(Set.of(Trait.SECRET, Trait.NULL_RIGHT), traits(held("a"), Trees.nothing()));
    assertEquals(Set.of(Trait.SECRET), traits(held("a"), held("b")));
    assertEquals(Set.of(Trait.SECRET, Trait.WHITESPACE_ONLY), traits(held("a"), held("a\n")));
    assertEquals(Set.of(Trait.SECRET, Trait.EMPTY_LEFT), traits(held(""), held("b")));
    assertEquals(Set.of(Trait.SECRET, Trait.EMPTY_RIGHT), traits(held("a"), held("")));
    Difference image =
        Snapshots.differences(Trees.mapping("image", "nginx:1"), Trees.mapping("image", "nginx:2"))
            .getFirst();
    assertEquals(Set.of(Trait.IMAGE), ((Difference.Changed) image).traits());
  }

  @Test
  void secrets_that_cannot_be_compared_say_what_to_do() {
    Node unkeyed = secret(new Hidden.Unkeyed(false));
    var found =
        (Difference.Incomparable)
            Snapshots.differences(Trees.mapping("v", unkeyed), Trees.mapping("v", unkeyed))
                .getFirst();
    assertEquals("the two secrets were read apart, without a common key and nonce", found.why());
    assertEquals(
        "take both snapshots again with the same --secret-key-file and --nonce", found.next());
    assertTrue(found.left().isPresent());
    assertTrue(found.right().isPresent());
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

  @Test
  void coverage_adds_up() {
    Coverage one = new Coverage(1, 2, 3, 4, 5, Map.of(ItemClass.EQUAL, 1L));
    Coverage two =
        new Coverage(10, 20, 30, 40, 50, Map.of(ItemClass.EQUAL, 2L, ItemClass.LEAK, 1L));
    assertEquals(
        new Coverage(11, 22, 33, 44, 55, Map.of(ItemClass.EQUAL, 3L, ItemClass.LEAK, 1L)),
        one.plus(two));
    assertEquals(one, one.plus(Coverage.none()));
  }

  @Test
  void one_sided_subtrees_are_one_item_and_unpaired() {
    Coverage coverage =
        Snapshots.compare(
                Snapshots.of(Trees.mapping("a", 1, "t", Trees.mapping("x", 1, "y", 2))),
                Snapshots.of(Trees.mapping("a", 1, "u", List.of(1, 2, 3))))
            .coverage();
    assertEquals(3, coverage.items());
    assertEquals(1, coverage.paired());
    assertEquals(1, coverage.counts().get(ItemClass.ONLY_LEFT));
    assertEquals(0, coverage.counts().get(ItemClass.LEAK));
  }

  @Test
  void an_unreadable_value_on_one_side_is_unknown_with_what_to_do() {
    Node masked = new Node.Unreadable("masked", "unmask it", Origin.of("x"), 3);
    for (Object other : new Object[] {"a", Map.of("k", 1), List.of(1), Trees.nothing()}) {
      var left =
          (Difference.Incomparable)
              Snapshots.differences(Trees.mapping("v", masked), Trees.mapping("v", other))
                  .getFirst();
      assertEquals(Difference.Reason.VALUE_NOT_READABLE, left.reason());
      assertEquals("masked", left.why());
      assertEquals("unmask it", left.next());
      assertTrue(left.left().isPresent() && left.right().isPresent());
      assertEquals(
          ItemClass.UNKNOWN,
          Snapshots.differences(Trees.mapping("v", other), Trees.mapping("v", masked))
              .getFirst()
              .itemClass());
    }
    Difference alone =
        Snapshots.differences(Trees.mapping("a", 1), Trees.mapping("a", 1, "v", masked)).getFirst();
    assertEquals(ItemClass.UNKNOWN, alone.itemClass());
    assertTrue(alone.left().isEmpty());
    assertEquals(Nodes.text("x").type(), Node.ScalarType.STRING);
  }
}
