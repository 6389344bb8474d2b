package dev.evenkeel.difference.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.source.file.yaml.YamlReader;
import dev.evenkeel.value.ItemPath;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a signal begins and ends to be one. */
class SignalEdgesTest {
  private static final String DIGEST = "web@sha256:" + "ab".repeat(32);

  private static Document yaml(String text) {
    return file("app.yaml", text, List.of());
  }

  private static Document file(String name, String text, List<String> within) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return covered(
        Document.plain(within, new YamlReader().read(bytes, name).trees().getFirst().root()));
  }

  private static Document covered(Document document) {
    return Secrecy.byForm().cover(ItemPath.of("config", "app"), document);
  }

  private static Document object(String kind, String name, Object... entries) {
    return covered(Trees.object("v1", kind, "", name, entries));
  }

  private static Snapshot snapshot(String name, List<Document> documents) {
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(new Reading("app", Optional.empty(), documents, List.of(), List.of(), Set.of())));
  }

  private static List<Fact> facts(List<Document> left, List<Document> right) {
    return Signals.of(snapshot("staging", left), snapshot("production", right)).stream()
        .filter(fact -> !fact.kind().equals("feature-flag"))
        .sorted(Comparator.comparing(Fact::item))
        .toList();
  }

  private static List<String> said(List<Document> left, List<Document> right) {
    return facts(left, right).stream()
        .map(fact -> fact.kind() + " " + fact.item() + " " + fact.details().get("side"))
        .toList();
  }

  private static List<String> yamls(String left, String right) {
    return said(List.of(yaml(left)), List.of(yaml(right)));
  }

  private static List<Fact> factsOf(String left, String right) {
    return facts(List.of(yaml(left)), List.of(yaml(right)));
  }

  // --- documents and objects that have no partner

  @Test
  void aFileOfOneSideIsLookedThrough() {
    List<Document> common = List.of(file("a.yaml", "k: v", List.of("a.yaml")));
    List<Document> more =
        List.of(common.getFirst(), file("b.yaml", "key: change_me", List.of("b.yaml")));
    assertEquals(List.of("placeholder config/app/b.yaml/key right"), said(common, more));
    assertEquals(List.of("placeholder config/app/b.yaml/key left"), said(more, common));
  }

  @Test
  void anObjectOfOneSideIsLookedThrough() {
    Document same = object("ConfigMap", "same", "data", Trees.mapping("k", "v"));
    Document alone = object("ConfigMap", "alone", "data", Trees.mapping("k", "change_me"));
    Document other = object("ConfigMap", "other", "data", Trees.mapping("q", "change_me"));
    String found = "placeholder object/app/ConfigMap/_/alone/data/k ";
    assertEquals(List.of(found + "right"), said(List.of(same), List.of(same, alone)));
    assertEquals(List.of(found + "left"), said(List.of(same, alone), List.of(same)));
    assertEquals(List.of(found + "left"), said(List.of(alone), List.of()));
    assertEquals(List.of(found + "right"), said(List.of(), List.of(alone)));
    assertEquals(
        List.of(found + "left", "placeholder object/app/ConfigMap/_/other/data/q right"),
        said(List.of(alone), List.of(other)));
    Document partner = object("ConfigMap", "alone", "data", Trees.mapping("k", "v"));
    assertEquals(
        List.of(found + "left"), said(List.of(alone), List.of(partner, same)), "of two that pair");
  }

  // --- what a fact says

  @Test
  void aFactSaysWhereItStands() {
    Fact fact = factsOf("a: {key: change_me}", "a: {key: v}").getFirst();
    assertEquals("config", fact.details().get("area"));
    assertEquals("app", fact.details().get("source"));
    assertEquals("key", fact.details().get("key"));
  }

  @Test
  void aPlaceholderSaysWhatTheOtherSideHas() {
    assertEquals(
        "the left side holds a placeholder, the other side has a value",
        factsOf("k: change_me", "k: v").getFirst().message());
    assertEquals(
        "the right side holds a placeholder, the other side has no such key",
        factsOf("a: v", "k: change_me").getFirst().message());
    assertEquals(
        "the left side holds a placeholder, the other side has no such key",
        factsOf("k: change_me", "a: v").getFirst().message());
    assertEquals(
        "both sides hold a placeholder", factsOf("k: change_me", "k: TODO").getFirst().message());
  }

  @Test
  void tenAlikeAreSaidAndElevenAreCountedWithThreeOfTheirNames() {
    assertEquals(10, factsOf(placeholders(10), placeholders(10)).size());
    List<Fact> counted = factsOf(placeholders(11), placeholders(11));
    assertEquals(1, counted.size());
    assertEquals(
        "both sides hold a placeholder; so it is at 11 items, among them config/app/k00,"
            + " config/app/k01, config/app/k02",
        counted.getFirst().message());
  }

  @Test
  void whatIsSoOfOneSideIsNeverCounted() {
    assertEquals(20, factsOf(placeholders(20), "a: 1").size());
    assertEquals(20, factsOf(placeholders(20), placeholders(20).replace("change_me", "v")).size());
  }

  private static String placeholders(int count) {
    return String.join(
        "\n", IntStream.range(0, count).mapToObj("k%02d: change_me"::formatted).toList());
  }

  // --- credentials

  @Test
  void credentialsInASubtreeOfOneSideAreNotTold() {
    assertEquals(List.of(), yamls("db: {password: Vq8mT2xLw9}\na: 1", "a: 1"));
    assertEquals(List.of(), yamls("a: 1", "db: {password: Vq8mT2xLw9}\na: 1"));
    assertEquals(List.of(), yamls("mode: strict", "mode: strict"));
  }

  @Test
  void whateverASecretHoldsIsACredentialUnlessItStandsBesideOne() {
    Document secret = object("Secret", "s", "data", Trees.mapping("license", "Vq8mT2xLw9"));
    assertEquals(
        List.of("equal-credential object/app/Secret/_/s/data/license both"),
        said(List.of(secret), List.of(secret)));
    Document beside = object("Secret", "s", "data", Trees.mapping("region", "Vq8mT2xLw9"));
    assertEquals(List.of(), said(List.of(beside), List.of(beside)));
    Document unnamed = object("Secret", "s", "data", Trees.mapping("_", "Vq8mT2xLw9"));
    assertEquals(
        List.of("equal-credential object/app/Secret/_/s/data/_ both"),
        said(List.of(unnamed), List.of(unnamed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SealedSecret", "ExternalSecret"})
  void whatAnOperatorTurnsIntoASecretHoldsNone(String kind) {
    Document sealed =
        covered(
            Trees.object(
                "bitnami.com/v1",
                kind,
                "",
                "s",
                "spec",
                Trees.mapping("password", "Vq8mT2xLw9Hn4pR7sKd1")));
    assertEquals(List.of(), said(List.of(sealed), List.of(sealed)));
    Document other =
        covered(
            Trees.object(
                "example.org/v1", "Thing", "", "s", "spec", Trees.mapping("password", "Vq8mT2xL")));
    assertEquals(2, said(List.of(other), List.of(other)).size());
  }

  @ParameterizedTest
  @CsvSource({
    "Vq8mT2xLw9, true, left, the left side",
    "true, Vq8mT2xLw9, right, the right side",
    "Vq8mT2xLw9, Hn4pR7sKd1, both, both sides"
  })
  void whereACredentialIsWrittenOutIsSaid(String left, String right, String side, String where) {
    Fact fact = factsOf("db: {password: " + left + "}", "db: {password: " + right + "}").getFirst();
    assertEquals("secret-in-plain-config", fact.kind());
    assertEquals(side, fact.details().get("side"));
    assertEquals("a credential stands written out in configuration on " + where, fact.message());
  }

  @Test
  void whetherBothSidesHaveOneSecretIsADetail() {
    String url = "DATABASE_URL: 'postgres://shop:%s@db.example.org/shop'";
    String one = url.formatted("Vq8mT2xLw9");
    String other = url.formatted("Hn4pR7sKd1");
    for (Fact fact : factsOf(one, one)) {
      assertEquals("same", fact.details().get("secret"), fact.kind());
    }
    List<Fact> different = factsOf(one, other);
    assertEquals(
        List.of("different", "different"),
        different.stream().map(fact -> fact.details().get("secret")).toList());
    Fact plain = factsOf("k: change_me", "k: v").getFirst();
    assertFalse(plain.details().containsKey("secret"));
  }

  // --- endpoints

  @ParameterizedTest
  @CsvSource({
    "DISK_URI, /subscriptions/one/disks/shop, equal-volume-id",
    "VOLUME_ID, abcd, equal-volume-id",
    "EBS, vol-0a1b2c3d4e5f60718, equal-volume-id",
    "MAIN, postgres://db.example.org/shop, equal-host",
    "REDIS_URL, https://cache.example.org:6379, equal-host",
    "REDIS_HOST, cache.example.org/0, equal-host"
  })
  void stateIsKnownByItsKeyOrByItsForm(String key, String value, String kind) {
    String line = key + ": '" + value + "'";
    List<Fact> facts = factsOf(line, line);
    assertEquals(List.of(kind), facts.stream().map(Fact::kind).toList());
    assertEquals("both", facts.getFirst().details().get("side"));
  }

  @ParameterizedTest
  @CsvSource({
    "VOLUME_ID, abc",
    "DATABASE_URL, postgres://.example.org/shop",
    "API_URL, https://cache.example.org",
    "REDIS_MODE, cache.example.org",
    "REDIS_HOST, cache",
    "REDIS_HOST, two words.org"
  })
  void whatNamesNoSharedStateIsNot(String key, String value) {
    String line = key + ": '" + value + "'";
    assertEquals(List.of(), yamls(line, line));
  }

  @Test
  void twoPlacesAreNoSharedState() {
    assertEquals(List.of(), yamls("REDIS_HOST: a.example.org", "REDIS_HOST: b.example.org"));
    assertEquals(List.of(), yamls("VOLUME_ID: abcd", "VOLUME_ID: abce"));
  }

  @Test
  void theHostIsNamedAndAPasswordInFrontOfItHidesNothing() {
    String line = "DATABASE_URL: 'postgres://shop:Vq8mT2xLw9@DB.example.org:5432,two/shop'";
    Fact fact =
        factsOf(line, line).stream()
            .filter(f -> f.kind().equals("equal-host"))
            .findFirst()
            .orElseThrow();
    assertEquals("db.example.org", fact.details().get("host"));
    assertFalse(fact.toString().contains("Vq8mT2xLw9"));
  }

  @Test
  void anAddressOfTheLongestLengthIsLookedAt() {
    String start = "postgres://db.example.org/";
    String longest = "MAIN: " + start + "x".repeat(2_000 - start.length());
    assertEquals(List.of("equal-host config/app/MAIN both"), yamls(longest, longest));
    assertEquals(List.of(), yamls(longest + "x", longest + "x"));
  }

  // --- feature flags

  @Test
  void aSwitchAtTheTopSwitchesNothingInParticular() {
    assertEquals(
        List.of("placeholder config/app/other both"),
        yamls("enabled: true\nother: TODO", "enabled: false\nother: TODO"));
  }

  @Test
  void aSwitchConcernsWhatStandsBelowTheSameKeyAlone() {
    assertEquals(
        List.of(
            "placeholder config/app/a both",
            "placeholder config/app/deep/other/url both",
            "placeholder config/app/deep/search/url both",
            "feature-flag-placeholder config/app/deep/search/enabled left"),
        sorted(
            yamls(
                "a: TODO\ndeep: {other: {url: TODO}, search: {enabled: true, url: TODO}}",
                "a: TODO\ndeep: {other: {url: TODO}, search: {enabled: false, url: TODO}}")));
    List<Fact> facts =
        factsOf(
            "a: TODO\ndeep: {other: {url: TODO}, search: {enabled: true, url: TODO}}",
            "a: TODO\ndeep: {other: {url: TODO}, search: {enabled: false, url: TODO}}");
    assertEquals(List.of("config/app/deep/search/url"), flag(facts).details().get("placeholders"));
  }

  @Test
  void aFlagAmongOthersSwitchesWhatBearsItsName() {
    assertEquals(
        List.of("placeholder config/app/features/other-key both"),
        yamls(
            "features: {payments: true, other-key: TODO}",
            "features: {payments: false, other-key: TODO}"));
  }

  private static List<String> sorted(List<String> said) {
    return said.stream().sorted(Comparator.comparing(s -> s.startsWith("feature"))).toList();
  }

  private static Fact flag(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind().equals("feature-flag-placeholder"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'config/app/k0 still holds its placeholder'",
    "2, 'config/app/k0, config/app/k1 still hold their placeholders'",
    "3, 'config/app/k0, config/app/k1, config/app/k2 still hold their placeholders'",
    "4, 'config/app/k0, config/app/k1, config/app/k2 and 1 more still hold their placeholders'",
    "5, 'config/app/k0, config/app/k1, config/app/k2 and 2 more still hold their placeholders'"
  })
  void threeOfTheKeysAreNamed(int count, String said) {
    var keys = new StringBuilder();
    for (int i = 0; i < count; i++) {
      keys.append("\n").append("k").append(i).append("-pay: TODO");
    }
    Fact fact = flag(factsOf("pay_enabled: on" + keys, "pay_enabled: off" + keys));
    assertEquals(
        "only the left side has the feature on, and there " + said.replaceAll("(k\\d)", "$1-pay"),
        fact.message());
  }

  // --- images

  private static List<Fact> images(String left, String right) {
    return facts(List.of(pod(left)), List.of(pod(right))).stream()
        .filter(fact -> fact.kind().equals(Images.KIND))
        .toList();
  }

  private static Document pod(String image) {
    return object(
        "Pod",
        "web",
        "spec",
        Trees.mapping(
            "image",
            "web:latest",
            "containers",
            Trees.sequence(Trees.mapping("name", "web", "image", image))));
  }

  @Test
  void theTagThatIsFollowedIsNamed() {
    Fact right = images(DIGEST, "web:edge").getFirst();
    assertEquals("the left side pins a digest, the other follows the tag edge", right.message());
    assertEquals("edge", right.details().get("tag"));
    assertEquals("right", right.details().get("side"));
    Fact left = images("web:1.2", DIGEST).getFirst();
    assertEquals("the right side pins a digest, the other follows the tag 1.2", left.message());
    assertEquals("1.2", left.details().get("tag"));
    assertEquals("left", left.details().get("side"));
    assertEquals("latest", images("web", "web:latest").getFirst().details().get("tag"));
  }

  @ParameterizedTest
  @CsvSource({"web:edge, web:stable", "web:edge, web:1.2", "web:1.2, web:edge", "'', web:edge"})
  void tagsThatAreNotTheSameAreADifferenceAndNoSignal(String left, String right) {
    assertEquals(List.of(), images(left, right));
  }

  @Test
  void anImageStandsWhereContainersStand() {
    assertEquals(List.of(), yamls("image: web:latest", "image: web:latest"));
    Document custom =
        object("Thing", "t", "spec", Trees.mapping("own", Trees.mapping("image", "web:latest")));
    assertEquals(List.of(), said(List.of(custom), List.of(custom)));
    Document broken =
        object(
            "Pod",
            "web",
            "spec",
            Trees.mapping("containers", Trees.sequence(Trees.mapping("name", "a", "image", "::"))));
    assertEquals(List.of(), said(List.of(broken), List.of(broken)));
  }

  @ParameterizedTest
  @CsvSource({
    "'image: {repository: web, tag: latest}', true",
    "'sidecarImage: {repository: web, tag: edge}', true",
    "'image: {repository: web, tag: v1.2}', false",
    "'image: {repository: web, tag: }', false",
    "'image: {repository: web, tag: \"\"}', false",
    "'release: {tag: latest}', false",
    "'tag: latest', false",
    "'_: {tag: latest}', false"
  })
  void inValuesATagStandsBesideItsRepository(String values, boolean told) {
    List<Fact> facts = factsOf(values, values);
    assertEquals(told, facts.stream().anyMatch(fact -> fact.kind().equals(Images.KIND)));
    assertTrue(facts.size() <= 1, facts.toString());
  }

  // --- debugging

  @ParameterizedTest
  @CsvSource({
    "'log: {level: debug}', 'log: {level: info}', left",
    "'logLevel: {root: info}', 'logLevel: {root: trace}', right",
    "'logging: {level: {root: info}}', 'logging: {level: {root: warn}}', ''",
    "'level: debug', 'level: info', ''",
    "'app: {level: debug}', 'app: {level: info}', ''",
    "'LOG_LEVEL: info', 'a: 1', ''",
    "'LOG_LEVEL: debug', 'a: 1', left",
    "'a: 1', 'DEBUG: \"1\"', right",
    "'a: 1', 'DEBUG: \"0\"', ''",
    "'DEBUG: \"\"', 'DEBUG: \"*\"', right"
  })
  void howMuchIsLoggedIsKnownByTheKeysAbove(String left, String right, String side) {
    assertEquals(
        side.isEmpty() ? List.of() : List.of(side),
        factsOf(left, right).stream()
            .filter(fact -> fact.kind().equals("debug-setting"))
            .map(fact -> fact.details().get("side"))
            .toList());
  }

  @Test
  void whichSideDebugsIsSaid() {
    assertEquals(
        "debugging is on on the left side alone",
        factsOf("DEBUG: '1'", "DEBUG: '0'").getFirst().message());
    assertEquals(
        "the right side alone logs everything",
        factsOf("LOG_LEVEL: info", "LOG_LEVEL: trace").getFirst().message());
    assertEquals(
        "the right side alone runs as a developer's environment",
        factsOf("APP_ENV: production", "APP_ENV: local").getFirst().message());
  }

  // --- one copy

  @Test
  void howManyCopiesIsSaidByTheObjectItself() {
    Document one = object("Deployment", "web", "spec", Trees.mapping("replicas", 1));
    Document many = object("Deployment", "web", "spec", Trees.mapping("replicas", 12));
    Fact fact = facts(List.of(many), List.of(one)).getFirst();
    assertEquals("the right side runs one copy, the other 12", fact.message());
    assertEquals(ItemClass.DIFFERENT, fact.itemClass());
    assertEquals(
        List.of(), yamls("a: {b: {c: {d: {replicas: 1}}}}", "a: {b: {c: {d: {replicas: 3}}}}"));
    Document deep = deep(1);
    assertEquals(List.of(), said(List.of(deep), List.of(deep(3))));
  }

  private static Document deep(int replicas) {
    return object("Thing", "t", "spec", Trees.mapping("own", Trees.mapping("replicas", replicas)));
  }

  // --- allowances

  @Test
  void whatOutlivesAnAllowance() {
    Fact placeholder = factsOf("k: change_me", "k: v").getFirst();
    assertTrue(Signals.outlivesAllowance(placeholder, "differs"));
    assertTrue(Signals.outlivesAllowance(placeholder, "present"));
    assertFalse(Signals.outlivesAllowance(placeholder, "any"));
    Fact debugging = factsOf("DEBUG: 'true'", "DEBUG: 'false'").getFirst();
    assertFalse(Signals.outlivesAllowance(debugging, "differs"));
    Document one = object("Deployment", "web", "spec", Trees.mapping("replicas", 1));
    Document many = object("Deployment", "web", "spec", Trees.mapping("replicas", 2));
    assertTrue(Signals.outlivesAllowance(facts(List.of(one), List.of(many)).getFirst(), "any"));
  }
}
