package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each side is a Deployment {@code web} with one container, and a ConfigMap {@code cfg}. */
class EnvironmentWaysTest {
  private static final String CONTAINER =
      "object/s/Deployment/n/web/spec/template/spec/containers/web";
  private static final String FROM_MAP =
      "env: [{name: A, valueFrom: {configMapKeyRef: {name: cfg, key: A}}}]";
  private static final String WHOLE_MAP = "envFrom: [{configMapRef: {name: cfg}}]";

  private static String side(String container, String... data) {
    String config =
        data.length == 0
            ? ""
            : "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: cfg, namespace: n}\ndata: {"
                + String.join(", ", data)
                + "}\n";
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: n}
    spec:
      template:
        spec:
          containers:
          - name: web
            %s
    """
            .formatted(container.replace("\n", "\n        "))
        + config;
  }

  private static Snapshot snapshot(String environment, String yaml) {
    var objects = new ObjectCollector();
    objects.add(
        List.of(),
        FormatReaders.reader(Format.YAML)
            .read(yaml.getBytes(StandardCharsets.UTF_8), environment + ".yaml"));
    Reading reading = objects.reading("s", Optional.empty(), Set.of(environment));
    assertEquals(List.of(), reading.unread());
    return new Snapshot(environment, Tokens.none(), List.of(reading));
  }

  private static Differences compare(String left, String right) {
    return Comparison.compare(snapshot("left", left), snapshot("right", right), Rules.NONE);
  }

  private static List<String> items(Differences differences) {
    return differences.differences().stream()
        .map(d -> d.itemClass() + " " + d.item().toString().replace(CONTAINER, "web"))
        .sorted()
        .toList();
  }

  private static List<String> ways(Differences differences) {
    return differences.facts().stream()
        .filter(fact -> fact.kind().equals("environment-way-differs"))
        .map(fact -> fact.item().toString().replace(CONTAINER, "web"))
        .sorted()
        .toList();
  }

  @Test
  void theSameValueByAnotherWayIsNoDifference() {
    var differences = compare(side("env: [{name: A, value: x}]"), side(FROM_MAP, "A: x"));
    assertEquals(List.of(), items(differences));
    assertEquals(List.of("web/env/A"), ways(differences));
    assertEquals(0L, differences.coverage().counts().get(ItemClass.ONLY_LEFT));
    assertEquals(0L, differences.coverage().counts().get(ItemClass.ONLY_RIGHT));
    String message =
        differences.facts().stream()
            .filter(fact -> fact.kind().equals("environment-way-differs"))
            .findFirst()
            .orElseThrow()
            .message();
    assertTrue(message.contains("left written here (left.yaml:9)"), message);
    assertTrue(message.contains("right key A of ConfigMap cfg (right.yaml:14)"), message);
  }

  @Test
  void anotherValueByAnotherWayIsOneDifferenceAtTheVariable() {
    var differences =
        compare(side("env: [{name: A, value: x}]", "B: b"), side(FROM_MAP, "B: b", "A: y"));
    assertEquals(
        List.of("DIFFERENT web/env/A", "ONLY_RIGHT object/s/ConfigMap/n/cfg/data/A"),
        items(differences));
  }

  @Test
  void aKeyOfTheMapThatDoesNotReachTheContainerIsFound() {
    var differences = compare(side(WHOLE_MAP, "A: x", "B: y"), side(FROM_MAP, "A: x", "B: y"));
    assertEquals(List.of("ONLY_LEFT web/env/B"), items(differences));
    assertEquals(List.of("web/env/A"), ways(differences));
  }

  @Test
  void theSameWayIsComparedWhereItIsDefined() {
    var differences = compare(side(WHOLE_MAP, "A: x"), side(WHOLE_MAP, "A: y"));
    assertEquals(List.of("DIFFERENT object/s/ConfigMap/n/cfg/data/A"), items(differences));
    assertEquals(List.of(), ways(differences));
  }

  @Test
  void aLaterWayWinsOverAnEarlierOne() {
    String both = "envFrom: [{configMapRef: {name: cfg}}]\nenv: [{name: A, value: over}]";
    var differences =
        compare(side(both, "A: under"), side("env: [{name: A, value: over}]", "A: under"));
    assertEquals(List.of("ONLY_LEFT web/envFrom"), items(differences));
  }

  @Test
  void referencesToEarlierVariablesAreExpanded() {
    assertEquals(
        List.of(),
        items(
            compare(
                side("env: [{name: H, value: db}, {name: A, value: 'http://$(H)/$$(H)/$(NONE)'}]"),
                side(
                    "env: [{name: H, value: db}, {name: A, valueFrom: {configMapKeyRef: {name: cfg,"
                        + " key: A}}}]",
                    "A: 'http://db/$(H)/$(NONE)'"))));
  }

  @Test
  void whatCannotBeFollowedStaysAsTheFieldsHaveIt() {
    var differences = compare(side("env: [{name: A, value: x}]"), side(FROM_MAP));
    assertEquals(
        List.of("ONLY_LEFT web/env/A/value", "ONLY_RIGHT web/env/A/valueFrom"), items(differences));
  }

  @Test
  void aMapThatSomethingElseUsesIsStillADifference() {
    String mounted = FROM_MAP + "\nvolumeMounts: []";
    String volume = "\n      volumes: [{name: v, configMap: {name: cfg}}]\n";
    var differences =
        compare(
            side("env: [{name: A, value: x}]\nvolumeMounts: []"),
            side(mounted, "A: x").replace("\n---", volume + "---"));
    assertTrue(
        items(differences).contains("ONLY_RIGHT object/s/ConfigMap/n/cfg"),
        items(differences).toString());
  }

  @Test
  void aKeyThatNoContainerTakesIsStillADifference() {
    var differences =
        compare(side("env: [{name: A, value: x}]", "B: b"), side(FROM_MAP, "B: b", "A: x", "C: c"));
    assertEquals(List.of("ONLY_RIGHT object/s/ConfigMap/n/cfg/data/C"), items(differences));
  }

  @Test
  void comparingTheOtherWayRoundMirrorsIt() {
    String one = side("env: [{name: A, value: x}, {name: Z, value: z}]", "K: k");
    String other = side(WHOLE_MAP, "A: y", "K: k");
    var there = compare(one, other).differences();
    var back = compare(other, one).differences();
    assertEquals(
        there.stream().map(d -> d.itemClass().mirrored() + " " + d.item()).sorted().toList(),
        back.stream().map(d -> d.itemClass() + " " + d.item()).sorted().toList());
    assertEquals(List.of(), items(compare(one, one)));
  }
}
