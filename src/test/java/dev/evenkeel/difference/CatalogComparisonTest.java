package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Catalogs;
import dev.evenkeel.arbitrary.Edits;
import dev.evenkeel.arbitrary.Edits.Place;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.SnapshotDigest;
import dev.evenkeel.value.ItemPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What must hold of the comparison of two catalogs. */
class CatalogComparisonTest {
  @Provide
  Arbitrary<Node> catalogs() {
    return Catalogs.catalogs();
  }

  private static List<Difference> differences(Node left, Node right) {
    return Snapshots.compare(Catalogs.of(left), Catalogs.of(right)).differences();
  }

  private static Set<String> found(Node left, Node right) {
    return differences(left, right).stream()
        .map(d -> d.itemClass() + " " + d.item() + " " + facetClass(d))
        .collect(Collectors.toSet());
  }

  private static String facetClass(Difference difference) {
    return String.valueOf(DifferenceFacts.of(difference).details().get("facetClass"));
  }

  @Property
  void a_catalog_does_not_differ_from_itself(@ForAll("catalogs") Node root) {
    assertEquals(List.of(), differences(root, root));
  }

  @Property
  void the_other_way_round_is_the_mirror(
      @ForAll("catalogs") Node left, @ForAll("catalogs") Node right) {
    Set<String> there = mirrored(differences(left, right), false);
    Set<String> back = mirrored(differences(right, left), true);
    assertEquals(there, back);
  }

  private static Set<String> mirrored(List<Difference> differences, boolean turn) {
    return differences.stream()
        .map(
            d -> {
              ItemPath item = d.item();
              if (d instanceof Difference.Moved moved && turn) {
                item = moved.rightItem();
              }
              return (turn ? d.itemClass().mirrored() : d.itemClass()) + " " + item;
            })
        .collect(Collectors.toSet());
  }

  @Property
  void one_facet_that_is_another_one_is_one_finding(
      @ForAll("catalogs") Node root, @ForAll java.util.Random random) {
    List<Place> facets =
        Edits.places(root).stream().filter(place -> place.node() instanceof Scalar).toList();
    Place place = facets.get(random.nextInt(facets.size()));
    Node changed = Edits.replace(root, place.path(), Nodes.text("something else"));
    List<Difference> found = differences(root, changed);
    assertEquals(1, found.size(), found.toString());
    assertEquals(at(place), found.getFirst().item());
    assertInstanceOf(Difference.Changed.class, found.getFirst());
  }

  @Property
  void one_object_that_is_gone_is_one_finding_that_breaks(
      @ForAll("catalogs") Node root, @ForAll java.util.Random random) {
    List<Place> objects =
        Edits.places(root).stream().filter(place -> place.path().size() % 2 == 0).toList();
    List<Place> whole =
        objects.stream()
            .filter(place -> place.node() instanceof Mapping && !place.path().isEmpty())
            .toList();
    Place place = whole.get(random.nextInt(whole.size()));
    Node without = Edits.remove(root, place.path());
    List<Difference> found =
        differences(root, without).stream().filter(Difference.OnlyLeft.class::isInstance).toList();
    assertEquals(1, found.size(), found.toString());
    assertEquals(at(place), found.getFirst().item());
    assertEquals("breaking", facetClass(found.getFirst()));
  }

  @Test
  void eachTableThatOneSideLacksIsAFindingAlsoWhereItHasNone() {
    Node two = Catalogs.tables(Map.of("a", Catalogs.table("x"), "b", Catalogs.table("x")));
    assertEquals(
        Set.of("ONLY_LEFT schema/app/table/a breaking", "ONLY_LEFT schema/app/table/b breaking"),
        found(two, Catalogs.group(Map.of())));
  }

  @Test
  void theSameColumnInAnotherTableHasNotMovedThere() {
    Node left = Catalogs.tables(ordered("a", Catalogs.table("x", "y"), "b", Catalogs.table("x")));
    Node right = Catalogs.tables(ordered("a", Catalogs.table("x"), "b", Catalogs.table("x", "y")));
    assertEquals(
        Set.of(
            "ONLY_LEFT schema/app/table/a/column/y breaking",
            "ONLY_RIGHT schema/app/table/b/column/y breaking"),
        found(left, right));
  }

  @Test
  void commonColumnsInAnotherOrderAreOneFindingOfOrder() {
    assertEquals(
        Set.of("DIFFERENT schema/app/table/t/column order"),
        found(one(Catalogs.table("a", "b", "c")), one(Catalogs.table("a", "c", "b"))));
  }

  @Test
  void aColumnAtTheEndMovesNothingAndOneInTheMiddleMovesPlaces() {
    assertEquals(
        Set.of("ONLY_RIGHT schema/app/table/t/column/c breaking"),
        found(one(Catalogs.table("a", "b")), one(Catalogs.table("a", "b", "c"))));
    assertEquals(
        Set.of(
            "ONLY_RIGHT schema/app/table/t/column/c breaking",
            "DIFFERENT schema/app/table/t/column physical"),
        found(one(Catalogs.table("a", "b")), one(Catalogs.table("a", "c", "b"))));
    assertTrue(
        differences(one(Catalogs.table("a", "b")), one(Catalogs.table("a", "c", "b"))).stream()
            .map(difference -> DifferenceFacts.of(difference).message())
            .anyMatch("the same order, with columns of one side alone between them"::equals));
  }

  @Test
  void theDigestSeesTheOrderOfColumnsAndNoOtherOrder() {
    String digest = SnapshotDigest.of(Catalogs.of(one(Catalogs.table("a", "b"))));
    assertEquals(digest, SnapshotDigest.of(Catalogs.of(one(Catalogs.table("a", "b")))));
    assertTrue(!digest.equals(SnapshotDigest.of(Catalogs.of(one(Catalogs.table("b", "a"))))));
    Mapping x = Catalogs.table("x");
    Mapping y = Catalogs.table("y");
    assertEquals(
        SnapshotDigest.of(Catalogs.of(Catalogs.tables(ordered("a", x, "b", y)))),
        SnapshotDigest.of(Catalogs.of(Catalogs.tables(ordered("b", y, "a", x)))));
  }

  @Test
  void anIndexUnderAnotherNameIsTheSameIndex() {
    assertEquals(
        Set.of("DIFFERENT schema/app/table/t/index/a naming"),
        found(
            indexes(ordered("a", Catalogs.object("columns", "x"))),
            indexes(ordered("b", Catalogs.object("columns", "x")))));
  }

  @Test
  void namesThatTheServerCountsUpArePairedByWhatTheyDo() {
    Mapping x = Catalogs.object("expression", "x > 0");
    Mapping y = Catalogs.object("expression", "y > 0");
    assertEquals(
        Set.of(
            "DIFFERENT schema/app/table/t/index/C1 naming",
            "DIFFERENT schema/app/table/t/index/C2 naming"),
        found(indexes(ordered("C1", x, "C2", y)), indexes(ordered("C1", y, "C2", x))));
  }

  @Test
  void oneNameWithTwoMeaningsIsNoOtherNameWhereTheRestDoesNotFit() {
    Mapping x = Catalogs.object("expression", "x > 0");
    Mapping y = Catalogs.object("expression", "y > 0");
    Mapping z = Catalogs.object("expression", "z > 0");
    assertEquals(
        Set.of(
            "DIFFERENT schema/app/table/t/index/C1/expression breaking",
            "DIFFERENT schema/app/table/t/index/C2/expression breaking"),
        found(indexes(ordered("C1", x, "C2", y)), indexes(ordered("C1", y, "C2", z))));
  }

  @Test
  void anotherIndexUnderOneNameIsNoOtherName() {
    assertEquals(
        Set.of("DIFFERENT schema/app/table/t/index/a/columns breaking"),
        found(
            indexes(ordered("a", Catalogs.object("columns", "x"))),
            indexes(ordered("a", Catalogs.object("columns", "y")))));
    assertEquals(
        Set.of(
            "DIFFERENT schema/app/table/t/index/a/columns breaking",
            "ONLY_RIGHT schema/app/table/t/index/b breaking"),
        found(
            indexes(ordered("a", Catalogs.object("columns", "x"))),
            indexes(
                ordered(
                    "a", Catalogs.object("columns", "y"), "b", Catalogs.object("columns", "x")))));
  }

  @Test
  void whatFilesDoNotStateIsSetAsideAndCounted() {
    Node root = one(Catalogs.table("a"));
    var files = Catalogs.of(root);
    var live =
        Snapshots.of(
            dev.evenkeel.snapshot.Tokens.none(),
            Stream.concat(
                    files.readings().getFirst().documents().stream(),
                    Stream.of(
                        new dev.evenkeel.snapshot.Document(
                            List.of(),
                            Catalogs.object("version", "18"),
                            new dev.evenkeel.snapshot.Document.Shape.Catalog("platform"))))
                .toList());
    Differences compared = Snapshots.compare(files, live);
    assertEquals(List.of(), compared.differences());
    assertEquals(1, compared.coverage().dropped());
  }

  @Test
  void twoEmptyGroupsAreOneItemThatIsTheSame() {
    Node empty = Catalogs.group(Map.of("table", Catalogs.group(Map.of())));
    Differences compared = Snapshots.compare(Catalogs.of(empty), Catalogs.of(empty));
    assertEquals(List.of(), compared.differences());
    assertEquals(1, compared.coverage().items());
  }

  @Test
  void whoOwnsATableIsSetAsideWhereFilesDoNotSayAndIsFoundWhereBothDo() {
    Mapping silent = Catalogs.object("engine", "InnoDB");
    Mapping owned = Catalogs.object("engine", "InnoDB", "owner", "app");
    Mapping other = Catalogs.object("engine", "InnoDB", "owner", "root");
    for (boolean turned : List.of(false, true)) {
      Differences compared =
          Snapshots.compare(
              Catalogs.of(one(turned ? owned : silent)), Catalogs.of(one(turned ? silent : owned)));
      assertEquals(List.of(), compared.differences());
      assertEquals(1, compared.coverage().dropped());
    }
    assertEquals(
        Set.of("DIFFERENT schema/app/table/t/owner breaking"), found(one(owned), one(other)));
    assertEquals(
        Set.of("ONLY_RIGHT schema/app/table/t/brand-new breaking"),
        found(one(silent), one(Catalogs.object("engine", "InnoDB", "brand-new", "app"))));
  }

  @Test
  void aTableCalledOwnerIsNoOwner() {
    Node without = Catalogs.tables(Map.of("t", Catalogs.table("x")));
    Node with = Catalogs.tables(ordered("t", Catalogs.table("x"), "owner", Catalogs.table("x")));
    assertEquals(Set.of("ONLY_RIGHT schema/app/table/owner breaking"), found(without, with));
  }

  @Test
  void anotherOrderSaysBothOrders() {
    Difference order =
        differences(one(Catalogs.table("a", "b")), one(Catalogs.table("b", "a"))).getFirst();
    assertEquals("[a, b]", names(order.left()));
    assertEquals("[b, a]", names(order.right()));
  }

  private static String names(java.util.Optional<Sighting> sighting) {
    Node.Sequence names = (Node.Sequence) sighting.orElseThrow().node();
    return names.elements().stream().map(name -> ((Scalar) name).text()).toList().toString();
  }

  @Test
  void whatCouldNotBeReadIsNotSetAside() {
    var live =
        Snapshots.of(
            dev.evenkeel.snapshot.Tokens.none(),
            List.of(
                new dev.evenkeel.snapshot.Document(
                    List.of(),
                    Catalogs.object("version", "18"),
                    new dev.evenkeel.snapshot.Document.Shape.Catalog("platform"))));
    var unread =
        new dev.evenkeel.snapshot.Snapshot(
            "side",
            dev.evenkeel.snapshot.Tokens.none(),
            List.of(
                new dev.evenkeel.snapshot.Reading(
                    Snapshots.SOURCE,
                    java.util.Optional.empty(),
                    List.of(),
                    List.of(
                        new dev.evenkeel.snapshot.Unread("config", List.of(), "at", "why", "next")),
                    List.of(),
                    Set.of())));
    Differences compared = Snapshots.compare(live, unread);
    assertEquals(0, compared.coverage().dropped());
    assertEquals(1, compared.coverage().unknown());
  }

  private static ItemPath at(Place place) {
    return ItemPath.of("schema", Snapshots.SOURCE)
        .children(place.path().stream().map(String::valueOf).toList());
  }

  private static Node one(Mapping table) {
    return Catalogs.tables(Map.of("t", table));
  }

  private static Node indexes(Map<String, Mapping> indexes) {
    return one(
        Catalogs.group(Map.of("engine", Nodes.text("InnoDB"), "index", Catalogs.group(indexes))));
  }

  private static Map<String, Mapping> ordered(String name, Mapping node) {
    return Map.of(name, node);
  }

  private static Map<String, Mapping> ordered(
      String first, Mapping one, String second, Mapping two) {
    Map<String, Mapping> members = new LinkedHashMap<>();
    members.put(first, one);
    members.put(second, two);
    return members;
  }
}
