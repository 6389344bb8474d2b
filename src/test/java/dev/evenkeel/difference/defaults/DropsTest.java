package dev.evenkeel.difference.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropsTest {
  private static String inFile(String kind, String path, Object value) {
    var shape = new Shape.KubernetesObject("v1", kind, Optional.empty(), "x");
    return Drops.reason(shape, List.of(path.split("\\.", -1)), Trees.of(value)).orElse("kept");
  }

  private static String fromServer(String kind, String path, Object value) {
    var metadata = Map.of("name", "x", "uid", "u", "resourceVersion", "1");
    var shape = new Shape.KubernetesObject("v1", kind, Optional.empty(), "x");
    var document = new Document(List.of(), Trees.of(Map.of("metadata", metadata)), shape);
    return Drops.of(document)
        .reason(List.of(path.split("\\.", -1)), Trees.of(value))
        .orElse("kept");
  }

  @Test
  void whatOnlyServersWriteIsDroppedEverywhere() {
    assertEquals("status", inFile("Pod", "status", Map.of()));
    assertEquals("managed-fields", inFile("Pod", "metadata.managedFields", List.of()));
    assertEquals("resource-version", inFile("Pod", "metadata.resourceVersion", "1"));
    assertEquals(
        "creation-timestamp", inFile("Pod", "metadata.creationTimestamp", Trees.nothing()));
    assertEquals(
        "creation-timestamp",
        inFile("Pod", "spec.template.metadata.creationTimestamp", Trees.nothing()));
    assertEquals("owner-uid", inFile("Pod", "metadata.ownerReferences.[].uid", "u"));
    assertEquals("pod-template-hash", inFile("Pod", "metadata.labels.pod-template-hash", "5d"));
  }

  @Test
  void annotationsOfToolsAreDroppedAndThoseOfPeopleAreNot() {
    var shape = new Shape.KubernetesObject("apps/v1", "Deployment", Optional.empty(), "x");
    for (String key : List.of("checksum/config", "kubectl.kubernetes.io/restartedAt")) {
      for (List<String> path :
          List.of(
              List.of("metadata", "annotations", key),
              List.of("spec", "template", "metadata", "annotations", key))) {
        assertEquals(true, Drops.reason(shape, path, Trees.of("x")).isPresent(), key);
      }
    }
    assertEquals("kept", inFile("Pod", "metadata.annotations.owner", "me"));
    assertEquals("kept", inFile("Pod", "spec.status", "x"));
    assertEquals("kept", inFile("ConfigMap", "data.status", "x"));
    assertEquals("kept", inFile("ConfigMap", "data.uid", "x"));
  }

  @Test
  void aFieldThatAPersonCanMeanIsDroppedOnlyFromAServer() {
    assertEquals("kept", inFile("Service", "spec.clusterIP", "10.0.0.10"));
    assertEquals("cluster-ip", fromServer("Service", "spec.clusterIP", "10.0.0.10"));
    assertEquals("kept", fromServer("Service", "spec.clusterIP", "None"));
    assertEquals("kept", inFile("Service", "spec.ports.[].nodePort", 30000));
    assertEquals("node-port", fromServer("Service", "spec.ports.[].nodePort", 30000));
    assertEquals("kept", inFile("Pod", "spec.nodeName", "n"));
    assertEquals("node-name", fromServer("Pod", "spec.nodeName", "n"));
  }

  @Test
  void nothingIsDroppedFromOtherTrees() {
    assertEquals(
        Optional.empty(), Drops.reason(new Shape.Plain(), List.of("status"), Trees.of("x")));
  }

  @Test
  void aNamespacesOwnNameAmongItsLabelsIsDroppedThereAlone() {
    var path = List.of("metadata", "labels", "kubernetes.io/metadata.name");
    for (String kind : List.of("Namespace", "ConfigMap")) {
      var shape = new Shape.KubernetesObject("v1", kind, Optional.empty(), "x");
      assertEquals(
          kind.equals("Namespace") ? "namespace-name" : "kept",
          Drops.reason(shape, path, Trees.of("x")).orElse("kept"));
    }
    assertEquals("kept", inFile("Namespace", "metadata.labels.team", "x"));
  }
}
