package dev.evenkeel.difference.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DanglingReferencesTest {
  private static List<String> told(List<Document> left, List<Document> right) {
    return DanglingReferences.of(
            "web", left, right, UnaryOperator.identity(), UnaryOperator.identity())
        .stream()
        .map(fact -> fact.item() + " " + sides(fact))
        .toList();
  }

  private static String sides(Fact fact) {
    return fact.details().get("side")
        + (fact.details().get("definedOnOtherSide").equals(true) ? "!" : "");
  }

  private static Document pod(String namespace, Object... spec) {
    return Trees.object("v1", "Pod", namespace, "p", "spec", Trees.mapping(spec));
  }

  private static Document usesSecret(String namespace, String name) {
    return pod(
        namespace, "volumes", List.of(Map.of("name", "v", "secret", Map.of("secretName", name))));
  }

  @Test
  void whatOneSideNamesAndDoesNotDefineIsToldWithWhetherTheOtherDoes() {
    var secret = Trees.object("v1", "Secret", "", "s");
    assertEquals(
        List.of("object/web/Secret/_/s left!"),
        told(List.of(usesSecret("", "s")), List.of(usesSecret("", "s"), secret)));
    assertEquals(
        List.of("object/web/Secret/_/s both"),
        told(List.of(usesSecret("", "s")), List.of(usesSecret("", "s"))));
    assertEquals(List.of(), told(List.of(usesSecret("", "s"), secret), List.of()));
  }

  @Test
  void aNamespaceThatIsNotStatedMayBeAny() {
    assertEquals(
        List.of(),
        told(List.of(usesSecret("a", "s"), Trees.object("v1", "Secret", "", "s")), List.of()));
    assertEquals(
        List.of(),
        told(List.of(usesSecret("", "s"), Trees.object("v1", "Secret", "a", "s")), List.of()));
    assertEquals(
        List.of("object/web/Secret/a/s left"),
        told(List.of(usesSecret("a", "s"), Trees.object("v1", "Secret", "b", "s")), List.of()));
  }

  @Test
  void aSecretThatAnOperatorMakesIsDefined() {
    var external = Trees.object("external-secrets.io/v1", "ExternalSecret", "", "s");
    var certificate =
        Trees.object(
            "cert-manager.io/v1", "Certificate", "", "c", "spec", Map.of("secretName", "s"));
    assertEquals(List.of(), told(List.of(usesSecret("", "s"), external), List.of()));
    assertEquals(List.of(), told(List.of(usesSecret("", "s"), certificate), List.of()));
  }

  @Test
  void whatTheReferrerCanDoWithoutAndWhatIsAlwaysThereIsNotTold() {
    var optional =
        pod("", "volumes", List.of(Map.of("configMap", Map.of("name", "c", "optional", true))));
    assertEquals(List.of(), told(List.of(optional), List.of()));
    assertEquals(List.of(), told(List.of(pod("", "serviceAccountName", "default")), List.of()));
    assertEquals(List.of(), told(List.of(pod("", "priorityClassName", "high")), List.of()));
    assertEquals(
        List.of("object/web/PriorityClass/_/high left!"),
        told(
            List.of(pod("", "priorityClassName", "high")),
            List.of(Trees.object("scheduling.k8s.io/v1", "PriorityClass", "", "high"))));
  }

  @Test
  void manyThatBothSidesLackAreCountedByKind() {
    var side = new ArrayList<Document>();
    for (int i = 0; i < 11; i++) {
      side.add(usesSecret("", "s" + i));
    }
    assertEquals(List.of("object/web/Secret both"), told(side, side));
    assertEquals(
        10, told(side.subList(0, 10), side).stream().filter(t -> t.endsWith("both")).count());
  }
}
