package dev.evenkeel.difference.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.difference.list.ListRule.AsSequence;
import dev.evenkeel.difference.list.ListRule.AsSet;
import dev.evenkeel.difference.list.ListRule.AsUnion;
import dev.evenkeel.difference.list.ListRule.Keyed;
import dev.evenkeel.difference.list.ListRule.Order;
import dev.evenkeel.difference.list.ListRule.Unruled;
import dev.evenkeel.snapshot.Document.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListRulesTest {
  private static ListRule rule(String apiVersion, String kind, String path) {
    var shape = new Shape.KubernetesObject(apiVersion, kind, Optional.empty(), "x");
    return ListRules.of(shape, List.of(path.split("/", -1)));
  }

  private static List<String> keys(ListRule rule) {
    return assertInstanceOf(Keyed.class, rule).keys();
  }

  @Test
  void listMapsGoByTheirKeysWhereverAPodStands() {
    for (String[] at :
        new String[][] {
          {"v1", "Pod", "spec"},
          {"apps/v1", "Deployment", "spec/template/spec"},
          {"batch/v1", "CronJob", "spec/jobTemplate/spec/template/spec"}
        }) {
      assertEquals(List.of("name"), keys(rule(at[0], at[1], at[2] + "/containers")));
      assertEquals(
          List.of("containerPort", "protocol"),
          keys(rule(at[0], at[1], at[2] + "/containers/[]/ports")));
      assertEquals(
          List.of("mountPath"),
          keys(rule(at[0], at[1], at[2] + "/initContainers/[]/volumeMounts")));
      assertEquals(
          List.of("topologyKey", "whenUnsatisfiable"),
          keys(rule(at[0], at[1], at[2] + "/topologySpreadConstraints")));
      assertEquals(List.of("ip"), keys(rule(at[0], at[1], at[2] + "/hostAliases")));
    }
    assertEquals(List.of("port", "protocol"), keys(rule("v1", "Service", "spec/ports")));
  }

  @Test
  void theOrderOfInitContainersIsPartOfTheValue() {
    assertEquals(
        Order.MATTERS,
        assertInstanceOf(Keyed.class, rule("v1", "Pod", "spec/initContainers")).order());
    assertEquals(
        Order.FREE, assertInstanceOf(Keyed.class, rule("v1", "Pod", "spec/containers")).order());
  }

  @Test
  void setsAndSequencesAreToldApart() {
    assertInstanceOf(
        AsSet.class, rule("rbac.authorization.k8s.io/v1", "ClusterRole", "rules/[]/verbs"));
    assertInstanceOf(AsSet.class, rule("example.org/v1", "Anything", "metadata/finalizers"));
    assertInstanceOf(
        AsSet.class, rule("apps/v1", "Deployment", "spec/selector/matchExpressions/[]/values"));
    assertInstanceOf(AsSequence.class, rule("v1", "Pod", "spec/containers/[]/args"));
    assertInstanceOf(AsSequence.class, rule("v1", "Pod", "spec/containers/[]/envFrom"));
  }

  /** Permissions and openings add up: nothing about them depends on which stands first. */
  @Test
  void rulesThatAddUpHaveNoOrder() {
    assertInstanceOf(AsUnion.class, rule("rbac.authorization.k8s.io/v1", "Role", "rules"));
    assertInstanceOf(AsUnion.class, rule("rbac.authorization.k8s.io/v1", "ClusterRole", "rules"));
    assertInstanceOf(AsUnion.class, rule("networking.k8s.io/v1", "NetworkPolicy", "spec/ingress"));
    assertInstanceOf(
        AsUnion.class, rule("networking.k8s.io/v1", "NetworkPolicy", "spec/egress/[]/to"));
    assertInstanceOf(Unruled.class, rule("networking.k8s.io/v1", "Ingress", "spec/rules"));
  }

  @Test
  void nothingIsDeclaredForWhatNobodyKnows() {
    assertInstanceOf(Unruled.class, rule("example.org/v1", "Anything", "spec/containers"));
    assertInstanceOf(Unruled.class, rule("v1", "ConfigMap", "data/a.yaml/containers"));
    assertInstanceOf(Unruled.class, ListRules.of(new Shape.Plain(), List.of("env")));
  }
}
