package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.evenkeel.arbitrary.Edits;
import dev.evenkeel.arbitrary.Edits.Place;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of every comparison of two trees, whatever stands in them. */
class ComparisonPropertiesTest {
  private static final Scalar FRESH = Nodes.text("a value that stands nowhere else");

  /** Two trees, the second made from the first by some edits. */
  record Two(Node left, Node right) {}

  @Provide
  Arbitrary<Mapping> documents() {
    return Nodes.documents();
  }

  @Provide
  Arbitrary<Mapping> mappingsOnly() {
    return Nodes.mappingsOnly();
  }

  @Provide
  Arbitrary<Two> alike() {
    return Combinators.combine(
            Nodes.documents(), Arbitraries.randoms(), Arbitraries.integers().between(0, 4))
        .as(
            (root, random, edits) -> {
              Node right = root;
              for (int i = 0; i < edits; i++) {
                right = edited(right, random);
              }
              return new Two(root, right);
            });
  }

  private static Node edited(Node root, Random random) {
    List<Place> places = Edits.places(root);
    Place place = places.get(random.nextInt(places.size()));
    return switch (random.nextInt(4)) {
      case 0 -> place.path().isEmpty() ? root : Edits.remove(root, place.path());
      case 1 -> Edits.replace(root, place.path(), Nodes.text("edit " + random.nextInt(3)));
      case 2 ->
          place.node() instanceof Mapping
              ? Edits.add(root, place.path(), "new", places.getLast().node(), random)
              : root;
      default -> Nodes.shuffled(root, random);
    };
  }

  @Property
  void a_tree_does_not_differ_from_itself(@ForAll("documents") Mapping root) {
    assertEquals(List.of(), Snapshots.differences(root, root));
  }

  @Property
  void the_order_of_keys_says_nothing(@ForAll("documents") Mapping root, @ForAll Random random) {
    assertEquals(List.of(), Snapshots.differences(root, Nodes.shuffled(root, random)));
  }

  @Property
  void the_order_of_keys_changes_no_finding(@ForAll("alike") Two two, @ForAll Random random) {
    assertEquals(
        summary(Snapshots.differences(two.left(), two.right()), d -> d.itemClass()),
        summary(
            Snapshots.differences(Nodes.shuffled(two.left(), random), two.right()),
            d -> d.itemClass()));
  }

  private static Map<List<Object>, Long> summary(
      List<Difference> differences, Function<Difference, ItemClass> itemClass) {
    return differences.stream()
        .collect(
            Collectors.groupingBy(
                d -> List.<Object>of(d.item().toString(), itemClass.apply(d)),
                Collectors.counting()));
  }

  /** What a difference says, without the item: elements of a list are named by the left side. */
  private static List<Object> said(Difference difference, boolean mirrored) {
    var left = (mirrored ? difference.right() : difference.left()).map(s -> new Identity(s.node()));
    var right =
        (mirrored ? difference.left() : difference.right()).map(s -> new Identity(s.node()));
    ItemClass itemClass = difference.itemClass();
    Object traits =
        difference instanceof Difference.Changed changed
            ? changed.traits().stream()
                .map(trait -> mirrored ? trait.mirrored() : trait)
                .collect(Collectors.toSet())
            : difference.getClass();
    boolean oneSided = itemClass == ItemClass.ONLY_LEFT || itemClass == ItemClass.ONLY_RIGHT;
    return List.of(
        mirrored ? itemClass.mirrored() : itemClass, left, right, oneSided ? "one" : traits);
  }

  private record Identity(Node node) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity identity && identity.node == node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }
  }

  @Property
  void comparing_the_other_way_round_gives_the_mirror_image(@ForAll("alike") Two two) {
    Differences there = compare(two.left(), two.right());
    Differences back = compare(two.right(), two.left());
    assertEquals(counted(there, false), counted(back, true));
    assertMirrored(there.coverage(), back.coverage());
  }

  @Property
  void two_strangers_mirror_each_other_too(
      @ForAll("documents") Mapping left, @ForAll("documents") Mapping right) {
    Differences there = compare(left, right);
    Differences back = compare(right, left);
    assertEquals(counted(there, false), counted(back, true));
    assertMirrored(there.coverage(), back.coverage());
  }

  private static void assertMirrored(Coverage there, Coverage back) {
    assertEquals(there.items(), back.items());
    assertEquals(there.paired(), back.paired());
    assertEquals(there.substituted(), back.substituted());
    assertEquals(there.dropped(), back.dropped());
    assertEquals(there.unknown(), back.unknown());
    there.counts().forEach((c, n) -> assertEquals(n, back.counts().get(c.mirrored()), c.name()));
  }

  private static Map<List<Object>, Long> counted(Differences differences, boolean mirrored) {
    return differences.differences().stream()
        .collect(Collectors.groupingBy(d -> said(d, mirrored), Collectors.counting()));
  }

  @Property
  void every_item_is_counted_once_in_its_class(@ForAll("alike") Two two) {
    Differences differences = compare(two.left(), two.right());
    Coverage coverage = differences.coverage();
    assertEquals(
        coverage.items(), coverage.counts().values().stream().mapToLong(Long::longValue).sum());
    for (ItemClass itemClass : ItemClass.values()) {
      if (!itemClass.equalInEffect()) {
        long found =
            differences.differences().stream().filter(d -> d.itemClass() == itemClass).count();
        assertEquals(found, coverage.counts().get(itemClass), itemClass.name());
      }
    }
    assertEquals(coverage.unknown(), coverage.counts().get(ItemClass.UNKNOWN));
  }

  @Property
  void no_two_findings_stand_at_one_item_and_class(@ForAll("alike") Two two) {
    summary(Snapshots.differences(two.left(), two.right()), Difference::itemClass)
        .forEach((item, n) -> assertEquals(1, n, item.toString()));
  }

  @Property
  void one_added_field_is_one_finding_there(
      @ForAll("documents") Mapping root, @ForAll Random random) {
    Place parent = Edits.some(root, random, p -> p.node() instanceof Mapping).orElseThrow();
    Node right = Edits.add(root, parent.path(), "added", FRESH, random);
    Difference found = single(root, right);
    assertEquals(ItemClass.ONLY_RIGHT, found.itemClass());
    assertItem(root, parent.path(), "added", found.item());
    assertEquals(ItemClass.ONLY_LEFT, single(right, root).itemClass());
  }

  @Property
  void one_changed_leaf_is_one_difference_there(
      @ForAll("documents") Mapping root, @ForAll Random random) {
    var leaf = Edits.some(root, random, p -> p.node() instanceof Scalar && !names(p));
    Assume.that(leaf.isPresent());
    Node right = Edits.replace(root, leaf.get().path(), FRESH);
    Difference found = single(root, right);
    assertEquals(ItemClass.DIFFERENT, found.itemClass());
    assertInstanceOf(Difference.Changed.class, found);
    assertItem(root, leaf.get().path(), null, found.item());
  }

  @Property
  void one_removed_subtree_is_one_finding_at_its_top(
      @ForAll("documents") Mapping root, @ForAll Random random) {
    var gone = Edits.some(root, random, p -> !p.path().isEmpty() && !names(p));
    Assume.that(gone.isPresent());
    Difference found = single(root, Edits.remove(root, gone.get().path()));
    assertEquals(ItemClass.ONLY_LEFT, found.itemClass());
    if (!gone.get().isElement()) {
      assertItem(root, gone.get().path(), null, found.item());
    }
  }

  @Property
  void a_subtree_under_another_parent_is_one_finding_that_names_both(
      @ForAll("mappingsOnly") Mapping root, @ForAll Random random) {
    List<Place> parents =
        Edits.places(root).stream().filter(p -> p.node() instanceof Mapping).toList();
    Place from = parents.get(random.nextInt(parents.size()));
    Place to = parents.get(random.nextInt(parents.size()));
    Assume.that(!from.path().equals(to.path()));
    Node subtree = random.nextBoolean() ? FRESH : Nodes.mapping(Map.of("k", FRESH, "l", FRESH));
    Node left = Edits.add(root, from.path(), "slipped", subtree, random);
    Node right = Edits.add(root, to.path(), "slipped", subtree, random);
    Difference found = single(left, right);
    var moved = assertInstanceOf(Difference.Moved.class, found);
    assertItem(root, from.path(), "slipped", moved.item());
    assertItem(root, to.path(), "slipped", moved.rightItem());
    assertEquals(ItemClass.DIFFERENT, moved.itemClass());
  }

  /** Another name makes another element of a list. */
  private static boolean names(Place place) {
    return List.of("name", "key", "id").contains(place.key());
  }

  private static Difference single(Node left, Node right) {
    List<Difference> found = Snapshots.differences(left, right);
    assertEquals(1, found.size(), () -> found.toString());
    return found.getFirst();
  }

  /** The item of a place: keys as they are, elements of a list by index or by their name. */
  private static void assertItem(
      Node root, List<Object> path, @org.jspecify.annotations.Nullable String last, ItemPath item) {
    var wanted = new ArrayList<String>(List.of("config", Snapshots.SOURCE));
    var segments = item.segments();
    Node here = root;
    for (Object step : path) {
      if (here instanceof Sequence sequence) {
        Node element = sequence.get((Integer) step);
        String seen = segments.get(Math.min(wanted.size(), segments.size() - 1));
        boolean named =
            element instanceof Mapping mapping
                && List.of("name", "key", "id").stream()
                    .anyMatch(k -> seen.equals(mapping.text(k)));
        wanted.add(named ? seen : step.toString());
        here = element;
      } else {
        wanted.add((String) step);
        here = Edits.at(here, List.of(step));
      }
    }
    if (last != null) {
      wanted.add(last);
    }
    assertEquals(new ItemPath(wanted), item);
  }

  private static Differences compare(Node left, Node right) {
    return Snapshots.compare(Snapshots.of(left), Snapshots.of(right));
  }
}
