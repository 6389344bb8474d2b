package dev.evenkeel.difference.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PairingTest {
  private static final UnaryOperator<String> AS_IS = UnaryOperator.identity();

  private static Paired pair(List<Document> left, List<Document> right) {
    return Pairing.pair("web", left, right, AS_IS, AS_IS, List.of());
  }

  private static Document configMap(String namespace, String name) {
    return Trees.object("v1", "ConfigMap", namespace, name, "data", Map.of("A", "1"));
  }

  private static Document podUsing(String namespace, String configMap) {
    return Trees.object(
        "v1",
        "Pod",
        namespace,
        "p",
        "spec",
        Map.of(
            "containers",
            List.of(
                Map.of(
                    "name",
                    "c",
                    "envFrom",
                    List.of(Map.of("configMapRef", Map.of("name", configMap)))))));
  }

  private static List<String> items(List<Paired.Pair> pairs) {
    return pairs.stream().map(pair -> pair.item().toString()).toList();
  }

  @Provide
  Arbitrary<List<Document>> side() {
    return Combinators.combine(
            Arbitraries.of("ConfigMap", "Service"),
            Arbitraries.of("", "a", "b", "c"),
            Arbitraries.of("x", "y", "z"))
        .as((kind, namespace, name) -> Trees.object("v1", kind, namespace, name))
        .list()
        .ofMaxSize(12)
        .uniqueElements(Document::shape);
  }

  @Property
  void aSideIsPairedWithItself(@ForAll("side") List<Document> side) {
    var paired = pair(side, side);
    assertEquals(side.size(), paired.pairs().size());
    assertTrue(paired.pairs().stream().allMatch(pair -> pair.left() == pair.right()));
    assertTrue(paired.renames().isEmpty());
  }

  @Property
  void everyDocumentIsAnsweredForExactlyOnce(
      @ForAll("side") List<Document> left, @ForAll("side") List<Document> right) {
    var paired = pair(left, right);
    int answered = paired.pairs().size() + paired.onlyLeft().size();
    if (paired.ambiguous().isEmpty()) {
      assertEquals(left.size(), answered);
      assertEquals(right.size(), paired.pairs().size() + paired.onlyRight().size());
    } else {
      assertTrue(answered < left.size());
    }
    paired
        .pairs()
        .forEach(
            pair -> {
              var ours = (KubernetesObject) pair.left().shape();
              var theirs = (KubernetesObject) pair.right().shape();
              assertEquals(ours.kind() + ours.name(), theirs.kind() + theirs.name());
            });
  }

  @Property
  void theOtherWayRoundIsTheMirrorImage(
      @ForAll("side") List<Document> left, @ForAll("side") List<Document> right) {
    var there = pair(left, right);
    var back = pair(right, left);
    assertEquals(
        there.pairs().stream()
            .map(p -> Set.of(List.of(p.left()), List.of(p.right())))
            .collect(Collectors.toSet()),
        back.pairs().stream()
            .map(p -> Set.of(List.of(p.left()), List.of(p.right())))
            .collect(Collectors.toSet()));
    assertEquals(there.onlyLeft(), back.onlyRight());
    assertEquals(there.onlyRight(), back.onlyLeft());
    assertEquals(there.ambiguous().size(), back.ambiguous().size());
  }

  @Property
  void theOrderReadChangesNothing(
      @ForAll("side") List<Document> left,
      @ForAll("side") List<Document> right,
      @ForAll long seed) {
    var shuffled = new ArrayList<>(right);
    java.util.Collections.shuffle(shuffled, new Random(seed));
    assertEquals(pair(left, right).pairs(), pair(left, shuffled).pairs());
  }

  @Example
  void tokensStandInTheItem() {
    var left = Trees.object("cert-manager.io/v1", "Certificate", "shop-stg", "web-stg");
    var right = Trees.object("cert-manager.io/v1", "Certificate", "shop-prd", "web-prd");
    var paired =
        Pairing.pair(
            "web",
            List.of(left),
            List.of(right),
            t -> t.replace("stg", "${env}"),
            t -> t.replace("prd", "${env}"),
            List.of());
    assertEquals(
        List.of("object/web/Certificate.cert-manager.io/shop-${env}/web-${env}"),
        items(paired.pairs()));
    assertTrue(paired.renames().isEmpty());
  }

  @Example
  void anotherVersionOfTheApiIsTheSameObject() {
    var left = Trees.object("extensions/v1beta1", "Ingress", "", "web");
    var right = Trees.object("networking.k8s.io/v1", "Ingress", "", "web");
    assertEquals(
        List.of("object/web/Ingress/_/web"), items(pair(List.of(left), List.of(right)).pairs()));
    var istio = Trees.object("networking.istio.io/v1", "Gateway", "", "web");
    var standard = Trees.object("gateway.networking.k8s.io/v1", "Gateway", "", "web");
    assertEquals(0, pair(List.of(istio), List.of(standard)).pairs().size());
  }

  @Example
  void theSameNameInAnotherNamespaceIsAPartnerOnlyWhereItIsTheOnlyOne() {
    var paired = pair(List.of(configMap("a", "x")), List.of(configMap("b", "x")));
    assertEquals(List.of("object/web/ConfigMap/a/x"), items(paired.pairs()));
    var unsure =
        pair(List.of(configMap("a", "x")), List.of(configMap("b", "x"), configMap("c", "x")));
    assertEquals(1, unsure.ambiguous().size());
    assertEquals(0, unsure.onlyLeft().size() + unsure.onlyRight().size() + unsure.pairs().size());
  }

  @Example
  void anObjectThatStandsTwiceIsAmbiguousAlsoWithoutAPartner() {
    var twice = List.of(configMap("a", "x"), configMap("a", "x"));
    assertEquals(1, pair(twice, List.of()).ambiguous().size());
    assertEquals(1, pair(List.of(configMap("a", "x")), twice).ambiguous().size());
    assertEquals(1, pair(twice, twice).ambiguous().size());
  }

  @Example
  void aGeneratedNameIsFollowedThroughItsReference() {
    var left = List.of(configMap("", "conf-7b9f2c4d5g"), podUsing("", "conf-7b9f2c4d5g"));
    var right = List.of(configMap("", "conf-h2k4m6t8bc"), podUsing("", "conf-h2k4m6t8bc"));
    var paired = pair(left, right);
    assertEquals(
        List.of("object/web/ConfigMap/_/conf", "object/web/Pod/_/p"), items(paired.pairs()));
    for (var side : List.of(left, right)) {
      var reference = Reference.of(side.get(1)).getFirst();
      assertEquals("conf", paired.renames().comparable(reference.leaf(), "?"));
      Node name = ((Node.Mapping) side.getFirst().root()).find("metadata", "name");
      assertEquals("conf", paired.renames().comparable(name, "?"));
    }
  }

  @Example
  void aNameOfTheShapeThatNobodyRefersToIsNotGenerated() {
    var left = List.of(configMap("", "conf-7b9f2c4d5g"));
    var right = List.of(configMap("", "conf-h2k4m6t8bc"));
    assertEquals(0, pair(left, right).pairs().size());
    assertEquals(1, pair(left, right).onlyLeft().size());
  }

  @Example
  void wordsAreNoHashes() {
    var left = List.of(configMap("", "nginx-controller"), podUsing("", "nginx-controller"));
    var right = List.of(configMap("", "nginx"), podUsing("", "nginx"));
    assertEquals(List.of("object/web/Pod/_/p"), items(pair(left, right).pairs()));
  }

  @Example
  void aDeclaredPairAndAStableIdComeBeforeTheName() {
    var declared =
        Pairing.pair(
            "web",
            List.of(configMap("a", "old")),
            List.of(configMap("b", "new"), configMap("a", "old")),
            AS_IS,
            AS_IS,
            List.of(new DeclaredPair("ConfigMap/a/old", "ConfigMap/b/new")));
    assertEquals(List.of("object/web/ConfigMap/a/old"), items(declared.pairs()));
    assertEquals("new", ((KubernetesObject) declared.pairs().getFirst().right().shape()).name());
    var left = marked("old");
    var right = marked("new");
    assertEquals(1, pair(List.of(left), List.of(right)).pairs().size());
  }

  private static Document marked(String name) {
    var metadata = Map.of("name", name, "annotations", Map.of("evenkeel.dev/id", "settings"));
    return Trees.object("v1", "ConfigMap", "", name, "metadata", metadata);
  }

  @Example
  void otherTreesGoByTheirPath() {
    var left = Document.plain(List.of("a.yaml"), Trees.of("1"));
    var right = Document.plain(List.of("a.yaml"), Trees.of("2"));
    assertEquals(List.of("config/web/a.yaml"), items(pair(List.of(left), List.of(right)).pairs()));
  }
}
