package dev.evenkeel.difference.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTableTest {
  private static final String LINES =
      """
      # for people
      a/b = one

      a/{c,d}/[] = two
      a/*/x = any
      a/b/x = named
      {e} = = three = four
      """;

  private static FieldTable<String> table() {
    return FieldTable.read(LINES, value -> "<" + value + ">");
  }

  private static Optional<String> at(String path) {
    return table().at(List.of(path.split("/", -1)));
  }

  @Test
  void a_line_is_a_path_and_a_value() {
    assertEquals(Optional.of("<one>"), at("a/b"));
    assertEquals(Optional.of("<two>"), at("a/c/[]"));
    assertEquals(Optional.of("<two>"), at("a/d/[]"));
    assertEquals(Optional.of("<= three = four>"), at("e"));
    assertEquals(Optional.empty(), at("a"));
    assertEquals(Optional.empty(), at("a/c"));
    assertEquals(Optional.empty(), at("a/{c,d}/[]"));
    assertEquals(Optional.empty(), at("z/z/z"));
    assertEquals(Optional.empty(), at("# for people"));
    assertEquals(Optional.empty(), table().at(List.of()));
  }

  @Test
  void a_named_key_goes_before_any() {
    assertEquals(Optional.of("<named>"), at("a/b/x"));
    assertEquals(Optional.of("<any>"), at("a/c/x"));
    assertEquals(Optional.of("<any>"), at("a/zz/x"));
    assertEquals(Optional.empty(), at("a/zz/y"));
  }

  @Test
  void a_walk_is_lost_where_nothing_is_said_below() {
    FieldTable.Cursor<String> start = table().start();
    assertFalse(start.lost());
    assertFalse(start.step("a").lost());
    assertTrue(start.step("q").lost());
    assertTrue(start.step("q").step("a").lost());
    assertEquals(Optional.empty(), start.step("q").value());
    assertFalse(start.step("a").step("b").lost());
    assertTrue(start.step("a").step("b").step("q").lost());
  }

  @Test
  void a_line_that_is_none_or_says_it_twice_is_a_mistake() {
    var none = assertThrows(IllegalArgumentException.class, () -> FieldTable.read("a=b", v -> v));
    assertEquals("a table's line is 'path = value', not: a=b", none.getMessage());
    var twice =
        assertThrows(IllegalArgumentException.class, () -> FieldTable.read("a/{b,b} = 1", v -> v));
    assertEquals("said twice: a/{b,b}", twice.getMessage());
  }

  private static List<String> walked(Document document, String lines) {
    var seen = new ArrayList<String>();
    ApiWalk.walk(
        (KubernetesObject) document.shape(),
        document.root(),
        FieldTable.read(lines, v -> v),
        (said, path, parent, node) ->
            seen.add(said + " " + String.join("/", path) + " in " + parent + " " + node.line()));
    return seen;
  }

  @Test
  void a_walk_visits_what_the_table_speaks_of_wherever_kinds_embed_it() {
    Map<String, Object> pod =
        Map.of(
            "containers",
            List.of(Trees.mapping("name", "a", "image", "i"), Trees.mapping("image", "j")),
            "hostNetwork",
            true);
    Document deployment =
        Trees.object(
            "apps/v1", "Deployment", "n", "web", "spec", Map.of("template", Map.of("spec", pod)));
    assertEquals(
        List.of(
            "image spec/template/spec/containers/[]/image in Mapping[name, image] 1",
            "image spec/template/spec/containers/[]/image in Mapping[image] 1"),
        walked(deployment, "Container/image = image"));
    Document plain = Trees.object("v1", "Pod", "n", "web", "spec", pod);
    assertEquals(
        List.of("net spec/hostNetwork in " + "Mapping" + List.copyOf(pod.keySet()) + " 1"),
        walked(plain, "PodSpec/hostNetwork = net"));
    assertEquals(List.of(), walked(plain, "Deployment/spec = x"));
    Document list = Trees.object("v1", "Thing", "n", "web", "items", List.of(List.of("x"), "y"));
    assertEquals(
        List.of("inner items/[]/[] in Mapping[apiVersion, kind, metadata, items] 1"),
        walked(list, "Thing/items/[]/[] = inner"));
    assertEquals(
        List.of("root  in Mapping[apiVersion, kind, metadata, items] 1"),
        walked(list, "Thing = root"));
    Document role =
        Trees.object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "", "r", "roleRef", "x");
    assertEquals(
        List.of("ref roleRef in Mapping[apiVersion, kind, metadata, roleRef] 1"),
        walked(role, "RoleBinding/roleRef = ref"));
  }

  @Test
  void a_root_that_is_no_mapping_is_not_walked() {
    var shape = new KubernetesObject("v1", "Thing", Optional.empty(), "x");
    assertEquals(
        List.of(), walked(new Document(List.of(), Trees.sequence(1), shape), "Thing/[] = x"));
  }

  @Test
  void a_kind_that_is_another_by_its_fields_counts_from_that_one() {
    assertEquals(
        List.of("RoleBinding", "subjects", "[]"),
        ApiPlace.of("ClusterRoleBinding", List.of("subjects", "[]")));
    assertEquals(
        List.of("Container", "image"),
        ApiPlace.of("Pod", List.of("spec", "containers", "[]", "image")));
    assertEquals(List.of("Thing", "spec"), ApiPlace.of("Thing", List.of("spec")));
    assertEquals(List.of("Thing"), ApiPlace.of("Thing", List.of()));
    var job = new KubernetesObject("batch/v1", "Job", Optional.empty(), "x");
    assertEquals(List.of("JobSpec", "suspend"), ApiPlace.of(job, List.of("spec", "suspend")));
  }
}
