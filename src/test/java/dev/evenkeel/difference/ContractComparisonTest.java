package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.contract.compatibility.Contracts;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.snapshot.Unread;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold of the comparison of two contracts. */
class ContractComparisonTest {
  private static final String OPEN = "{\"type\": \"object\"}";

  private static Document contract(String name, String schema) {
    return contract(name, Contracts.node(schema, name));
  }

  private static Document contract(String name, Node root) {
    return new Document(List.of(name.split("/")), root, new Document.Shape.Contract(true));
  }

  private static Document file(String name, String schema) {
    return new Document(
        List.of(name.split("/")), Contracts.node(schema, name), new Document.Shape.Contract(false));
  }

  private static Snapshot side(String name, Document... documents) {
    return Sides.side(name, List.of(documents), List.of(), List.of());
  }

  private static Differences compare(Snapshot left, Snapshot right) {
    return Snapshots.compare(left, right);
  }

  private static Differences compare(String left, String right) {
    return compare(
        side("staging", contract("x.json", left)), side("production", contract("x.json", right)));
  }

  private static Fact only(Differences differences) {
    assertEquals(1, differences.differences().size(), () -> differences.differences().toString());
    return DifferenceFacts.of(differences.differences().getFirst());
  }

  @Test
  void oneTextIsEqualWhateverTheOrderOfItsKeys() {
    Differences same = compare("{\"a\": 1, \"b\": [2]}", "{\"b\": [2], \"a\": 1}");
    assertEquals(List.of(), same.differences());
    assertEquals(List.of(), same.facts());
    assertEquals(1, same.coverage().items());
  }

  @Test
  void otherWordsForOneContractAreToldAndNoDifference() {
    Differences same = compare("{\"enum\": [1, 2]}", "{\"enum\": [2, 1], \"title\": \"t\"}");
    assertEquals(List.of(), same.differences());
    assertEquals(1, same.coverage().items());
    Fact told = same.facts().getFirst();
    assertEquals("contract-wording-differs", told.kind());
    assertNotEquals(told.left().orElseThrow().node(), told.right().orElseThrow().node());
  }

  @Test
  void theDirectionThatBreaksIsNamedFirstAndTheMirrorNamesTheOther() {
    String narrow = "{\"enum\": [1]}";
    String wide = "{\"enum\": [1, 2]}";
    Fact fact = only(compare(narrow, wide));
    assertEquals(ItemClass.DIFFERENT, fact.itemClass());
    assertEquals("left", fact.details().get("refuses"));
    assertEquals("breaking", fact.details().get("leftReader"));
    assertEquals("compatible", fact.details().get("rightReader"));
    assertEquals(1, ((List<?>) fact.details().get("leftRefuses")).size());
    assertEquals(List.of(), fact.details().get("rightRefuses"));
    assertTrue(
        fact.message().startsWith("staging's version refuses documents of production: "),
        fact.message());
    assertTrue(
        fact.message().endsWith("; production's version takes the documents of staging"),
        fact.message());
    assertTrue(shown(fact.left()).startsWith("a schema, sha256:"), shown(fact.left()));
    assertNotEquals(shown(fact.left()), shown(fact.right()));
    assertEquals("right", only(compare(wide, narrow)).details().get("refuses"));
    assertEquals(
        "both", only(compare("{\"enum\": [1]}", "{\"enum\": [2]}")).details().get("refuses"));
  }

  @Test
  void whereBothBreakTheRightSideIsNamedFirst() {
    String message = only(compare("{\"enum\": [1]}", "{\"enum\": [2]}")).message();
    assertTrue(message.startsWith("production's version refuses"), message);
    assertTrue(message.contains("; staging's version refuses"), message);
  }

  private static String shown(java.util.Optional<Sighting> sighting) {
    return ((Node.Scalar) sighting.orElseThrow().node()).text();
  }

  @Test
  void ofManyReasonsThreeAreNamedAndTheRestIsCounted() {
    assertEquals(3, reasons(3));
    assertTrue(message(3).endsWith("x.json:1"), message(3));
    assertTrue(message(4).endsWith("; and 1 more"), message(4));
    assertTrue(message(6).endsWith("; and 3 more"), message(6));
  }

  private static int reasons(int fields) {
    return ((List<?>) only(removed(fields)).details().get("leftRefuses")).size();
  }

  private static String message(int fields) {
    return only(removed(fields)).message().split("; production's")[0];
  }

  /** The left side asks for fields that the right one no longer writes. */
  private static Differences removed(int fields) {
    String each =
        String.join(
            ",",
            IntStream.range(0, fields)
                .mapToObj(i -> "\"f%d\":{\"enum\":[%d]}".formatted(i, i))
                .toList());
    return compare(
        "{\"type\":\"object\",\"properties\":{" + each + "}}",
        "{\"type\":\"object\",\"properties\":{" + each.replace("]", ",\"new\"]") + "}}");
  }

  @Test
  void whatIsLeftOpenAndThenForbiddenIsADifferenceThatBreaksNothingDescribed() {
    String closed =
        "{\"type\":\"object\",\"properties\":{\"a\":{}},\"additionalProperties\":false}";
    String open = "{\"type\":\"object\",\"properties\":{\"a\":{}}}";
    Fact fact = only(compare(closed, open));
    assertEquals("none", fact.details().get("refuses"));
    assertTrue(fact.message().contains("and refuses of what that leaves open: "), fact.message());
  }

  @Test
  void whatCannotBeDecidedIsUnknownAndWhatIsKnownToBreakIsSaidBeforeIt() {
    String undecided = "{\"pattern\": \"^(?=a)(?!ab)a.*$\"}";
    String other = "{\"pattern\": \"^(?=a)(?!ac)a.*$\"}";
    Difference unknown = compare(undecided, other).differences().getFirst();
    Difference.Incomparable why = assertInstanceOf(Difference.Incomparable.class, unknown);
    assertEquals(Difference.Reason.CONTRACT_NOT_DECIDED, why.reason());
    assertTrue(why.why().contains("was not decided: "), why.why());
    assertTrue(why.left().isPresent() && why.right().isPresent());
  }

  @Test
  void whatOneSideAloneHasIsOneFinding() {
    Document x = contract("x.json", OPEN);
    Document y = contract("y.json", OPEN);
    assertEquals(
        List.of("contract/app/y.json ONLY_LEFT"),
        Sides.said(compare(side("l", x, y), side("r", x))));
    Document plain = Document.plain(Trees.mapping("a", 1));
    assertEquals(
        List.of("contract/app/y.json ONLY_LEFT"),
        Sides.said(compare(side("l", plain, y), side("r", plain))));
    assertEquals(
        List.of("contract/app/y.json ONLY_RIGHT"),
        Sides.said(compare(side("l", plain), side("r", plain, y))));
    assertEquals(
        List.of("contract/app/y.json ONLY_RIGHT"),
        Sides.said(compare(side("l", x), side("r", x, y))));
  }

  @Test
  void aFileThatContractsReferToIsNoContract() {
    Document order = contract("order.json", "{\"$ref\": \"parts/item.json\"}");
    Document text = file("parts/item.json", "{\"type\": \"string\"}");
    Document number = file("parts/item.json", "{\"type\": \"integer\"}");
    Document unused = file("parts/unused.json", OPEN);
    assertEquals(List.of(), compare(side("l", order, text), side("r", order, text)).differences());
    assertEquals(
        List.of(), compare(side("l", order, text, unused), side("r", order, text)).differences());
    assertEquals(
        List.of("contract/app/order.json DIFFERENT"),
        Sides.said(compare(side("l", order, text), side("r", order, number))));
  }

  @Test
  void whatTheOtherSideCouldNotReadIsUnknownAndNotAbsent() {
    Unread unread = new Unread("contract", List.of("x.json"), "x.json", "why", "next");
    Snapshot has = side("has", contract("x.json", OPEN), contract("y.json", OPEN));
    Snapshot lacks =
        Sides.side("lacks", List.of(contract("y.json", OPEN)), List.of(unread), List.of());
    assertEquals(List.of("contract/app/x.json UNKNOWN"), Sides.said(compare(has, lacks)));
    assertEquals(List.of("contract/app/x.json UNKNOWN"), Sides.said(compare(lacks, has)));
  }

  @Test
  void aSchemaThatCannotBeUsedIsUnknownWithItsPlaceOnWhicheverSide() {
    String wrong = "{\"required\": \"a\"}";
    for (Differences compared : List.of(compare(wrong, OPEN), compare(OPEN, wrong))) {
      assertEquals(List.of("contract/app/x.json UNKNOWN"), Sides.said(compared));
      assertTrue(compared.differences().getFirst().left().isPresent());
    }
  }

  /** A secret that documents are judged by is compared where that can be, and else unknown. */
  @Test
  void twoSecretsAreNeverOneBecauseBothAreHidden() {
    Node one = schema("enum", Sides.held("one"));
    Node other = schema("enum", Sides.held("other"));
    Node unkeyed = schema("enum", Sides.secret(new Hidden.Unkeyed(false)));
    assertEquals(List.of(), Sides.said(between(one, one)));
    assertEquals(List.of("contract/app/x.json UNKNOWN"), Sides.said(between(one, other)));
    assertEquals(List.of("contract/app/x.json UNKNOWN"), Sides.said(between(unkeyed, unkeyed)));
    assertFalse(between(one, other).toString().contains("other\""));
  }

  @Test
  void aSecretThatOnlyIllustratesChangesTheWordingAlone() {
    for (String keyword : List.of("default", "description", "$comment")) {
      Differences compared =
          between(
              Trees.mapping(keyword, Sides.held("one")),
              Trees.mapping(keyword, Sides.held("other")));
      assertEquals(List.of(), compared.differences(), keyword);
      assertEquals("contract-wording-differs", compared.facts().getFirst().kind());
    }
  }

  @Test
  void whatIsShownOfASchemaHoldsNothingOfItsSecrets() {
    Map<String, Node> one = Map.of("/x", schema("enum", Sides.held("one")));
    Map<String, Node> other = Map.of("/x", schema("enum", Sides.held("other")));
    assertEquals(SchemaDigest.shown(one), SchemaDigest.shown(other));
    assertNotEquals(SchemaDigest.of(one), SchemaDigest.of(other));
    assertEquals(12, SchemaDigest.shown(one).length());
  }

  @Test
  void theDigestSeesEachValueAndWhereItStands() {
    List<String> texts =
        List.of(
            "{}",
            "[]",
            "{\"a\": 1}",
            "{\"a\": \"1\"}",
            "{\"a\": [1]}",
            "{\"a\": {\"b\": 1}}",
            "{\"a\": [1, 2]}",
            "{\"a\": [2, 1]}",
            "{\"a\": [12]}",
            "{\"a\": null}",
            "{\"a\": \"null\"}",
            "{\"ab\": 1}");
    long distinct =
        texts.stream()
            .map(text -> SchemaDigest.of(Map.of("/x", Contracts.node(text, "x"))))
            .distinct()
            .count();
    assertEquals(texts.size(), distinct);
    Node empty = Contracts.node("{}", "x");
    assertNotEquals(
        SchemaDigest.of(Map.of("/x", empty)), SchemaDigest.of(Map.of("/x", empty, "/y", empty)));
    assertNotEquals(SchemaDigest.of(Map.of("/x", empty)), SchemaDigest.of(Map.of("/y", empty)));
  }

  private static Node schema(String keyword, Node... values) {
    return Trees.mapping(keyword, Arrays.asList(values));
  }

  private static Differences between(Node left, Node right) {
    return compare(side("l", contract("x.json", left)), side("r", contract("x.json", right)));
  }
}
