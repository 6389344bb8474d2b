package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One source of values and of the one object that they render to. */
class ValueEffectsTest {
  private static Snapshot side(String name, Map<String, ?> values, Map<String, ?> rendered) {
    List<Document> documents =
        List.of(
            Document.plain(Trees.mapping(values)),
            Trees.object("example.org/v1", "Thing", "n", "t", "spec", rendered));
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(new Reading("s", Optional.empty(), documents, List.of(), List.of(), Set.of(name))));
  }

  private static Differences compare(Snapshot left, Snapshot right, Rules rules) {
    return Comparison.compare(left, right, rules);
  }

  private static List<String> items(Differences differences) {
    return differences.differences().stream().map(d -> d.item().toString()).sorted().toList();
  }

  private static List<String> effects(Differences differences) {
    return differences.facts().stream()
        .filter(fact -> fact.kind().equals("value-effect"))
        .map(fact -> fact.item().last() + " <- " + fact.details().get("cause"))
        .toList();
  }

  @Test
  void aFieldThatTheValuesExplainIsAnEffectAndStaysCounted() {
    var differences =
        compare(
            side("l", Map.of("host", "left.test", "port", "8080"), Map.of("url", "left.test:8080")),
            side(
                "r",
                Map.of("host", "right.test", "port", "9090"),
                Map.of("url", "right.test:9090")),
            Rules.NONE);
    assertEquals(List.of("config/s/host", "config/s/port"), items(differences));
    assertEquals(List.of("url <- config/s/host, config/s/port"), effects(differences));
    assertEquals(3L, differences.coverage().counts().get(ItemClass.DIFFERENT));
  }

  @Test
  void aFieldThatDiffersOtherwiseStaysAFinding() {
    var differences =
        compare(
            side("l", Map.of("host", "left.test"), Map.of("url", "http://left.test")),
            side("r", Map.of("host", "right.test"), Map.of("url", "https://right.test")),
            Rules.NONE);
    assertEquals(
        List.of("config/s/host", "object/s/Thing.example.org/n/t/spec/url"), items(differences));
  }

  @Test
  void aShortValueExplainsOnlyAFieldOfTheSameBeginning() {
    var differences =
        compare(
            side("l", Map.of("replicaCount", 1), Map.of("replicas", 1, "retries", 1)),
            side("r", Map.of("replicaCount", 3), Map.of("replicas", 3, "retries", 3)),
            Rules.NONE);
    assertEquals(
        List.of("config/s/replicaCount", "object/s/Thing.example.org/n/t/spec/retries"),
        items(differences));
  }

  @Test
  void aFieldWithADeclaredExpectationIsJudgedByIt() {
    var rules =
        new Rules(new Watch(List.of(ItemPattern.parse("object/s/**/url"))), List.of(), List.of());
    var differences =
        compare(
            side("l", Map.of("host", "left.test"), Map.of("url", "left.test")),
            side("r", Map.of("host", "right.test"), Map.of("url", "right.test")),
            rules);
    assertEquals(2, items(differences).size());
  }

  @Test
  void whatIsExplainedOneWayOnlyIsNotExplained() {
    var left = side("l", Map.of("host", "left.test"), Map.of("hosts", "left.test right.test"));
    var right = side("r", Map.of("host", "right.test"), Map.of("hosts", "right.test right.test"));
    assertEquals(2, items(compare(left, right, Rules.NONE)).size());
    assertEquals(items(compare(left, right, Rules.NONE)), items(compare(right, left, Rules.NONE)));
  }

  @Test
  void objectsWithoutValuesBesideThemAreLeftAlone() {
    assertEquals(
        List.of(),
        effects(
            compare(
                side("l", Map.of("a", "same"), Map.of("url", "left.test")),
                side("r", Map.of("a", "same"), Map.of("url", "right.test")),
                Rules.NONE)));
  }

  @Test
  void aSwitchExplainsOnlyASwitchOfItsName() {
    var differences =
        compare(
            side("l", Map.of("debug", true), Map.of("debugMode", true, "readOnly", true)),
            side("r", Map.of("debug", false), Map.of("debugMode", false, "readOnly", false)),
            Rules.NONE);
    assertEquals(List.of("debugMode <- config/s/debug"), effects(differences));
    assertEquals(
        List.of("config/s/debug", "object/s/Thing.example.org/n/t/spec/readOnly"),
        items(differences));
    var texts =
        compare(
            side("l", Map.of("debug", "true"), Map.of("args", "--debug=true", "more", "--x=true")),
            side(
                "r",
                Map.of("debug", "false"),
                Map.of("args", "--debug=false", "more", "--x=false")),
            Rules.NONE);
    assertEquals(List.of("args <- config/s/debug"), effects(texts));
    assertEquals(
        List.of("config/s/debug", "object/s/Thing.example.org/n/t/spec/more"), items(texts));
  }

  private static Snapshot folder(String host) {
    List<Document> documents =
        List.of(
            Document.plain(List.of("app.yml"), Trees.mapping("host", host)),
            Trees.object("example.org/v1", "Thing", "n", "t", "spec", Map.of("host", host)));
    return new Snapshot(
        host,
        Tokens.none(),
        List.of(new Reading("s", Optional.empty(), documents, List.of(), List.of(), Set.of(host))));
  }

  @Test
  void aFolderOfFilesIsNoRenderer() {
    assertEquals(
        List.of("config/s/app.yml/host", "object/s/Thing.example.org/n/t/spec/host"),
        items(compare(folder("left.test"), folder("right.test"), Rules.NONE)));
  }

  private static Snapshot covered(String name, Map<String, ?> values, Map<String, ?> rendered) {
    Snapshot plain = side(name, values, rendered);
    List<Document> documents =
        plain.readings().getFirst().documents().stream()
            .map(document -> Secrecy.byForm().cover(ItemPath.of("config", "s"), document))
            .toList();
    return new Snapshot(
        name,
        Tokens.none(),
        List.of(new Reading("s", Optional.empty(), documents, List.of(), List.of(), Set.of(name))));
  }

  @Test
  void aSecretThatAValueExplainsIsAnEffect() {
    var left =
        covered(
            "l",
            Map.of("apiToken", "one-of-left", "password", "Vq8mT2xLw9"),
            Map.of("dbPassword", "Vq8mT2xLw9", "otherSecret", "Zx1aaaaaaa"));
    var right =
        covered(
            "r",
            Map.of("apiToken", "one-of-right", "password", "Hn4pR7sKd1"),
            Map.of("dbPassword", "Hn4pR7sKd1", "otherSecret", "Hn4pR7sKd1"));
    var differences = compare(left, right, Rules.NONE);
    assertEquals(List.of("dbPassword <- config/s/password"), effects(differences));
    assertEquals(
        List.of(
            "config/s/apiToken",
            "config/s/password",
            "object/s/Thing.example.org/n/t/spec/otherSecret"),
        items(differences));
  }

  @Test
  void aSecretAndATextExplainNothingOfEachOther() {
    assertEquals(
        List.of(),
        effects(
            compare(
                covered("l", Map.of("password", "Vq8mT2xLw9"), Map.of("mode", "x 10:Vq8mT2xLw9")),
                covered("r", Map.of("password", "Hn4pR7sKd1"), Map.of("mode", "x 10:Hn4pR7sKd1")),
                Rules.NONE)));
  }

  @Test
  void aLongerValueIsLookedForBeforeAShorterOneInIt() {
    for (String shorter : List.of("a", "z")) {
      var left = new TreeMap<>(Map.of(shorter, "left", "host", "left.test"));
      var right = new TreeMap<>(Map.of(shorter, "prod1234", "host", "right.test"));
      var differences =
          compare(
              side("l", left, Map.of("url", "http://left.test")),
              side("r", right, Map.of("url", "http://right.test")),
              Rules.NONE);
      assertEquals(List.of("url <- config/s/host"), effects(differences));
    }
  }

  @Test
  void fourCharactersAreEnoughToExplainAFieldOfAnotherName() {
    var four =
        compare(
            side("l", Map.of("port", "8080"), Map.of("listen", "8080")),
            side("r", Map.of("port", "9090"), Map.of("listen", "9090")),
            Rules.NONE);
    assertEquals(List.of("listen <- config/s/port"), effects(four));
    var unequal =
        compare(
            side("l", Map.of("port", "80"), Map.of("listen", "80")),
            side("r", Map.of("port", "9090"), Map.of("listen", "9090")),
            Rules.NONE);
    assertEquals(List.of("listen <- config/s/port"), effects(unequal));
    var three =
        compare(
            side("l", Map.of("port", "808"), Map.of("listen", "808")),
            side("r", Map.of("port", "909"), Map.of("listen", "909")),
            Rules.NONE);
    assertEquals(List.of(), effects(three));
  }

  @Test
  void whatOneSideAloneHasIsNoEffect() {
    var differences =
        compare(
            side("l", Map.of("host", "left.test", "more", "left.test"), Map.of("url", "left.test")),
            side("r", Map.of("host", "right.test"), Map.of("uri", "right.test")),
            Rules.NONE);
    assertEquals(List.of(), effects(differences));
  }

  @Test
  void aLeakThatAValueExplainsIsAnEffect() {
    Tokens staging = Snapshots.tokens("domain", "left.test");
    Tokens production = Snapshots.tokens("domain", "right.test");
    var left =
        new Snapshot(
            "l", staging, side("l", Map.of("host", "a"), Map.of("url", "x.a.y")).readings());
    var right =
        new Snapshot(
            "r",
            production,
            side("r", Map.of("host", "left.test"), Map.of("url", "x.left.test.y")).readings());
    var leak = Comparison.compare(left, right, Rules.NONE);
    assertEquals(
        List.of(ItemClass.LEAK),
        leak.differences().stream().map(Difference::itemClass).distinct().toList());
    var whole =
        Comparison.compare(
            new Snapshot(
                "l", staging, side("l", Map.of("host", "abcd"), Map.of("url", "abcd")).readings()),
            new Snapshot(
                "r",
                production,
                side("r", Map.of("host", "left.test"), Map.of("url", "left.test")).readings()),
            Rules.NONE);
    assertEquals(List.of("url <- config/s/host"), effects(whole));
  }
}
