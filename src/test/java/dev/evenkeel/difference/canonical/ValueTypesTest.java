package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.snapshot.Document.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueTypesTest {
  private static ValueType kubernetes(String apiVersion, String kind, String path) {
    var shape = new Shape.KubernetesObject(apiVersion, kind, Optional.empty(), "x");
    return ValueTypes.of(shape, List.of(path.split("/", -1)));
  }

  @Test
  void aContainersFieldsAreTypedWhereverAPodStands() {
    String container = "spec/containers/[]/";
    for (String[] at :
        new String[][] {
          {"v1", "Pod", ""},
          {"apps/v1", "Deployment", "spec/template/"},
          {"apps/v1", "StatefulSet", "spec/template/"},
          {"apps/v1", "DaemonSet", "spec/template/"},
          {"apps/v1", "ReplicaSet", "spec/template/"},
          {"batch/v1", "Job", "spec/template/"},
          {"batch/v1", "CronJob", "spec/jobTemplate/spec/template/"},
          {"v1", "PodTemplate", "template/"},
          {"argoproj.io/v1alpha1", "Rollout", "spec/template/"}
        }) {
      assertEquals(ValueType.IMAGE, kubernetes(at[0], at[1], at[2] + container + "image"), at[1]);
      assertEquals(
          ValueType.QUANTITY,
          kubernetes(at[0], at[1], at[2] + container + "resources/limits/cpu"),
          at[1]);
      assertEquals(ValueType.NONE, kubernetes(at[0], at[1], at[2] + container + "name"), at[1]);
    }
  }

  @Test
  void amountsOfOtherKindsAreTyped() {
    assertEquals(ValueType.QUANTITY, kubernetes("v1", "ResourceQuota", "spec/hard/limits.cpu"));
    assertEquals(
        ValueType.QUANTITY, kubernetes("v1", "LimitRange", "spec/limits/[]/default/memory"));
    assertEquals(
        ValueType.QUANTITY,
        kubernetes(
            "apps/v1",
            "StatefulSet",
            "spec/volumeClaimTemplates/[]/spec/resources/requests/storage"));
    assertEquals(
        ValueType.QUANTITY,
        kubernetes(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            "spec/metrics/[]/resource/target/averageValue"));
    assertEquals(ValueType.CRON, kubernetes("batch/v1", "CronJob", "spec/schedule"));
    assertEquals(
        ValueType.CIDR,
        kubernetes(
            "networking.k8s.io/v1", "NetworkPolicy", "spec/ingress/[]/from/[]/ipBlock/cidr"));
    assertEquals(
        ValueType.DURATION, kubernetes("cert-manager.io/v1", "Certificate", "spec/renewBefore"));
  }

  @Test
  void whatNothingDeclaresHasNoType() {
    assertEquals(ValueType.NONE, kubernetes("v1", "ConfigMap", "data/image"));
    assertEquals(ValueType.NONE, kubernetes("v1", "ConfigMap", "metadata/annotations/image"));
    assertEquals(ValueType.NONE, kubernetes("apps/v1", "Deployment", "spec/replicas"));
    assertEquals(ValueType.NONE, ValueTypes.of(new Shape.Plain(), List.of("timeout")));
    assertEquals(ValueType.NONE, ValueTypes.of(new Shape.Plain(), List.of()));
  }

  @Test
  void helmsTwoCustomsHoldInPlainTreesAndInWhatIsEmbedded() {
    assertEquals(ValueType.IMAGE, ValueTypes.of(new Shape.Plain(), List.of("web", "image")));
    assertEquals(
        ValueType.QUANTITY,
        ValueTypes.of(new Shape.Plain(), List.of("web", "resources", "limits", "cpu")));
    assertEquals(ValueType.IMAGE, kubernetes("v1", "ConfigMap", "data/values.yaml/web/image"));
    assertEquals(
        ValueType.QUANTITY, kubernetes("example.org/v1", "Shop", "spec/resources/requests/cpu"));
  }

  @Test
  void composeHasItsOwnUnits() {
    var compose = new Shape.ComposeProject();
    assertEquals(
        ValueType.BYTE_SIZE, ValueTypes.of(compose, List.of("services", "web", "mem_limit")));
    assertEquals(
        ValueType.DURATION,
        ValueTypes.of(compose, List.of("services", "web", "healthcheck", "interval")));
    assertEquals(
        ValueType.NONE, ValueTypes.of(compose, List.of("services", "web", "environment", "image")));
  }
}
