package dev.evenkeel.difference;

import static dev.evenkeel.difference.Sides.deployment;
import static dev.evenkeel.difference.Sides.documents;
import static dev.evenkeel.difference.Sides.said;
import static dev.evenkeel.difference.Sides.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is reported because somebody declared an expectation for it, and what is set aside. */
class DeclaredExpectationTest {
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
}
