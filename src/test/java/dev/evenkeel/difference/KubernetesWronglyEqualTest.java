package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that look alike and are not, or that nobody can pair with certainty. */
class KubernetesWronglyEqualTest {
  private static final String ONE = "-2f8h6k4m9t";
  private static final String TWO = "-7b9d5g2f4c";

  private static List<String> compare(List<Document> left, List<Document> right) {
    return Snapshots.compare(Snapshots.of(Tokens.none(), left), Snapshots.of(Tokens.none(), right))
        .differences()
        .stream()
        .map(d -> d.item() + " " + d.itemClass())
        .toList();
  }

  private static Document configMap(String namespace, String name, String value) {
    return Trees.object("v1", "ConfigMap", namespace, name, "data", Map.of("a", value));
  }

  private static Document deployment(String name, String configMap) {
    return pod(
        name, "volumes", List.of(Map.of("name", "v", "configMap", Map.of("name", configMap))));
  }

  private static Document pod(String name, Object... podSpec) {
    return Trees.object(
        "apps/v1",
        "Deployment",
        "n",
        name,
        "spec",
        Map.of("template", Map.of("spec", Trees.mapping(podSpec))));
  }

  @Test
  void a_generated_name_is_followed_and_the_content_compared() {
    List<Document> left =
        List.of(configMap("n", "conf" + ONE, "1"), deployment("web", "conf" + ONE));
    assertEquals(
        List.of("object/app/ConfigMap/n/conf/data/a DIFFERENT"),
        compare(left, List.of(configMap("n", "conf" + TWO, "2"), deployment("web", "conf" + TWO))));
    assertEquals(
        List.of(),
        compare(left, List.of(configMap("n", "conf" + TWO, "1"), deployment("web", "conf" + TWO))));
  }

  @Test
  void a_name_that_only_looks_generated_is_a_name() {
    assertEquals(
        List.of(
            "object/app/ConfigMap/n/conf" + ONE + " ONLY_LEFT",
            "object/app/ConfigMap/n/conf" + TWO + " ONLY_RIGHT"),
        compare(
            List.of(configMap("n", "conf" + ONE, "1")),
            List.of(configMap("n", "conf" + TWO, "1"))));
  }

  @Test
  void a_reference_to_another_generated_object_differs() {
    List<Document> left =
        List.of(
            configMap("n", "conf" + ONE, "1"),
            configMap("n", "more" + ONE, "1"),
            deployment("web", "conf" + ONE),
            deployment("job", "more" + ONE));
    List<Document> right =
        List.of(
            configMap("n", "conf" + TWO, "1"),
            configMap("n", "more" + TWO, "1"),
            deployment("web", "more" + TWO),
            deployment("job", "conf" + TWO));
    assertEquals(
        List.of(
            "object/app/Deployment/n/job/spec/template/spec/volumes/v/configMap/name DIFFERENT",
            "object/app/Deployment/n/web/spec/template/spec/volumes/v/configMap/name DIFFERENT"),
        compare(left, right));
  }

  @Test
  void a_reference_to_the_bare_name_is_not_one_to_the_generated_object() {
    List<Document> left =
        List.of(
            configMap("n", "conf" + ONE, "1"),
            deployment("web", "conf" + ONE),
            deployment("job", "conf" + ONE));
    List<Document> right =
        List.of(
            configMap("n", "conf" + TWO, "1"),
            deployment("web", "conf"),
            deployment("job", "conf" + TWO));
    String item = "object/app/Deployment/n/web/spec/template/spec/volumes/v/configMap/name";
    assertEquals(List.of(item + " DIFFERENT"), compare(left, right));
    assertEquals(List.of(item + " DIFFERENT"), compare(right, left));
  }

  @Test
  void two_generations_beside_each_other_keep_their_names() {
    List<Document> left =
        List.of(
            configMap("n", "conf" + ONE, "1"),
            configMap("n", "conf" + TWO, "2"),
            deployment("web", "conf" + ONE),
            deployment("job", "conf" + TWO));
    List<Document> right =
        List.of(
            configMap("n", "conf" + ONE, "1"),
            deployment("web", "conf" + ONE),
            deployment("job", "conf" + ONE));
    assertEquals(
        List.of(
            "object/app/ConfigMap/n/conf" + TWO + " ONLY_LEFT",
            "object/app/Deployment/n/job/spec/template/spec/volumes/v/configMap/name DIFFERENT"),
        compare(left, right).stream().sorted().toList());
  }

  @Test
  void another_namespace_shows() {
    assertEquals(
        List.of("object/app/ConfigMap/a/conf/metadata/namespace DIFFERENT"),
        compare(List.of(configMap("a", "conf", "1")), List.of(configMap("b", "conf", "1"))));
    assertEquals(
        List.of("object/app/ConfigMap/_/conf/metadata/namespace ONLY_RIGHT"),
        compare(List.of(configMap("", "conf", "1")), List.of(configMap("b", "conf", "1"))));
  }

  @Test
  void one_of_two_namespaces_has_its_own_partner_and_the_other_none() {
    assertEquals(
        List.of("object/app/ConfigMap/b/conf ONLY_LEFT"),
        compare(
            List.of(configMap("a", "conf", "1"), configMap("b", "conf", "1")),
            List.of(configMap("a", "conf", "1"))));
  }

  @Test
  void two_candidates_are_unknown() {
    assertEquals(
        List.of("object/app/ConfigMap/a/conf UNKNOWN"),
        compare(
            List.of(configMap("a", "conf", "1"), configMap("b", "conf", "1")),
            List.of(configMap("c", "conf", "1"))));
  }

  @Test
  void the_same_name_in_another_group_is_another_object() {
    Document core = Trees.object("v1", "Service", "n", "web");
    Document other = Trees.object("serving.knative.dev/v1", "Service", "n", "web");
    assertEquals(
        List.of(
            "object/app/Service/n/web ONLY_LEFT",
            "object/app/Service.serving.knative.dev/n/web ONLY_RIGHT"),
        compare(List.of(core), List.of(other)));
    Document old = Trees.object("extensions/v1beta1", "Ingress", "n", "web");
    Document now = Trees.object("networking.k8s.io/v1", "Ingress", "n", "web");
    assertEquals(
        List.of("object/app/Ingress/n/web/apiVersion DIFFERENT"),
        compare(List.of(old), List.of(now)));
    assertEquals(
        List.of("object/app/Ingress/n/web UNKNOWN"), compare(List.of(old, now), List.of(now)));
  }

  /** A field that one container has and the other lacks. */
  static Stream<Arguments> notTheDefault() {
    return Stream.of(
        Arguments.of("imagePullPolicy", "Always"),
        Arguments.of("imagePullPolicy", "Never"),
        Arguments.of("ports", List.of(Map.of("containerPort", 80))),
        Arguments.of("securityContext", Map.of("runAsNonRoot", false)),
        Arguments.of("securityContext", Map.of("allowPrivilegeEscalation", false)),
        Arguments.of("securityContext", Map.of("privileged", true)),
        Arguments.of("resources", Map.of("limits", Map.of("cpu", 1))),
        Arguments.of("resources", Map.of("requests", Map.of("cpu", 0))),
        Arguments.of("readinessProbe", Map.of("periodSeconds", 10)),
        Arguments.of("tty", true),
        Arguments.of("workingDir", ""),
        Arguments.of("command", List.of("")),
        Arguments.of("terminationMessagePath", "/dev/Termination-log"),
        Arguments.of("unheardOf", false));
  }

  @ParameterizedTest
  @MethodSource("notTheDefault")
  void what_absence_does_not_mean_is_a_difference(String key, Object value) {
    Document with =
        pod("web", "containers", List.of(Trees.mapping("name", "c", "image", "i:1", key, value)));
    Document without =
        pod("web", "containers", List.of(Trees.mapping("name", "c", "image", "i:1")));
    assertEquals(1, compare(List.of(with), List.of(without)).size());
    assertEquals(1, compare(List.of(without), List.of(with)).size());
  }

  static Stream<Arguments> theDefault() {
    return Stream.of(
        Arguments.of("imagePullPolicy", "IfNotPresent"),
        Arguments.of("ports", List.of()),
        Arguments.of("resources", Map.of("limits", Map.of())),
        Arguments.of("securityContext", Map.of("privileged", false)),
        Arguments.of("tty", false),
        Arguments.of("command", Trees.nothing()),
        Arguments.of("env", Trees.nothing()));
  }

  @ParameterizedTest
  @MethodSource("theDefault")
  void what_absence_means_is_none(String key, Object value) {
    Document with =
        pod("web", "containers", List.of(Trees.mapping("name", "c", "image", "i:1", key, value)));
    Document without =
        pod("web", "containers", List.of(Trees.mapping("name", "c", "image", "i:1")));
    assertEquals(List.of(), compare(List.of(with), List.of(without)));
    assertEquals(List.of(), compare(List.of(without), List.of(with)));
  }

  @Test
  void null_is_absent_only_where_the_server_reads_it_so() {
    Document nothing =
        Trees.object("v1", "ConfigMap", "n", "x", "data", Trees.mapping("a", Trees.nothing()));
    Document empty = Trees.object("v1", "ConfigMap", "n", "x", "data", Trees.mapping());
    assertEquals(1, compare(List.of(nothing), List.of(empty)).size());
    Document custom =
        Trees.object(
            "example.org/v1", "Thing", "n", "x", "spec", Trees.mapping("a", Trees.nothing()));
    Document without = Trees.object("example.org/v1", "Thing", "n", "x", "spec", Trees.mapping());
    assertEquals(1, compare(List.of(custom), List.of(without)).size());
  }

  private static Node env(String... namesAndValues) {
    var list = new java.util.ArrayList<Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      list.add(Map.of("name", namesAndValues[i], "value", namesAndValues[i + 1]));
    }
    return Trees.of(list);
  }

  private static int differencesOfEnv(Node left, Node right) {
    return compare(
            List.of(pod("web", "containers", List.of(Trees.mapping("name", "c", "env", left)))),
            List.of(pod("web", "containers", List.of(Trees.mapping("name", "c", "env", right)))))
        .size();
  }

  @Test
  void of_two_variables_with_one_name_the_last_is_in_force() {
    assertEquals(0, differencesOfEnv(env("A", "1", "A", "2"), env("A", "2")));
    assertEquals(1, differencesOfEnv(env("A", "1", "A", "2"), env("A", "1")));
    assertEquals(1, differencesOfEnv(env("A", "1", "A", "2"), env("A", "2", "A", "1")));
    assertEquals(0, differencesOfEnv(env("A", "1", "B", "2"), env("B", "2", "A", "1")));
  }

  @Test
  void the_order_of_variables_counts_where_one_names_another() {
    assertEquals(0, differencesOfEnv(env("A", "1", "B", "$(A)"), env("A", "1", "B", "$(A)")));
    assertEquals(1, differencesOfEnv(env("A", "1", "B", "$(A)"), env("B", "$(A)", "A", "1")));
    assertEquals(0, differencesOfEnv(env("A", "1", "B", "$$(A)"), env("B", "$$(A)", "A", "1")));
  }

  @Test
  void a_port_of_another_protocol_is_another_port() {
    Node tcp = Trees.of(List.of(Map.of("containerPort", 53)));
    Node udp = Trees.of(List.of(Map.of("containerPort", 53, "protocol", "UDP")));
    assertEquals(
        2,
        compare(
                List.of(
                    pod("web", "containers", List.of(Trees.mapping("name", "c", "ports", tcp)))),
                List.of(
                    pod("web", "containers", List.of(Trees.mapping("name", "c", "ports", udp)))))
            .size());
  }

  @Test
  void a_mode_is_octal_only_with_its_zero() {
    Node decimal = Nodes.leaf(ScalarType.INTEGER, "644");
    Node octal = Nodes.leaf(ScalarType.INTEGER, "0644");
    Node same = Nodes.leaf(ScalarType.INTEGER, "420");
    assertEquals(1, modes(decimal, octal));
    assertEquals(0, modes(octal, same));
    assertEquals(1, modes(decimal, same));
  }

  private static int modes(Node left, Node right) {
    return compare(List.of(volume(left)), List.of(volume(right))).size();
  }

  private static Document volume(Node mode) {
    return pod(
        "web",
        "volumes",
        List.of(Map.of("name", "v", "secret", Map.of("secretName", "s", "defaultMode", mode))));
  }
}
