package dev.evenkeel.difference;

import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.effective.ConfigObjects;
import dev.evenkeel.difference.effective.Container;
import dev.evenkeel.difference.effective.EffectiveEnvironment;
import dev.evenkeel.difference.effective.Reached;
import dev.evenkeel.difference.pairing.Paired;
import dev.evenkeel.difference.pairing.Reference;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the two sides bring a variable to a container by different ways, puts what arrives in the
 * place of what the fields say: an equal value becomes a fact of the kind {@code
 * environment-way-differs}, an unequal one a difference at {@code .../env/NAME}.
 */
final class EnvironmentWays {
  private static final int OBJECT_SEGMENTS = 5;

  private final Paired paired;
  private final Lens left;
  private final Lens right;
  private final Rules rules;
  private final Tally tally;
  private final ConfigObjects leftObjects;
  private final ConfigObjects rightObjects;
  private final Map<List<String>, List<Difference>> byObject = new HashMap<>();
  private final Set<Difference> gone = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Usage leftUsage = new Usage();
  private final Usage rightUsage = new Usage();

  private EnvironmentWays(
      Paired paired, Snapshot left, Snapshot right, Lens ll, Lens rl, Rules rules, Tally tally) {
    this.paired = paired;
    this.left = ll;
    this.right = rl;
    this.rules = rules;
    this.tally = tally;
    leftObjects = ConfigObjects.of(left);
    rightObjects = ConfigObjects.of(right);
  }

  /**
   * Looks at the objects of one source after their fields were compared.
   *
   * @param from the first difference of this source's objects
   */
  static void settle(
      Paired paired,
      int from,
      Snapshot left,
      Snapshot right,
      Lens ll,
      Lens rl,
      Rules rules,
      Tally tally) {
    List<Difference> found = List.copyOf(tally.differences.subList(from, tally.differences.size()));
    if (found.stream().noneMatch(difference -> isEnvironment(difference.item()))) {
      return;
    }
    var ways = new EnvironmentWays(paired, left, right, ll, rl, rules, tally);
    for (Difference difference : found) {
      ways.byObject
          .computeIfAbsent(object(difference.item()), object -> new ArrayList<>())
          .add(difference);
    }
    paired.pairs().forEach(ways::workload);
    ways.definitions();
    tally.take(ways.gone);
  }

  private static boolean isEnvironment(ItemPath item) {
    return item.segments().contains("env") || item.segments().contains("envFrom");
  }

  private static List<String> object(ItemPath item) {
    List<String> segments = item.segments();
    return segments.subList(0, Math.min(OBJECT_SEGMENTS, segments.size()));
  }

  private void workload(Paired.Pair pair) {
    List<Difference> own = byObject.getOrDefault(pair.item().segments(), List.of());
    if (own.stream().noneMatch(difference -> isEnvironment(difference.item()))) {
      return;
    }
    List<Container> others = Container.of(pair.right());
    for (Container container : Container.of(pair.left())) {
      String name = left.own().substitute(container.name());
      others.stream()
          .filter(other -> other.list().equals(container.list()))
          .filter(other -> right.own().substitute(other.name()).equals(name))
          .findFirst()
          .ifPresent(
              other ->
                  new Pod(
                          pair.item().children(container.list()).child(name),
                          environment(container, leftObjects, pair.left()),
                          environment(other, rightObjects, pair.right()),
                          own)
                      .settle());
    }
  }

  private static EffectiveEnvironment environment(
      Container container, ConfigObjects objects, Document workload) {
    return EffectiveEnvironment.of(
        container,
        objects,
        workload.shape() instanceof KubernetesObject object
            ? object.namespace()
            : Optional.empty());
  }

  /** One container on both sides. */
  private final class Pod {
    private final ItemPath single;
    private final ItemPath whole;
    private final EffectiveEnvironment l;
    private final EffectiveEnvironment r;
    private final List<Difference> own;
    private boolean settled = true;

    Pod(ItemPath container, EffectiveEnvironment l, EffectiveEnvironment r, List<Difference> own) {
      single = container.child("env");
      whole = container.child("envFrom");
      this.l = l;
      this.r = r;
      this.own =
          own.stream()
              .filter(d -> d.item().startsWith(single) || d.item().startsWith(whole))
              .toList();
    }

    void settle() {
      if (own.isEmpty() || l.isOpen() || r.isOpen() || !meets() || isDeclared()) {
        return;
      }
      var keys = new LinkedHashSet<String>(l.variables().keySet());
      keys.addAll(r.variables().keySet());
      if (!keys.stream().allMatch(this::isCertain)) {
        return;
      }
      List<String> undecided = keys.stream().filter(key -> !settle(key)).toList();
      own.stream()
          .filter(
              difference ->
                  !(difference instanceof Difference.Leaked)
                      && !(isOrder(difference) && hasEffect(keys))
                      && !undecided.contains(key(difference)))
          .forEach(gone::add);
      if (settled && undecided.isEmpty()) {
        leftUsage.follow(l.variables().values());
        rightUsage.follow(r.variables().values());
      }
    }

    /** Somebody declared what the fields themselves may be: then they are judged. */
    private boolean isDeclared() {
      return own.stream().anyMatch(d -> rules.watch().watches(d.item().segments()));
    }

    private boolean isOrder(Difference difference) {
      return difference instanceof Difference.Changed changed
          && changed.traits().contains(Trait.ORDER_ONLY);
    }

    /** Whether the order of the list may change what a written value expands to. */
    private boolean hasEffect(Set<String> keys) {
      return keys.stream().anyMatch(this::expandsOtherwise);
    }

    private boolean expandsOtherwise(String key) {
      Reached onLeft = l.variables().get(key);
      Reached onRight = r.variables().get(key);
      if (onLeft == null || onRight == null || !onLeft.isWritten() || !onRight.isWritten()) {
        return false;
      }
      return !(onLeft.value().orElse(null) instanceof Node.Scalar a
          && onRight.value().orElse(null) instanceof Node.Scalar b
          && a.text().equals(b.text()));
    }

    /** Whether one side has the list of single variables and the other has none. */
    private boolean isListAlone() {
      return own.stream().anyMatch(difference -> difference.item().equals(single));
    }

    /**
     * Whether some variable comes by one way here and by another there: else the fields say all.
     */
    private boolean meets() {
      return l.variables().entrySet().stream()
          .anyMatch(
              entry ->
                  r.variables().get(entry.getKey()) instanceof Reached other
                      && !sameField(entry.getValue(), other));
    }

    private String key(Difference difference) {
      List<String> segments = difference.item().segments();
      int at = single.segments().size();
      return difference.item().startsWith(single) && segments.size() > at ? segments.get(at) : "";
    }

    private boolean isCertain(String key) {
      Reached onLeft = l.variables().get(key);
      Reached onRight = r.variables().get(key);
      if (onLeft == null || onRight == null || sameWay(onLeft, onRight)) {
        return true;
      }
      Node lv = onLeft.value().orElse(null);
      Node rv = onRight.value().orElse(null);
      return (lv instanceof Node.Scalar && rv instanceof Node.Scalar)
          || (lv instanceof Node.Secret && rv instanceof Node.Secret);
    }

    /** Says what arrives; false where the fields say it already. */
    private boolean settle(String key) {
      Reached onLeft = l.variables().get(key);
      Reached onRight = r.variables().get(key);
      if (onLeft == null || onRight == null) {
        return alone(key, onLeft == null ? onRight : onLeft, onRight == null);
      }
      if (sameField(onLeft, onRight)) {
        return own.stream().noneMatch(difference -> key(difference).equals(key));
      }
      if (sameWay(onLeft, onRight)) {
        way("the same key", single.child(key), onLeft, onRight);
        return true;
      }
      int before = tally.differences.size();
      ItemPath item = single.child(key);
      Node lv = onLeft.value().orElseThrow();
      Node rv = onRight.value().orElseThrow();
      new TreeComparison(Document.plain(lv), Document.plain(rv), item, rules, left, right, tally)
          .compare(lv, rv);
      boolean equal =
          tally.differences.subList(before, tally.differences.size()).stream()
              .allMatch(Difference.Same.class::isInstance);
      settled &= equal;
      if (equal) {
        way("the same value", item, onLeft, onRight);
        leftUsage.arrive(onLeft);
        rightUsage.arrive(onRight);
      }
      return true;
    }

    private boolean alone(String key, @Nullable Reached reached, boolean onLeft) {
      settled = false;
      if (reached == null || (!reached.isTakenWhole() && !isListAlone())) {
        return false;
      }
      Sighting sighting = Sighting.of(reached.value().orElse(reached.at()));
      ItemPath item = single.child(key);
      tally.found(
          onLeft
              ? new Difference.OnlyLeft(item, sighting)
              : new Difference.OnlyRight(item, sighting));
      return true;
    }

    private void way(String what, ItemPath item, Reached onLeft, Reached onRight) {
      tally.fact(
          new Fact(
              "environment-way-differs",
              item,
              ItemClass.EQUAL,
              Optional.of(Sighting.of(onLeft.value().orElse(onLeft.at()))),
              Optional.of(Sighting.of(onRight.value().orElse(onRight.at()))),
              "%s reaches the container by different ways: left %s, right %s"
                  .formatted(what, onLeft.words(), onRight.words()),
              Map.of(
                  "side",
                  "both",
                  "key",
                  item.last(),
                  "leftWay",
                  onLeft.words(),
                  "rightWay",
                  onRight.words())));
    }
  }

  /** The same way, and said by the same field: then comparing the fields says all. */
  private boolean sameField(Reached l, Reached r) {
    return sameWay(l, r) && l.isTakenWhole() == r.isTakenWhole();
  }

  private boolean sameWay(Reached l, Reached r) {
    if (l.way() instanceof Reached.Referred a && r.way() instanceof Reached.Referred b) {
      return a.kind().equals(b.kind())
          && a.key().equals(b.key())
          && left.seen(a.name(), ValueType.NONE)
              .text()
              .equals(right.seen(b.name(), ValueType.NONE).text());
    }
    return l.way().getClass().equals(r.way().getClass());
  }

  /** What only one side defines says nothing more where all of it arrived on the other side too. */
  private void definitions() {
    paired.pairs().forEach(pair -> keys(pair.item(), pair.left(), pair.right()));
    paired.onlyLeft().forEach(alone -> whole(alone, true));
    paired.onlyRight().forEach(alone -> whole(alone, false));
  }

  private void keys(ItemPath item, Document l, Document r) {
    ItemPath data = item.child("data");
    for (Difference difference : byObject.getOrDefault(item.segments(), List.of())) {
      boolean one = difference.item().segments().size() == data.segments().size() + 1;
      if (one && difference.item().startsWith(data)) {
        boolean arrived =
            switch (difference) {
              case Difference.OnlyLeft only -> leftUsage.arrived(l, difference.item().last());
              case Difference.OnlyRight only -> rightUsage.arrived(r, difference.item().last());
              default -> false;
            };
        if (arrived && onlyUsedThere(l, r)) {
          gone.add(difference);
        }
      }
    }
  }

  private void whole(Paired.Alone alone, boolean onLeft) {
    Usage usage = onLeft ? leftUsage : rightUsage;
    if (usage.arrivedWhole(alone.document()) && references(alone.document(), onLeft, usage)) {
      byObject.getOrDefault(alone.item().segments(), List.of()).stream()
          .filter(difference -> difference.item().equals(alone.item()))
          .forEach(gone::add);
    }
  }

  private boolean onlyUsedThere(Document l, Document r) {
    return references(l, true, leftUsage) && references(r, false, rightUsage);
  }

  /** Whether every reference to the object is one that was followed. */
  private boolean references(Document object, boolean onLeft, Usage usage) {
    if (!(object.shape() instanceof KubernetesObject named)) {
      return false;
    }
    Predicate<Document> clear =
        document ->
            Reference.of(document).stream()
                .filter(reference -> reference.kind().equals(named.kind()))
                .filter(reference -> reference.name().equals(named.name()))
                .allMatch(reference -> usage.followed.contains(reference.leaf()));
    return paired.pairs().stream().map(pair -> onLeft ? pair.left() : pair.right()).allMatch(clear)
        && (onLeft ? paired.onlyLeft() : paired.onlyRight())
            .stream().map(Paired.Alone::document).allMatch(clear);
  }

  /** What of one side's objects arrived in containers where all of it is equal. */
  private static final class Usage {
    private final IdentityHashMap<Document, Set<String>> keys = new IdentityHashMap<>();
    private final Set<Node> followed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** All references of a container whose variables are equal on both sides. */
    void follow(Collection<Reached> variables) {
      for (Reached reached : variables) {
        if (reached.way() instanceof Reached.Referred referred) {
          followed.add(referred.name());
        }
      }
    }

    /** A variable that is equal and came another way on the other side. */
    void arrive(Reached reached) {
      if (reached.way() instanceof Reached.Referred referred && referred.object().isPresent()) {
        keys.computeIfAbsent(referred.object().get(), object -> new LinkedHashSet<>())
            .add(referred.key());
      }
    }

    boolean arrived(Document object, String key) {
      return keys.getOrDefault(object, Set.of()).contains(key);
    }

    boolean arrivedWhole(Document object) {
      Set<String> arrived = keys.getOrDefault(object, Set.of());
      return object.root() instanceof Node.Mapping root
          && root.get("data") instanceof Node.Mapping data
          && data.size() > 0
          && arrived.containsAll(data.keys());
    }
  }
}
