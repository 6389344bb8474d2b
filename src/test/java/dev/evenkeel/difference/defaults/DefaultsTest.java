package dev.evenkeel.difference.defaults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final Mapping NOTHING = Trees.mapping(Map.of());
  private static final String CONTAINER = "spec/template/spec/containers/[]/";

  private static boolean isDefault(
      String apiVersion, String kind, String path, Mapping lacking, Object value) {
    var shape = new Shape.KubernetesObject(apiVersion, kind, Optional.empty(), "x");
    return Defaults.isDefault(shape, List.of(path.split("/", -1)), lacking, Trees.of(value));
  }

  private static boolean deployment(String path, Mapping lacking, Object value) {
    return isDefault("apps/v1", "Deployment", path, lacking, value);
  }

  @Test
  void whatTheServerPutsInIsADefaultAndNothingElse() {
    assertTrue(deployment("spec/replicas", NOTHING, 1));
    assertFalse(deployment("spec/replicas", NOTHING, 2));
    assertTrue(deployment("spec/template/spec/restartPolicy", NOTHING, "Always"));
    assertFalse(deployment("spec/template/spec/nodeName", NOTHING, ""));
    assertTrue(deployment(CONTAINER + "livenessProbe/periodSeconds", NOTHING, 10));
    assertTrue(deployment("spec/template/spec/volumes/[]/secret/defaultMode", NOTHING, "0644"));
    assertTrue(isDefault("v1", "Service", "spec/ports/[]/protocol", NOTHING, "TCP"));
    assertFalse(isDefault("example.org/v1", "Deployment", "spec/replicas", NOTHING, 1));
    assertFalse(Defaults.isDefault(new Shape.Plain(), List.of("replicas"), NOTHING, Trees.of(1)));
  }

  @Test
  void aMappingOfDefaultsIsOne() {
    var rolling = Map.of("maxSurge", "25%", "maxUnavailable", "25%");
    assertTrue(
        deployment(
            "spec/strategy", NOTHING, Map.of("type", "RollingUpdate", "rollingUpdate", rolling)));
    assertFalse(deployment("spec/strategy", NOTHING, Map.of("type", "Recreate")));
    assertFalse(
        deployment("spec/strategy", NOTHING, Map.of("type", "RollingUpdate", "unheardOf", 1)));
    assertTrue(deployment(CONTAINER + "resources", NOTHING, Map.of()));
    assertFalse(deployment("spec/template/spec/volumes/[]/emptyDir", NOTHING, Map.of()));
  }

  @Test
  void anAbsentRequestIsTheLimit() {
    var lacking = Trees.mapping("limits", Map.of("cpu", "1", "memory", "1Gi"));
    assertTrue(deployment(CONTAINER + "resources/requests", lacking, Map.of("cpu", "1000m")));
    assertFalse(deployment(CONTAINER + "resources/requests", lacking, Map.of("cpu", "500m")));
    assertFalse(deployment(CONTAINER + "resources/requests", lacking, Map.of("storage", "1")));
    assertFalse(deployment(CONTAINER + "resources/requests", NOTHING, Map.of("cpu", "1")));
  }

  @Test
  void thePullPolicyFollowsTheTag() {
    String path = CONTAINER + "imagePullPolicy";
    assertTrue(deployment(path, Trees.mapping("image", "a:1"), "IfNotPresent"));
    assertTrue(deployment(path, Trees.mapping("image", "a"), "Always"));
    assertTrue(deployment(path, Trees.mapping("image", "a:latest"), "Always"));
    assertTrue(
        deployment(path, Trees.mapping("image", "a@sha256:" + "0".repeat(64)), "IfNotPresent"));
    assertFalse(deployment(path, Trees.mapping("image", "a:1"), "Always"));
    assertFalse(deployment(path, NOTHING, "Always"));
  }

  @Test
  void theTargetPortIsThePort() {
    assertTrue(
        isDefault("v1", "Service", "spec/ports/[]/targetPort", Trees.mapping("port", 80), 80));
    assertFalse(
        isDefault("v1", "Service", "spec/ports/[]/targetPort", Trees.mapping("port", 80), 8080));
  }

  @Test
  void theTypesOfANetworkPolicyFollowItsRules() {
    String api = "networking.k8s.io/v1";
    String path = "spec/policyTypes";
    var egress = Trees.mapping("egress", List.of(Map.of()));
    assertTrue(isDefault(api, "NetworkPolicy", path, NOTHING, List.of("Ingress")));
    assertTrue(isDefault(api, "NetworkPolicy", path, egress, List.of("Egress", "Ingress")));
    assertFalse(isDefault(api, "NetworkPolicy", path, egress, List.of("Ingress")));
    assertFalse(isDefault(api, "NetworkPolicy", path, NOTHING, List.of("Egress")));
  }

  @Test
  void aJobsDefaultsDependOnEachOther() {
    assertTrue(isDefault("batch/v1", "Job", "spec/backoffLimit", NOTHING, 6));
    assertFalse(
        isDefault(
            "batch/v1", "Job", "spec/backoffLimit", Trees.mapping("backoffLimitPerIndex", 1), 6));
    assertTrue(isDefault("batch/v1", "Job", "spec/completions", NOTHING, 1));
    assertFalse(
        isDefault("batch/v1", "Job", "spec/completions", Trees.mapping("parallelism", 2), 1));
  }

  @Test
  void nullIsAbsentWhereTheServerKnowsTheField() {
    assertTrue(deployment("spec/template/spec/nodeSelector", NOTHING, Trees.nothing()));
    assertTrue(deployment("metadata/labels", NOTHING, Trees.nothing()));
    assertFalse(isDefault("v1", "ConfigMap", "data/KEY", NOTHING, Trees.nothing()));
    assertFalse(isDefault("example.org/v1", "Shop", "spec/size", NOTHING, Trees.nothing()));
  }

  @Test
  void whatEveryObjectCanHaveIsADefaultOnEveryObject() {
    assertTrue(isDefault("example.org/v1", "Thing", "metadata/labels", NOTHING, Map.of()));
    assertTrue(isDefault("v1", "ConfigMap", "metadata/finalizers", NOTHING, List.of()));
    assertFalse(isDefault("v1", "ConfigMap", "metadata/labels", NOTHING, Map.of("a", "b")));
    assertFalse(isDefault("v1", "ConfigMap", "metadata/name", NOTHING, Map.of()));
  }

  @Test
  void withoutAnImageThereIsNoPullPolicyToExpect() {
    assertFalse(deployment(CONTAINER + "imagePullPolicy", NOTHING, ""));
    assertFalse(deployment(CONTAINER + "imagePullPolicy", NOTHING, "Always"));
    Mapping odd = Trees.mapping("image", "??");
    assertFalse(deployment(CONTAINER + "imagePullPolicy", odd, ""));
    assertFalse(deployment(CONTAINER + "imagePullPolicy", odd, "Always"));
  }

  @Test
  void theApiGroupOfASubjectDependsOnItsKind() {
    String rbac = "rbac.authorization.k8s.io/v1";
    Mapping account = Trees.mapping("kind", "ServiceAccount", "name", "x");
    Mapping user = Trees.mapping("kind", "User", "name", "x");
    for (String kind : List.of("RoleBinding", "ClusterRoleBinding")) {
      assertTrue(isDefault(rbac, kind, "subjects/[]/apiGroup", account, ""));
      assertFalse(
          isDefault(rbac, kind, "subjects/[]/apiGroup", account, "rbac.authorization.k8s.io"));
      assertTrue(isDefault(rbac, kind, "subjects/[]/apiGroup", user, "rbac.authorization.k8s.io"));
      assertFalse(isDefault(rbac, kind, "subjects/[]/apiGroup", user, ""));
    }
  }

  @Test
  void thePolicyTypesFollowFromTheRulesThatAreThere() {
    String networking = "networking.k8s.io/v1";
    Mapping none = Trees.mapping("egress", List.of());
    Mapping some = Trees.mapping("egress", List.of(Map.of()));
    String path = "spec/policyTypes";
    assertTrue(isDefault(networking, "NetworkPolicy", path, NOTHING, List.of("Ingress")));
    assertTrue(isDefault(networking, "NetworkPolicy", path, none, List.of("Ingress")));
    assertFalse(isDefault(networking, "NetworkPolicy", path, none, List.of("Ingress", "Egress")));
    assertTrue(isDefault(networking, "NetworkPolicy", path, some, List.of("Egress", "Ingress")));
    assertFalse(isDefault(networking, "NetworkPolicy", path, some, List.of("Ingress")));
    assertFalse(isDefault(networking, "NetworkPolicy", path, NOTHING, List.of(Map.of())));
    assertFalse(isDefault(networking, "NetworkPolicy", path, NOTHING, "Ingress"));
  }
}
