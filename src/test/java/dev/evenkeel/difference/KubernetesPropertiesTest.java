package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Edits;
import dev.evenkeel.arbitrary.Edits.Place;
import dev.evenkeel.arbitrary.KubernetesObjects;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold of realistic objects, whatever their names and numbers. */
class KubernetesPropertiesTest {
  /** Lists whose order has no effect, by their key. */
  private static final Set<String> ORDER_IS_NOTHING =
      Set.of("containers", "env", "ports", "volumes", "volumeMounts", "verbs", "apiGroups");

  private static final Tokens STAGING =
      Snapshots.tokens("domain", "staging.example.org", "namespace", "shop-test");
  private static final Tokens PRODUCTION =
      Snapshots.tokens("domain", "example.org", "namespace", "shop");

  private static Snapshot staging(List<Document> objects) {
    return Snapshots.of(STAGING, objects);
  }

  private static Snapshot production(List<Document> objects) {
    return Snapshots.of(PRODUCTION, objects);
  }

  private static List<Document> left(long seed) {
    return KubernetesObjects.of(seed, "shop-test", "staging.example.org");
  }

  private static List<Document> right(long seed) {
    return KubernetesObjects.of(seed, "shop", "example.org");
  }

  private static List<Difference> compare(List<Document> left, List<Document> right) {
    return Snapshots.compare(staging(left), production(right)).differences();
  }

  @Property(tries = 100)
  void the_names_of_an_environment_make_no_difference(@ForAll long seed) {
    Differences found = Snapshots.compare(staging(left(seed)), production(right(seed)));
    assertEquals(List.of(), found.differences());
    assertTrue(found.coverage().substituted() > 0);
    assertTrue(found.coverage().counts().getOrDefault(ItemClass.EQUAL_BY_TOKEN, 0L) > 0);
  }

  @Property(tries = 100)
  void an_object_does_not_differ_from_itself(@ForAll long seed) {
    assertEquals(
        List.of(), Snapshots.compare(staging(left(seed)), staging(left(seed))).differences());
  }

  @Property(tries = 100)
  void the_order_of_objects_of_keys_and_of_named_elements_says_nothing(
      @ForAll long seed, @ForAll Random random) {
    List<Document> shuffled = new ArrayList<>();
    for (Document object : right(seed)) {
      Node root = permuted(Nodes.shuffled(object.root(), random), random);
      shuffled.add(new Document(object.within(), root, object.shape()));
    }
    Collections.shuffle(shuffled, random);
    assertEquals(List.of(), compare(left(seed), shuffled));
  }

  private static Node permuted(Node root, Random random) {
    Node changed = root;
    for (Place place : Edits.places(root)) {
      if (ORDER_IS_NOTHING.contains(place.key()) && place.node() instanceof Sequence) {
        Sequence now = (Sequence) Edits.at(changed, place.path());
        List<Node> elements = now.elements();
        // Inner lists come later and keep their index only if this one is left alone.
        boolean outer = elements.stream().anyMatch(e -> Edits.places(e).size() > 20);
        if (!outer) {
          Collections.shuffle(elements, random);
          changed = Edits.replace(changed, place.path(), Nodes.sequence(elements));
        }
      }
    }
    return changed;
  }

  @Property(tries = 100)
  void containers_may_stand_in_any_order(@ForAll long seed) {
    List<Document> right =
        edited(
            right(seed),
            root -> {
              for (Place place : Edits.places(root)) {
                if (place.key().equals("containers") && place.node() instanceof Sequence list) {
                  List<Node> elements = list.elements();
                  Collections.reverse(elements);
                  return Edits.replace(root, place.path(), Nodes.sequence(elements));
                }
              }
              return root;
            });
    assertEquals(List.of(), compare(left(seed), right));
  }

  @Property(tries = 100)
  void the_order_of_init_containers_is_one_difference(@ForAll long seed) {
    int[] changed = {0};
    List<Document> right =
        edited(
            right(seed),
            root -> {
              for (Place place : Edits.places(root)) {
                if (place.key().equals("initContainers") && place.node() instanceof Sequence list) {
                  List<Node> elements = list.elements();
                  Collections.reverse(elements);
                  changed[0]++;
                  return Edits.replace(root, place.path(), Nodes.sequence(elements));
                }
              }
              return root;
            });
    List<Difference> found = compare(left(seed), right);
    assertEquals(changed[0], found.size());
    found.forEach(
        difference -> {
          assertEquals("initContainers", difference.item().last());
          assertEquals(Set.of(Trait.ORDER_ONLY), ((Difference.Changed) difference).traits());
        });
  }

  private static List<Document> edited(List<Document> objects, UnaryOperator<Node> edit) {
    return objects.stream()
        .map(object -> new Document(object.within(), edit.apply(object.root()), object.shape()))
        .toList();
  }

  /** One object with an edit of its root, and where it stands. */
  private static List<Document> edited(List<Document> objects, int index, Node root) {
    List<Document> changed = new ArrayList<>(objects);
    Document object = objects.get(index);
    changed.set(index, new Document(object.within(), root, object.shape()));
    return changed;
  }

  @Property(tries = 300)
  void one_changed_leaf_is_one_difference_of_that_object(@ForAll long seed, @ForAll Random random) {
    List<Document> right = right(seed);
    int index = random.nextInt(right.size());
    var leaf =
        Edits.some(
            right.get(index).root(),
            random,
            p ->
                p.node() instanceof Scalar
                    && !Set.of("name", "containerPort", "port", "mountPath", "protocol")
                        .contains(p.key())
                    && !p.isElement());
    Assume.that(leaf.isPresent());
    Node root =
        Edits.replace(right.get(index).root(), leaf.get().path(), Nodes.text("something else"));
    List<Difference> found = compare(left(seed), edited(right, index, root));
    assertEquals(1, found.size(), found.toString());
    assertEquals(ItemClass.DIFFERENT, found.getFirst().itemClass());
    assertEquals(leaf.get().key(), found.getFirst().item().last());
    assertEquals("${namespace}", found.getFirst().item().segments().get(3));
  }

  @Property(tries = 300)
  void one_removed_subtree_is_one_finding_or_says_what_its_absence_means(
      @ForAll long seed, @ForAll Random random) {
    List<Document> right = right(seed);
    int index = random.nextInt(right.size());
    var gone =
        Edits.some(
            right.get(index).root(),
            random,
            p ->
                !p.path().isEmpty()
                    && !Set.of("name", "containerPort", "port", "mountPath").contains(p.key()));
    Assume.that(gone.isPresent());
    Node root = Edits.remove(right.get(index).root(), gone.get().path());
    Differences found =
        Snapshots.compare(staging(left(seed)), production(edited(right, index, root)));
    long byDefault = found.coverage().counts().getOrDefault(ItemClass.EQUAL_BY_DEFAULT, 0L);
    assertEquals(1, found.differences().size() + byDefault, found.toString());
  }

  @Property(tries = 300)
  void one_added_field_is_one_finding(@ForAll long seed, @ForAll Random random) {
    List<Document> right = right(seed);
    int index = random.nextInt(right.size());
    var parent = Edits.some(right.get(index).root(), random, p -> p.node() instanceof Mapping);
    Node root =
        Edits.add(
            right.get(index).root(),
            parent.orElseThrow().path(),
            "unheardOf",
            Nodes.text("x"),
            random);
    List<Difference> found = compare(left(seed), edited(right, index, root));
    assertEquals(1, found.size(), found.toString());
    assertEquals(ItemClass.ONLY_RIGHT, found.getFirst().itemClass());
    assertEquals("unheardOf", found.getFirst().item().last());
  }

  @Property(tries = 100)
  void one_object_less_is_one_finding_at_the_object(@ForAll long seed, @ForAll Random random) {
    List<Document> right = new ArrayList<>(right(seed));
    Document gone = right.remove(random.nextInt(right.size()));
    List<Difference> found = compare(left(seed), right);
    assertEquals(1, found.size(), found.toString());
    assertEquals(ItemClass.ONLY_LEFT, found.getFirst().itemClass());
    var shape = (Document.Shape.KubernetesObject) gone.shape();
    assertEquals(
        "object/app/" + shape.kind() + "/${namespace}/" + shape.name(),
        found.getFirst().item().toString());
  }

  @Property(tries = 100)
  void an_object_twice_is_unknown_and_never_equal(@ForAll long seed, @ForAll Random random) {
    List<Document> right = new ArrayList<>(right(seed));
    right.add(right.get(random.nextInt(right.size())));
    List<Difference> found = compare(left(seed), right);
    assertEquals(1, found.size(), found.toString());
    assertEquals(ItemClass.UNKNOWN, found.getFirst().itemClass());
  }

  @Property(tries = 100)
  void strangers_mirror_each_other(@ForAll long one, @ForAll long other) {
    Differences there = Snapshots.compare(staging(left(one)), production(right(other)));
    Differences back = Snapshots.compare(production(right(other)), staging(left(one)));
    assertEquals(names(there, false), names(back, true));
    assertEquals(there.coverage().items(), back.coverage().items());
    assertEquals(there.coverage().paired(), back.coverage().paired());
  }

  private static List<String> names(Differences differences, boolean mirrored) {
    return differences.differences().stream()
        .map(
            d ->
                // An element without a name is named by its place on the left side.
                d.item().toString().replaceAll("/[+]?[0-9]+", "/#")
                    + " "
                    + (mirrored ? d.itemClass().mirrored() : d.itemClass()))
        .sorted()
        .toList();
  }
}
