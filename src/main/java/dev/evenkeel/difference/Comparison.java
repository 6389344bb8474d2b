package dev.evenkeel.difference;

import dev.evenkeel.difference.pairing.Paired;
import dev.evenkeel.difference.pairing.Pairing;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
          "both environments read " + SameTarget.named(l),
          "declare where " + right.environment() + " keeps its own");
    }
    long before = tally.items();
    unread(source, l.unread(), r.unread());
    notes(source, l.notes(), r.notes());
    int first = tally.differences.size();
    plainDocuments(source, l, r);
    contracts(source, l, r);
    objects(source, l, r);
    if (isRendered(l) && isRendered(r)) {
      ValueEffects.fold(first, rules, tally);
    }
    if (tally.items() == before) {
      unknown(
          ItemPath.of("source", source),
          Difference.Reason.NOTHING_COMPARED,
          "the source holds no item on either side",
          "point it at what the environments really use, or remove it");
    }
  }

  /** Whether it gave the values of a renderer and what they render to. */
  private static boolean isRendered(Reading reading) {
    return reading.documents().stream().anyMatch(d -> plain(d) && d.within().isEmpty())
        && reading.documents().stream().anyMatch(Comparison::isObject);
  }

  private void undeclared(String source, boolean onLeft) {
    String has = onLeft ? left.environment() : right.environment();
    String lacks = onLeft ? right.environment() : left.environment();
    Node present = Node.Scalar.string("declared", Origin.of(has), 0);
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
    Map<ItemPath, List<Unread>> onLeft = unreadByItem(source, l, left.tokens());
    Map<ItemPath, List<Unread>> onRight = unreadByItem(source, r, right.tokens());
    var items = new LinkedHashSet<>(onLeft.keySet());
    items.addAll(onRight.keySet());
    for (ItemPath item : items) {
      List<Unread> ours = onLeft.getOrDefault(item, List.of());
      List<Unread> theirs = onRight.getOrDefault(item, List.of());
      List<Unread> all = Stream.concat(ours.stream(), theirs.stream()).toList();
      tally.found(
          new Difference.Incomparable(
              item,
              Difference.Reason.UNREADABLE,
              String.join("; ", all.stream().map(u -> u.at() + ": " + u.why()).distinct().toList()),
              all.getFirst().next(),
              ours.stream().findFirst().map(Comparison::place),
              theirs.stream().findFirst().map(Comparison::place)));
    }
  }

  private static Map<ItemPath, List<Unread>> unreadByItem(
      String source, List<Unread> side, Tokens tokens) {
    Map<ItemPath, List<Unread>> byItem = new LinkedHashMap<>();
    for (Unread unread : side) {
      byItem.computeIfAbsent(item(source, unread, tokens), i -> new ArrayList<>()).add(unread);
    }
    return byItem;
  }

  private static Sighting place(Unread unread) {
    return Sighting.of(new Node.Unreadable(unread.why(), unread.next(), Origin.of(unread.at()), 0));
  }

  private static ItemPath item(String source, Unread unread, Tokens tokens) {
    return unread.within().isEmpty()
        ? ItemPath.of("source", source)
        : ItemPath.of(unread.area(), source)
            .children(unread.within().stream().map(tokens::substitute).toList());
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
    if (note.kind().equals("directory-skipped")) {
      tally.dropped("what version control keeps for itself");
    }
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
    return Sighting.of(Node.Scalar.string("noticed", Origin.of(note.at()), 0));
  }

  /** Trees are partners when they stand at the same place within the source. */
  private void plainDocuments(String source, Reading l, Reading r) {
    Map<ItemPath, List<Document>> onLeft = byItem(source, l, left.tokens());
    Map<ItemPath, List<Document>> onRight = byItem(source, r, right.tokens());
    var items = new LinkedHashSet<>(onLeft.keySet());
    items.addAll(onRight.keySet());
    int firstOfSource = tally.differences.size();
    boolean databases = isCatalog(l) && isCatalog(r);
    for (ItemPath item : items) {
      if (databases && isNotStated(item, onLeft, onRight)) {
        tally.dropped("the " + item.area() + " of a database that files declare");
        continue;
      }
      List<Document> ours = onLeft.getOrDefault(item, List.of());
      List<Document> theirs = onRight.getOrDefault(item, List.of());
      if (ours.size() > 1 || theirs.size() > 1) {
        sharedPlace(item, ours, theirs);
      } else if (theirs.isEmpty()) {
        onlyPlain(source, item, true, ours.getFirst(), r);
      } else if (ours.isEmpty()) {
        onlyPlain(source, item, false, theirs.getFirst(), l);
      } else if (!(holdsNothing(ours.getFirst()) && holdsNothing(theirs.getFirst()))) {
        trees(ours.getFirst(), theirs.getFirst(), item)
            .compare(ours.getFirst().root(), theirs.getFirst().root());
      }
    }
    if (!isCatalog(l) && !isCatalog(r)) {
      Relocation.join(tally, firstOfSource, leftLens, rightLens);
    }
  }

  private void contracts(String source, Reading l, Reading r) {
    new ContractComparison(
            left,
            right,
            tally,
            item -> covered(item, source, r, right.tokens()),
            item -> covered(item, source, l, left.tokens()))
        .compare(source, l, r);
  }

  /** Files that make a database say nothing of the server's settings, and few of its history. */
  private static boolean isNotStated(
      ItemPath item, Map<ItemPath, List<Document>> onLeft, Map<ItemPath, List<Document>> onRight) {
    List<Document> all =
        Stream.of(onLeft, onRight)
            .flatMap(side -> side.getOrDefault(item, List.of()).stream())
            .toList();
    return all.size() == 1
        && all.getFirst().shape() instanceof Document.Shape.Catalog catalog
        && !catalog.area().equals("schema");
  }

  private static boolean isCatalog(Reading reading) {
    return reading.documents().stream().anyMatch(d -> d.shape() instanceof Document.Shape.Catalog);
  }

  private static Map<ItemPath, List<Document>> byItem(
      String source, Reading reading, Tokens tokens) {
    Map<ItemPath, List<Document>> byItem = new LinkedHashMap<>();
    for (Document document : reading.documents()) {
      if (plain(document)) {
        byItem
            .computeIfAbsent(ItemPaths.of(source, document, tokens), i -> new ArrayList<>(1))
            .add(document);
      }
    }
    return byItem;
  }

  private TreeComparison trees(Document onLeft, Document onRight, ItemPath item) {
    return new TreeComparison(onLeft, onRight, item, rules, leftLens, rightLens, tally);
  }

  private void onlyPlain(
      String source, ItemPath item, boolean onLeft, Document document, Reading other) {
    if (!covered(item, source, other, (onLeft ? right : left).tokens())) {
      trees(document, document, item).only(onLeft, document.root());
    }
  }

  /** Two empty files hold nothing that could be equal. */
  private static boolean holdsNothing(Document document) {
    return switch (document.root()) {
      case Node.Mapping mapping -> mapping.size() == 0;
      case Node.Sequence sequence -> sequence.size() == 0;
      case Node.Scalar scalar -> scalar.type() == Node.ScalarType.NULL;
      case Node.Secret secret -> false;
      case Node.Unreadable unreadable -> false;
    };
  }

  /** Two trees of one side at one place: once the tokens are put in, their names are the same. */
  private void sharedPlace(ItemPath item, List<Document> ours, List<Document> theirs) {
    tally.found(
        new Difference.Incomparable(
            item,
            Difference.Reason.AMBIGUOUS_PAIRING,
            "on the left "
                + places(ours)
                + " and on the right "
                + places(theirs)
                + " stand at one place once the tokens are put in",
            "declare tokens that occur in one file name only, or give each file a source of its"
                + " own",
            ours.stream().findFirst().map(d -> Sighting.of(d.root())),
            theirs.stream().findFirst().map(d -> Sighting.of(d.root()))));
  }

  private static String places(List<Document> documents) {
    return documents.isEmpty()
        ? "none"
        : String.join(", ", documents.stream().map(d -> d.root().at()).toList());
  }

  private void objects(String source, Reading l, Reading r) {
    List<Document> leftObjects = l.documents().stream().filter(Comparison::isObject).toList();
    List<Document> rightObjects = r.documents().stream().filter(Comparison::isObject).toList();
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
    int firstOfObjects = tally.differences.size();
    paired.ambiguous().forEach(tally::found);
    for (Paired.Pair pair : paired.pairs()) {
      int first = tally.differences.size();
      new TreeComparison(pair.left(), pair.right(), pair.item(), rules, ll, rl, tally)
          .compare(pair.left().root(), pair.right().root());
      Relocation.join(tally, first, ll, rl);
    }
    // where a side gave no object at all and said why, saying it again of each object helps nobody
    if (!rightObjects.isEmpty() || !couldNotRead(r)) {
      paired.onlyLeft().forEach(object -> oneSided(source, true, object, r, ll, rl));
    }
    if (!leftObjects.isEmpty() || !couldNotRead(l)) {
      paired.onlyRight().forEach(object -> oneSided(source, false, object, l, ll, rl));
    }
    EnvironmentWays.settle(paired, firstOfObjects, left, right, ll, rl, rules, tally);
  }

  private static boolean couldNotRead(Reading reading) {
    return reading.unread().stream()
        .anyMatch(unread -> unread.within().isEmpty() && unread.area().equals("object"));
  }

  /**
   * An object without partner may stand in what the other side could not read: then nobody knows.
   */
  private void oneSided(
      String source, boolean onLeft, Paired.Alone object, Reading other, Lens ll, Lens rl) {
    if (covered(object.item(), source, other, (onLeft ? right : left).tokens())) {
      return;
    }
    Optional<Unread> gap =
        other.unread().stream().filter(unread -> unread.area().equals("object")).findFirst();
    Node root = object.document().root();
    if (gap.isEmpty()) {
      new TreeComparison(object.document(), object.document(), object.item(), rules, ll, rl, tally)
          .only(onLeft, root);
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
  private static boolean covered(ItemPath item, String source, Reading other, Tokens tokens) {
    return other.unread().stream()
        .anyMatch(
            unread ->
                unread.within().isEmpty()
                    ? unread.area().equals("config") || unread.area().equals("contract")
                    : item.startsWith(item(source, unread, tokens)));
  }

  private static boolean isObject(Document document) {
    return document.shape() instanceof Document.Shape.KubernetesObject;
  }

  private static boolean plain(Document document) {
    return !(document.shape() instanceof Document.Shape.KubernetesObject)
        && !(document.shape() instanceof Document.Shape.Contract);
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
