package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the fields say and what arrives, where the two are easily confused. */
class EnvironmentWaysEdgesTest {
  private static final String A_WRITTEN = "env: [{name: A, value: x}]";
  private static final String A_FROM_MAP =
      "env: [{name: A, valueFrom: {configMapKeyRef: {name: cfg, key: A}}}]";
  private static final String WHOLE_MAP = "envFrom: [{configMapRef: {name: cfg}}]";

  private static String workload(String name, String... containers) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s, namespace: n}
    spec: {template: {spec: {%s}}}
    """
        .formatted(name, String.join(", ", containers));
  }

  private static String web(String fields) {
    return workload("web", "containers: [{name: web, " + fields + "}]");
  }

  private static String map(String name, String data) {
    return object("v1", "ConfigMap", name, "data: {" + data + "}");
  }

  private static String object(String version, String kind, String name, String fields) {
    return """
    ---
    apiVersion: %s
    kind: %s
    metadata: {name: %s, namespace: n}
    %s
    """
        .formatted(version, kind, name, fields);
  }

  private static Snapshot snapshot(String environment, Tokens tokens, String yaml) {
    var objects = new ObjectCollector();
    objects.add(
        List.of(),
        FormatReaders.reader(Format.YAML)
            .read(yaml.getBytes(StandardCharsets.UTF_8), environment + ".yaml"));
    Reading reading = objects.reading("s", Optional.empty(), Set.of(environment));
    assertEquals(List.of(), reading.unread());
    List<Document> covered =
        reading.documents().stream()
            .map(document -> Secrecy.byForm().cover(ItemPath.of("object", "s"), document))
            .toList();
    return new Snapshot(
        environment,
        tokens,
        List.of(
            new Reading(
                "s", Optional.empty(), covered, List.of(), reading.notes(), Set.of(environment))));
  }

  private static Differences compare(String left, String right) {
    return compare(left, right, Rules.NONE);
  }

  private static Differences compare(String left, String right, Rules rules) {
    return Comparison.compare(
        snapshot("left", Tokens.none(), left), snapshot("right", Tokens.none(), right), rules);
  }

  private static List<String> items(Differences differences) {
    return differences.differences().stream()
        .map(d -> d.itemClass() + " " + shortened(d.item()))
        .sorted()
        .toList();
  }

  private static String shortened(ItemPath item) {
    return item.toString()
        .replace("object/s/Deployment/n/web/spec/template/spec/containers/", "")
        .replace("object/s/", "");
  }

  private static List<String> ways(Differences differences) {
    return differences.facts().stream()
        .filter(fact -> fact.kind().equals("environment-way-differs"))
        .map(fact -> shortened(fact.item()))
        .sorted()
        .toList();
  }

  /** Both ways round: what the one side has alone, the other has not. */
  private static void assertFound(
      String left, String right, List<String> items, List<String> ways) {
    assertEquals(items, items(compare(left, right)));
    assertEquals(ways, ways(compare(left, right)));
    Differences back = compare(right, left);
    assertEquals(
        items.stream().map(EnvironmentWaysEdgesTest::mirrored).sorted().toList(), items(back));
    assertEquals(ways, ways(back));
  }

  private static String mirrored(String item) {
    return item.startsWith("ONLY_LEFT")
        ? item.replace("ONLY_LEFT", "ONLY_RIGHT")
        : item.replace("ONLY_RIGHT", "ONLY_LEFT");
  }

  @Test
  void aMapWhoseKeysAllArriveOnTheOtherSideIsNoDifference() {
    assertFound(
        web(A_WRITTEN), web(A_FROM_MAP) + map("cfg", "A: x"), List.of(), List.of("web/env/A"));
    assertFound(
        web(A_WRITTEN), web(WHOLE_MAP) + map("cfg", "A: x"), List.of(), List.of("web/env/A"));
  }

  @Test
  void aKeyThatArrivesOnTheOtherSideIsNoDifference() {
    assertFound(
        web(A_WRITTEN) + map("cfg", "B: b"),
        web(A_FROM_MAP) + map("cfg", "B: b, A: x"),
        List.of(),
        List.of("web/env/A"));
  }

  @Test
  void whatOneSideAloneHasStaysWhereItIsWritten() {
    String left = web("env: [{name: A, value: x}, {name: Z, value: z}]");
    String right = web(A_FROM_MAP) + map("cfg", "A: x, K: k");
    assertFound(
        left,
        right,
        List.of("ONLY_LEFT web/env/Z", "ONLY_RIGHT ConfigMap/n/cfg"),
        List.of("web/env/A"));
    Node shown =
        compare(left, right).differences().stream()
            .filter(d -> d.item().last().equals("Z"))
            .flatMap(d -> d.left().stream())
            .findFirst()
            .orElseThrow()
            .node();
    assertEquals(true, shown instanceof Node.Mapping, "the entry as it is written");
  }

  @Test
  void aListOfOneSideIsReadVariableByVariable() {
    assertFound(
        web(WHOLE_MAP) + map("cfg", "A: x, B: y"),
        web("env: [{name: A, value: x}, {name: Z, value: z}]") + map("cfg", "A: x, B: y"),
        List.of("ONLY_LEFT web/env/B", "ONLY_RIGHT web/env/Z"),
        List.of("web/env/A"));
  }

  @Test
  void theOrderMattersWhereAValueIsMadeOfAnother() {
    String b = ", {name: B, valueFrom: {configMapKeyRef: {name: cfg, key: B}}}]";
    String one = "env: [{name: H, value: db}, {name: A, value: 'x$(H)'}, {name: B, value: b}]";
    String other = "env: [{name: A, value: 'x$(H)'}, {name: H, value: db}" + b;
    String cfg = map("cfg", "B: b");
    assertFound(
        web(one) + cfg, web(other) + cfg, List.of("DIFFERENT web/env"), List.of("web/env/B"));
    assertFound(
        web(one.replace("$(H)", "")) + cfg,
        web(other.replace("$(H)", "")) + cfg,
        List.of(),
        List.of("web/env/B"));
  }

  @Test
  void theOrderBesideAValueThatStandsOnOneSideIsStillNone() {
    String cfg = map("cfg", "B: b, K: k");
    assertFound(
        web(
                "env: [{name: H, value: h}, {name: A, value: a}, {name: B, value: b}, {name: Z,"
                    + " value: z}]")
            + cfg,
        web(
                "env: [{name: A, value: a}, {name: H, value: h}, {name: B, valueFrom:"
                    + " {configMapKeyRef: {name: cfg, key: B}}}]")
            + cfg,
        List.of("ONLY_LEFT web/env/Z"),
        List.of("web/env/B"));
  }

  @Test
  void aTextAndASecretAreNotHeldAgainstEachOther() {
    String secret = object("v1", "Secret", "sec", "stringData: {A: Vq8mT2xLw9}");
    String fromSecret = "env: [{name: A, valueFrom: {secretKeyRef: {name: sec, key: A}}}]";
    assertFound(
        web(A_WRITTEN) + secret,
        web(fromSecret) + secret,
        List.of("ONLY_LEFT web/env/A/value", "ONLY_RIGHT web/env/A/valueFrom"),
        List.of());
  }

  @Test
  void twoSecretsAreHeldAgainstEachOther() {
    String one = object("v1", "Secret", "one", "stringData: {K: Vq8mT2xLw9, L: l}");
    String two = object("v1", "Secret", "two", "stringData: {K: Vq8mT2xLw9, L: Hn4pR7sKd1}");
    String from = "env: [{name: A, valueFrom: {secretKeyRef: {name: %s, key: %s}}}]";
    String both = one + two;
    assertFound(
        web(from.formatted("one", "K")) + both,
        web(from.formatted("two", "K")) + both,
        List.of(),
        List.of("web/env/A"));
    assertFound(
        web(from.formatted("one", "K")) + both,
        web(from.formatted("two", "L")) + both,
        List.of("DIFFERENT web/env/A"),
        List.of());
  }

  @Test
  void keysOfTwoMapsAreComparedByWhatTheyHold() {
    String maps = map("cfg", "A: x, B: y") + map("more", "A: y");
    String from = "env: [{name: A, valueFrom: {configMapKeyRef: {name: %s, key: %s}}}]";
    assertFound(
        web(from.formatted("cfg", "A")) + maps,
        web(from.formatted("more", "A")) + maps,
        List.of("DIFFERENT web/env/A"),
        List.of());
    assertFound(
        web(from.formatted("cfg", "B")) + maps,
        web(from.formatted("more", "A")) + maps,
        List.of(),
        List.of("web/env/A"));
    assertFound(
        web(from.formatted("cfg", "A")) + maps,
        web(from.formatted("cfg", "B")) + maps,
        List.of("DIFFERENT web/env/A"),
        List.of());
  }

  @Test
  void theSameKeyTakenSinglyAndWithAllOthersIsTheSameKey() {
    String cfg = map("cfg", "A: x");
    assertFound(web(WHOLE_MAP) + cfg, web(A_FROM_MAP) + cfg, List.of(), List.of("web/env/A"));
  }

  @Test
  void aDeclaredFieldIsJudgedAsItStands() {
    String right = web(A_FROM_MAP) + map("cfg", "A: x");
    var watched =
        new Rules(
            new Watch(List.of(ItemPattern.parse("object/s/**/env/**"))), List.of(), List.of());
    assertEquals(
        List.of(
            "EQUAL web/env/A/name",
            "ONLY_LEFT web/env/A/value",
            "ONLY_RIGHT ConfigMap/n/cfg",
            "ONLY_RIGHT web/env/A/valueFrom"),
        items(compare(web(A_WRITTEN), right, watched)));
  }

  @Test
  void whatElseDiffersInTheContainerStays() {
    assertFound(
        web("image: 'web:1.1', " + A_WRITTEN),
        web("image: 'web:1.2', " + A_FROM_MAP) + map("cfg", "A: x"),
        List.of("DIFFERENT web/image"),
        List.of("web/env/A"));
  }

  @Test
  void aKeyIsKeptWhereNotAllOfTheContainerIsEqual() {
    String two =
        "env: [{name: A, valueFrom: {configMapKeyRef: {name: cfg, key: A}}},"
            + " {name: B, valueFrom: {configMapKeyRef: {name: cfg, key: B}}}]";
    for (String order : List.of("A: other, B: b", "B: b, A: other")) {
      assertFound(
          web("env: [{name: A, value: x}, {name: B, value: b}]") + map("cfg", "K: k"),
          web(two) + map("cfg", "K: k, " + order),
          List.of(
              "DIFFERENT web/env/A",
              "ONLY_RIGHT ConfigMap/n/cfg/data/A",
              "ONLY_RIGHT ConfigMap/n/cfg/data/B"),
          List.of("web/env/B"));
    }
  }

  @Test
  void containersMeetByTheirNamesAndTheirLists() {
    String b = "{name: side, env: [{name: B, value: y}]}";
    String left = workload("web", "containers: [{name: web, " + A_WRITTEN + "}, " + b + "]");
    String right =
        workload("web", "containers: [" + b + ", {name: web, " + A_FROM_MAP + "}]")
            + map("cfg", "A: x");
    assertFound(left, right, List.of(), List.of("web/env/A"));
    String before = "initContainers: [{name: web, env: [{name: A, value: other}]}]";
    assertFound(
        workload("web", before, "containers: [{name: web, " + A_WRITTEN + "}]"),
        workload("web", before, "containers: [{name: web, " + A_FROM_MAP + "}]")
            + map("cfg", "A: x"),
        List.of(),
        List.of("web/env/A"));
  }

  // --- who else uses the object

  private static final String RIGHT = web(A_FROM_MAP) + map("cfg", "A: x");
  private static final List<String> KEPT = List.of("ONLY_RIGHT ConfigMap/n/cfg");

  @Test
  void aMapThatAnotherWorkloadOfBothSidesUsesIsKept() {
    String other =
        workload(
            "other",
            "containers: [{name: o}]",
            "volumes: [{name: v, configMap: {name: cfg, optional: true}}]");
    assertFound(web(A_WRITTEN) + other, RIGHT + other, KEPT, List.of("web/env/A"));
  }

  @Test
  void aMapThatAWorkloadOfThatSideAloneUsesIsKept() {
    String other =
        workload(
            "other", "containers: [{name: o}]", "volumes: [{name: v, configMap: {name: cfg}}]");
    assertFound(
        web(A_WRITTEN),
        RIGHT + other,
        List.of("ONLY_RIGHT ConfigMap/n/cfg", "ONLY_RIGHT Deployment/n/other"),
        List.of("web/env/A"));
  }

  @Test
  void aKeyThatSomethingElseMayReadIsKept() {
    String other =
        workload(
            "other", "containers: [{name: o}]", "volumes: [{name: v, configMap: {name: cfg}}]");
    assertFound(
        web(A_WRITTEN) + map("cfg", "K: k") + other,
        web(A_FROM_MAP) + map("cfg", "K: k, A: x") + other,
        List.of("ONLY_RIGHT ConfigMap/n/cfg/data/A"),
        List.of("web/env/A"));
  }

  @Test
  void anotherObjectThatIsUsedKeepsNothing() {
    String other =
        workload(
            "other",
            "containers: [{name: o}]",
            "volumes: [{name: v, secret: {secretName: cfg}}, {name: w, configMap: {name: more}}]");
    String more = map("more", "M: m");
    assertFound(
        web(A_WRITTEN) + other + more, RIGHT + other + more, List.of(), List.of("web/env/A"));
  }

  @Test
  void anObjectOfOneSideThatBringsNothingIsKept() {
    assertFound(
        web(A_WRITTEN),
        RIGHT
            + map("nothing", "")
            + object("v1", "ConfigMap", "bare", "immutable: true")
            + object("v1", "Service", "svc", "spec: {type: ClusterIP}"),
        List.of(
            "ONLY_RIGHT ConfigMap/n/bare",
            "ONLY_RIGHT ConfigMap/n/nothing",
            "ONLY_RIGHT Service/n/svc"),
        List.of("web/env/A"));
  }

  @Test
  void aLeakInWhatArrivesStays() {
    Tokens staging = Snapshots.tokens("domain", "staging.example.org");
    Tokens production = Snapshots.tokens("domain", "shop.example.com");
    String host = "at staging.example.org";
    Differences found =
        Comparison.compare(
            snapshot("left", staging, web("env: [{name: A, value: x}, {name: U, value: u}]")),
            snapshot(
                "right",
                production,
                web(
                        "env: [{name: A, valueFrom: {configMapKeyRef: {name: cfg, key: A}}}, {name:"
                            + " U, value: '"
                            + host
                            + "'}]")
                    + map("cfg", "A: x, note: '" + host + "'")),
            Rules.NONE);
    assertEquals(
        List.of(
            "LEAK ConfigMap/n/cfg/data/note", "LEAK web/env/U/value", "ONLY_RIGHT ConfigMap/n/cfg"),
        items(found));
  }

  @Test
  void whatTheFieldsOfOneVariableSayStaysBesideAnotherThatComesByAnotherWay() {
    String cfg = map("cfg", "A: x");
    assertFound(
        web("env: [{name: A, value: x}, {name: C, value: one}]") + cfg,
        web(
                "env: [{name: A, valueFrom: {configMapKeyRef: {name: cfg, key: A}}}, {name: C,"
                    + " value: two}]")
            + cfg,
        List.of("DIFFERENT web/env/C/value"),
        List.of("web/env/A"));
  }

  @Test
  void theSameKeyTakenSinglyBesideOthersIsNoDifference() {
    String cfg = map("cfg", "A: x");
    assertFound(
        web("envFrom: [{configMapRef: {name: cfg}}], env: [{name: Z, value: z}]") + cfg,
        web(
                "env: [{name: Z, value: z}, {name: A, valueFrom: {configMapKeyRef: {name: cfg, key:"
                    + " A}}}]")
            + cfg,
        List.of(),
        List.of("web/env/A"));
  }

  @Test
  void allKeysOfAnotherMapThatHoldsTheSameAreNoDifference() {
    String maps = map("cfg", "A: x") + map("more", "A: x");
    assertFound(
        web("envFrom: [{configMapRef: {name: cfg}}]") + maps,
        web("envFrom: [{configMapRef: {name: more}}]") + maps,
        List.of(),
        List.of("web/env/A"));
  }

  @Test
  void aLeakBesideWhatArrivesStays() {
    Tokens staging = Snapshots.tokens("domain", "staging.example.org");
    Tokens production = Snapshots.tokens("domain", "shop.example.com");
    String noted =
        "---\n"
            + "apiVersion: v1\n"
            + "kind: ConfigMap\n"
            + "metadata: {name: cfg, namespace: n, annotations: {at: staging.example.org}}\n"
            + "data: {A: x}\n";
    Differences found =
        Comparison.compare(
            snapshot("left", staging, web(A_WRITTEN)),
            snapshot("right", production, web(A_FROM_MAP) + noted),
            Rules.NONE);
    assertEquals(List.of("LEAK ConfigMap/n/cfg/metadata/annotations/at"), items(found));
    assertEquals(List.of("web/env/A"), ways(found));
  }
}
