package dev.evenkeel.difference.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import dev.evenkeel.value.ItemPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives in the container {@code web} of a Pod in the namespace {@code n}. */
class EffectiveEnvironmentTest {
  private static final String OBJECTS =
      """
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: cfg, namespace: n}, data: {A: a, B: b}}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: anywhere}, data: {W: w}}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: elsewhere, namespace: m}, data: {E: e}}
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: bare, namespace: n}}
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: sec, namespace: n}, stringData: {S: Vq8mT2x}}
      ---
      {apiVersion: example.org/v1, kind: ConfigMap, metadata: {name: other, namespace: n}, data: {O: o}}
      """;

  private static EffectiveEnvironment of(String fields) {
    return of(fields, Optional.of("n"));
  }

  private static EffectiveEnvironment of(String fields, Optional<String> namespace) {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: n}, spec: {containers: [{name:"
            + " web, "
            + fields
            + "}]}}\n";
    var objects = new ObjectCollector();
    objects.add(
        List.of(),
        FormatReaders.reader(Format.YAML)
            .read((pod + OBJECTS).getBytes(StandardCharsets.UTF_8), "p.yaml"));
    Reading reading = objects.reading("s", Optional.empty(), Set.of());
    assertEquals(List.of(), reading.unread());
    List<Document> documents =
        reading.documents().stream()
            .map(document -> Secrecy.byForm().cover(ItemPath.of("object", "s"), document))
            .toList();
    var snapshot =
        new Snapshot(
            "left",
            Tokens.none(),
            List.of(new Reading("s", Optional.empty(), documents, List.of(), List.of(), Set.of())));
    Document web =
        documents.stream()
            .filter(d -> d.shape() instanceof KubernetesObject o && o.kind().equals("Pod"))
            .findFirst()
            .orElseThrow();
    return EffectiveEnvironment.of(
        Container.of(web).getFirst(), ConfigObjects.of(snapshot), namespace);
  }

  /** {@code NAME=value}, with {@code ?} for what cannot be told and {@code *} for a secret. */
  private static List<String> arrives(EffectiveEnvironment environment) {
    return environment.variables().entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + entry
                        .getValue()
                        .value()
                        .map(node -> node instanceof Node.Scalar scalar ? scalar.text() : "*")
                        .orElse("?"))
        .toList();
  }

  private static String map(String name, String key) {
    return "valueFrom: {configMapKeyRef: {name: " + name + ", key: " + key + "}}";
  }

  @Test
  void eachWayBringsItsValueAndSaysHow() {
    EffectiveEnvironment environment =
        of(
            "envFrom: [{configMapRef: {name: cfg}}, {prefix: X_, secretRef: {name: sec}}],"
                + " env: [{name: W, value: here}, {name: N}, {name: K, "
                + map("cfg", "B")
                + "}, {name: S, valueFrom: {secretKeyRef: {name: sec, key: S}}},"
                + " {name: F, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]");
    assertEquals(
        List.of("A=a", "B=b", "X_S=*", "W=here", "N=", "K=b", "S=*", "F=?"), arrives(environment));
    assertFalse(environment.isOpen());
    assertEquals(
        List.of(true, true, true, false, false, false, false, false),
        environment.variables().values().stream().map(Reached::isTakenWhole).toList());
    assertEquals(
        List.of(false, false, false, true, true, false, false, false),
        environment.variables().values().stream().map(Reached::isWritten).toList());
    assertEquals(
        List.of(
            "all keys of ConfigMap cfg (p.yaml:3)",
            "all keys of ConfigMap cfg (p.yaml:3)",
            "all keys of Secret sec (p.yaml:11)",
            "written here (p.yaml:1)",
            "written without a value (p.yaml:1)",
            "key B of ConfigMap cfg (p.yaml:3)",
            "key S of Secret sec (p.yaml:11)",
            "a field of the pod (p.yaml:1)"),
        environment.variables().values().stream().map(Reached::words).toList());
  }

  @Test
  void theLaterOfTwoIsInForceAndStandsLast() {
    assertEquals(
        List.of("B=b", "A=over"),
        arrives(of("envFrom: [{configMapRef: {name: cfg}}], env: [{name: A, value: over}]")));
    assertEquals(
        List.of("B=2", "A=3"),
        arrives(of("env: [{name: A, value: '1'}, {name: B, value: '2'}, {name: A, value: '3'}]")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "envFrom: [{configMapRef: {name: none}}]",
        "envFrom: [{secretRef: {name: none}}]",
        "envFrom: [{configMapRef: {}}]",
        "envFrom: [{configMapRef: {name: elsewhere}}]",
        "envFrom: [{configMapRef: {name: other}}]",
        "envFrom: [{secretRef: {name: cfg}}]",
        "envFrom: [word]",
        "env: [word]",
        "env: [{value: x}]"
      })
  void whatIsNotKnownLeavesItOpen(String fields) {
    EffectiveEnvironment environment = of(fields);
    assertTrue(environment.isOpen());
    assertEquals(List.of(), arrives(environment));
  }

  @ParameterizedTest
  @CsvSource({"envFrom: [], ''", "envFrom: [{configMapRef: {name: bare}}], ''", "tty: true, ''"})
  void whatBringsNothingLeavesNothingOpen(String fields) {
    assertFalse(of(fields).isOpen());
    assertEquals(List.of(), arrives(of(fields)));
  }

  @ParameterizedTest
  @CsvSource({"cfg, A, a", "anywhere, W, w", "elsewhere, E, ?", "none, A, ?", "cfg, C, ?"})
  void aKeyIsLookedForInTheNamespaceAndWhereNoneIsStated(String name, String key, String value) {
    EffectiveEnvironment environment = of("env: [{name: V, " + map(name, key) + "}]");
    assertEquals(List.of("V=" + value), arrives(environment));
    assertFalse(environment.isOpen(), "that it is there is known");
  }

  @Test
  void aWorkloadWithoutANamespaceHasWhatHasNone() {
    assertEquals(
        List.of("V=w"),
        arrives(of("env: [{name: V, " + map("anywhere", "W") + "}]", Optional.empty())));
    assertEquals(
        List.of("V=?"), arrives(of("env: [{name: V, " + map("cfg", "A") + "}]", Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{configMapKeyRef: {name: cfg}}",
        "{configMapKeyRef: {key: A}}",
        "{secretKeyRef: {name: sec}}",
        "{}"
      })
  void aReferenceThatSaysTooLittleCannotBeTold(String from) {
    assertEquals(List.of("V=?"), arrives(of("env: [{name: V, valueFrom: " + from + "}]")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "$(H), db",
        "x$(H)y, xdby",
        "$(H)$(H), dbdb",
        "$$(H), $(H)",
        "$$$(H), $db",
        "a$, a$",
        "$, $",
        "$$, $",
        "$x, $x",
        "$(H, $(H",
        "$(), $()",
        "$(LATER), $(LATER)",
        "$(P), ?",
        "$(F), ?"
      })
  void aReferenceIsReplacedWhereAnEarlierVariableHasTheName(String written, String value) {
    EffectiveEnvironment environment =
        of(
            "env: [{name: H, value: db}, {name: P, valueFrom: {secretKeyRef: {name: sec, key: S}}},"
                + " {name: F, valueFrom: {fieldRef: {fieldPath: status.podIP}}},"
                + " {name: V, value: '"
                + written
                + "'}, {name: LATER, value: x}]");
    assertTrue(arrives(environment).contains("V=" + value), arrives(environment).toString());
  }

  @Test
  void whatIsNoTextArrivesAsOne() {
    EffectiveEnvironment environment =
        of("env: [{name: N, value: 8080}, {name: T, value: 'x'}, {name: M, value: {a: 1}}]");
    assertEquals(List.of("N=8080", "T=x", "M=*"), arrives(environment));
    assertEquals(
        List.of(Node.ScalarType.STRING, Node.ScalarType.STRING),
        environment.variables().values().stream()
            .flatMap(reached -> reached.value().stream())
            .filter(Node.Scalar.class::isInstance)
            .map(node -> ((Node.Scalar) node).type())
            .toList());
  }
}
