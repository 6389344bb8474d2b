package dev.evenkeel.difference;

import dev.evenkeel.difference.pairing.Paired;
import dev.evenkeel.difference.pairing.Pairing;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two snapshots and how they stand to each other. {@code compare(x, x)} is empty for every x that
 * could be read, and {@code compare(b, a)} mirrors {@code compare(a, b)}.
 */
public final class Comparison {
  private final Snapshot left;
  private final Snapshot right;
  private final Rules rules;
  private final Lens leftLens;
  private final Lens rightLens;
  private final Tally tally = new Tally();

  private Comparison(Snapshot left, Snapshot right, Rules rules) {
    this.left = left;
    this.right = right;
    this.rules = rules;
    leftLens = Lens.of(left.tokens(), right.tokens());
    rightLens = Lens.of(right.tokens(), left.tokens());
  }

  public static Differences compare(Snapshot left, Snapshot right, Rules rules) {
    return new Comparison(left, right, rules).run();
  }

  private Differences run() {
    oneSidedTokens();
    Set<String> sources = new LinkedHashSet<>();
    left.readings().forEach(reading -> sources.add(reading.source()));
    right.readings().forEach(reading -> sources.add(reading.source()));
    for (String source : sources) {
      Optional<Reading> l = left.reading(source);
      Optional<Reading> r = right.reading(source);
      if (l.isPresent() && r.isPresent()) {
        source(source, l.get(), r.get());
      } else {
        undeclared(source, l.isPresent());
      }
    }
    return tally.result();
  }

  private void source(String source, Reading l, Reading r) {
    if (!l.targets().isEmpty() && l.targets().equals(r.targets())) {
      unknown(
          ItemPath.of("source", source),
          Difference.Reason.SAME_TARGET,
          "both environments read " + String.join(", ", l.targets().stream().sorted().toList()),
          "declare where " + right.environment() + " keeps its own");
    }
    long before = tally.items();
    unread(source, l.unread(), r.unread());
    notes(source, l.notes(), r.notes());
    plainDocuments(source, l, r);
    objects(source, l, r);
    if (tally.items() == before) {
      unknown(
          ItemPath.of("source", source),
          Difference.Reason.NOTHING_COMPARED,
          "the source holds no item on either side",
          "point it at what the environments really use, or remove it");
    }
  }

  private void undeclared(String source, boolean onLeft) {
    String has = onLeft ? left.environment() : right.environment();
    String lacks = onLeft ? right.environment() : left.environment();
    Node present = Node.Scalar.string("declared", dev.evenkeel.snapshot.Origin.of(has), 0);
    Sighting sighting = Sighting.of(present);
    tally.found(
        new Difference.Incomparable(
            ItemPath.of("source", source),
            Difference.Reason.UNDECLARED_SOURCE,
            has
                + " declares the source "
                + source
                + ", "
                + lacks
                + " does not: nobody said where to look",
            "declare "
                + source
                + " for "
                + lacks
                + ", or allow source/"
                + source
                + " with expect: {onlyIn: "
                + has
                + "}",
            onLeft ? Optional.of(sighting) : Optional.empty(),
            onLeft ? Optional.empty() : Optional.of(sighting)));
  }

  private void unread(String source, List<Unread> l, List<Unread> r) {
    Map<ItemPath, List<Unread>> byItem = new LinkedHashMap<>();
    Set<ItemPath> onLeft = new LinkedHashSet<>();
    for (Unread unread : l) {
      byItem.computeIfAbsent(item(source, unread), i -> new ArrayList<>()).add(unread);
      onLeft.add(item(source, unread));
    }
    Set<ItemPath> onRight = new LinkedHashSet<>();
    for (Unread unread : r) {
      byItem.computeIfAbsent(item(source, unread), i -> new ArrayList<>()).add(unread);
      onRight.add(item(source, unread));
    }
    byItem.forEach(
        (item, all) -> {
          String why =
              String.join("; ", all.stream().map(u -> u.at() + ": " + u.why()).distinct().toList());
          tally.found(
              new Difference.Incomparable(
                  item,
                  Difference.Reason.UNREADABLE,
                  why,
                  all.getFirst().next(),
                  onLeft.contains(item) ? Optional.of(place(l, source, item)) : Optional.empty(),
                  onRight.contains(item) ? Optional.of(place(r, source, item)) : Optional.empty()));
        });
  }

  private static Sighting place(List<Unread> all, String source, ItemPath item) {
    Unread first = all.stream().filter(u -> item(source, u).equals(item)).findFirst().orElseThrow();
    return Sighting.of(
        new Node.Unreadable(
            first.why(), first.next(), dev.evenkeel.snapshot.Origin.of(first.at()), 0));
  }

  private static ItemPath item(String source, Unread unread) {
    return unread.within().isEmpty()
        ? ItemPath.of("source", source)
        : ItemPath.of(unread.area(), source).children(unread.within());
  }

  /** What both readers noticed of one item is one fact, of both sides. */
  private void notes(String source, List<Note> l, List<Note> r) {
    Map<String, Note> onLeft = new LinkedHashMap<>();
    l.forEach(note -> onLeft.putIfAbsent(noticed(note), note));
    Map<String, Note> onRight = new LinkedHashMap<>();
    r.forEach(note -> onRight.putIfAbsent(noticed(note), note));
    onLeft.forEach(
        (key, note) -> note(source, Optional.of(note), Optional.ofNullable(onRight.remove(key))));
    onRight.values().forEach(note -> note(source, Optional.empty(), Optional.of(note)));
  }

  private static String noticed(Note note) {
    return note.kind() + "\n" + note.area() + "\n" + String.join("\n", note.within());
  }

  private void note(String source, Optional<Note> l, Optional<Note> r) {
    Note note = l.or(() -> r).orElseThrow();
    var details = new java.util.TreeMap<String, Object>(note.details());
    details.put("side", l.isEmpty() ? "right" : r.isEmpty() ? "left" : "both");
    tally.fact(
        new Fact(
            note.kind(),
            ItemPath.of(note.area(), source).children(note.within()),
            ItemClass.EQUAL,
            l.map(Comparison::noticedAt),
            r.map(Comparison::noticedAt),
            note.message(),
            details));
  }

  private static Sighting noticedAt(Note note) {
    return Sighting.of(Node.Scalar.string("", dev.evenkeel.snapshot.Origin.of(note.at()), 0));
  }

  /** Trees are partners when they stand at the same place within the source. */
  private void plainDocuments(String source, Reading l, Reading r) {
    Map<ItemPath, Document> byItem = new LinkedHashMap<>();
    r.documents().stream()
        .filter(Comparison::plain)
        .forEach(d -> byItem.put(ItemPaths.of(source, d, right.tokens()), d));
    var seen = new LinkedHashSet<ItemPath>();
    int firstOfSource = tally.differences.size();
    for (Document document : l.documents()) {
      if (!plain(document)) {
        continue;
      }
      ItemPath item = ItemPaths.of(source, document, left.tokens());
      seen.add(item);
      Document other = byItem.get(item);
      TreeComparison trees = new TreeComparison(document, item, rules, leftLens, rightLens, tally);
      if (other == null) {
        if (!covered(item, source, r)) {
          trees.only(true, document.root());
        }
      } else {
        trees.compare(document.root(), other.root());
      }
    }
    byItem.forEach(
        (item, document) -> {
          if (!seen.contains(item) && !covered(item, source, l)) {
            new TreeComparison(document, item, rules, leftLens, rightLens, tally)
                .only(false, document.root());
          }
        });
    Relocation.join(tally, firstOfSource, leftLens, rightLens);
  }

  private void objects(String source, Reading l, Reading r) {
    List<Document> leftObjects = l.documents().stream().filter(d -> !plain(d)).toList();
    List<Document> rightObjects = r.documents().stream().filter(d -> !plain(d)).toList();
    if (leftObjects.isEmpty() && rightObjects.isEmpty()) {
      return;
    }
    Paired paired =
        Pairing.pair(
            source,
            leftObjects,
            rightObjects,
            leftLens.own()::substitute,
            rightLens.own()::substitute,
            rules.pairs());
    Lens ll = leftLens.withRenames(paired.renames());
    Lens rl = rightLens.withRenames(paired.renames());
    paired.ambiguous().forEach(tally::found);
    for (Paired.Pair pair : paired.pairs()) {
      int first = tally.differences.size();
      new TreeComparison(pair.left(), pair.item(), rules, ll, rl, tally)
          .compare(pair.left().root(), pair.right().root());
      Relocation.join(tally, first, ll, rl);
    }
    paired.onlyLeft().forEach(object -> oneSided(source, true, object, r, ll, rl));
    paired.onlyRight().forEach(object -> oneSided(source, false, object, l, ll, rl));
  }

  /**
   * An object without partner may stand in what the other side could not read: then nobody knows.
   */
  private void oneSided(
      String source, boolean onLeft, Paired.Alone object, Reading other, Lens ll, Lens rl) {
    if (covered(object.item(), source, other)) {
      return;
    }
    Optional<Unread> gap =
        other.unread().stream().filter(unread -> unread.area().equals("object")).findFirst();
    Node root = object.document().root();
    if (gap.isEmpty()) {
      new TreeComparison(object.document(), object.item(), rules, ll, rl, tally).only(onLeft, root);
      return;
    }
    tally.found(
        new Difference.Incomparable(
            object.item(),
            Difference.Reason.UNREADABLE,
            "one side has it; the other side could not read "
                + gap.get().at()
                + ", where it may stand",
            gap.get().next(),
            onLeft ? Optional.of(Sighting.of(root)) : Optional.empty(),
            onLeft ? Optional.empty() : Optional.of(Sighting.of(root))));
  }

  /** Whether the item lies in what the other side reported as unreadable, which is said already. */
  private static boolean covered(ItemPath item, String source, Reading other) {
    return other.unread().stream()
        .anyMatch(
            unread ->
                unread.within().isEmpty()
                    ? unread.area().equals("config")
                    : item.startsWith(item(source, unread)));
  }

  private static boolean plain(Document document) {
    return !(document.shape() instanceof Document.Shape.KubernetesObject);
  }

  private void oneSidedTokens() {
    for (boolean onLeft : new boolean[] {true, false}) {
      Snapshot declares = onLeft ? left : right;
      Snapshot lacks = onLeft ? right : left;
      declares.tokens().kinds().stream()
          .filter(kind -> !lacks.tokens().kinds().contains(kind))
          .sorted()
          .forEach(
              kind ->
                  tally.fact(
                      new Fact(
                          "token-one-sided",
                          ItemPath.of("source", "tokens", kind),
                          ItemClass.EQUAL,
                          Optional.empty(),
                          Optional.empty(),
                          "only "
                              + declares.environment()
                              + " declares a token "
                              + kind
                              + "; it is not substituted, and looked for in "
                              + lacks.environment(),
                          Map.of("tokenKind", kind, "side", onLeft ? "left" : "right"))));
    }
  }

  private void unknown(ItemPath item, Difference.Reason reason, String why, String next) {
    tally.found(
        new Difference.Incomparable(item, reason, why, next, Optional.empty(), Optional.empty()));
  }
}
