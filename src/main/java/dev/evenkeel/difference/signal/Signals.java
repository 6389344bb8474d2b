package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemPaths;
import dev.evenkeel.difference.pairing.DanglingReferences;
import dev.evenkeel.difference.pairing.Paired;
import dev.evenkeel.difference.pairing.Pairing;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** All signals of two snapshots, as facts. One walk over each tree. */
public final class Signals {
  /** An expectation that says nothing of the value itself does not make a placeholder right. */
  private static final Set<String> SILENT_OF_THE_VALUE = Set.of("differs", "present");

  private final Snapshot left;
  private final Snapshot right;
  private final UnaryOperator<String> leftTokens;
  private final UnaryOperator<String> rightTokens;
  private final List<Fact> facts = new ArrayList<>();
  private final Detector[] detectors = {
    new Placeholders(),
    new Credentials(),
    new Endpoints(),
    new Images(),
    new Debugging(),
    new FeatureFlags(),
    new Rehearsal()
  };
  private final Consumer<Fact> found = facts::add;
  private final PairWalk walk = new PairWalk(this::look);

  private Signals(Snapshot left, Snapshot right) {
    this.left = left;
    this.right = right;
    // As in the comparison: a kind that one side alone declares is not put in.
    leftTokens = left.tokens().only(right.tokens().kinds()::contains)::substitute;
    rightTokens = right.tokens().only(left.tokens().kinds()::contains)::substitute;
  }

  private void look(Spot spot) {
    for (Detector detector : detectors) {
      detector.look(spot, found);
    }
  }

  public static List<Fact> of(Snapshot left, Snapshot right) {
    return new Signals(left, right).run();
  }

  /**
   * Whether a signal still matters at an item that an allowance has let pass: a feature that cannot
   * work, and a placeholder where all that was declared is that the sides differ.
   *
   * @param expect the expectation as written in the allowance
   */
  public static boolean outlivesAllowance(Fact signal, String expect) {
    return switch (signal.kind()) {
      case "feature-flag-placeholder", "single-replica", "dangling-reference" -> true;
      case Placeholders.KIND -> SILENT_OF_THE_VALUE.contains(expect);
      default -> false;
    };
  }

  private List<Fact> run() {
    for (Reading reading : left.readings()) {
      Optional<Reading> other = right.reading(reading.source());
      if (other.isPresent()) {
        source(reading.source(), reading.documents(), other.get().documents());
      }
    }
    for (Detector detector : detectors) {
      detector.end(found);
    }
    return Alike.counted(facts);
  }

  private void source(String source, List<Document> lefts, List<Document> rights) {
    plain(source, lefts, rights);
    List<Document> leftObjects = objects(lefts);
    List<Document> rightObjects = objects(rights);
    if (leftObjects.isEmpty() && rightObjects.isEmpty()) {
      return;
    }
    if (!sameNames(source, leftObjects, rightObjects)) {
      paired(source, leftObjects, rightObjects);
    }
    facts.addAll(DanglingReferences.of(source, leftObjects, rightObjects, leftTokens, rightTokens));
  }

  private void plain(String source, List<Document> lefts, List<Document> rights) {
    Map<ItemPath, Document> others = new LinkedHashMap<>();
    for (Document document : rights) {
      if (isConfiguration(document)) {
        others.put(ItemPaths.of(source, document, rightTokens), document);
      }
    }
    for (Document document : lefts) {
      if (isConfiguration(document)) {
        ItemPath item = ItemPaths.of(source, document, leftTokens);
        Document other = others.remove(item);
        walk.walk(item, document.shape(), document.root(), other == null ? null : other.root());
      }
    }
    others.forEach((item, document) -> walk.walk(item, document.shape(), null, document.root()));
  }

  /** The names in a catalog are not configuration: a column {@code debug} turns nothing on. */
  private static boolean isConfiguration(Document document) {
    return !(document.shape() instanceof KubernetesObject)
        && !(document.shape() instanceof Document.Shape.Catalog)
        && !(document.shape() instanceof Document.Shape.Contract);
  }

  private static List<Document> objects(List<Document> documents) {
    return documents.stream().filter(d -> d.shape() instanceof KubernetesObject).toList();
  }

  /** The common case, and the cheap one: every object has the other of its name as its partner. */
  private boolean sameNames(String source, List<Document> lefts, List<Document> rights) {
    if (lefts.size() != rights.size()) {
      return false;
    }
    Map<ItemPath, Document> byItem = new LinkedHashMap<>(rights.size() * 2);
    rights.forEach(document -> byItem.put(ItemPaths.of(source, document, rightTokens), document));
    var items = new ArrayList<ItemPath>(lefts.size());
    var partners = new ArrayList<Document>(lefts.size());
    for (Document document : lefts) {
      ItemPath item = ItemPaths.of(source, document, leftTokens);
      Document partner = byItem.remove(item);
      if (partner == null) {
        return false;
      }
      items.add(item);
      partners.add(partner);
    }
    for (int i = 0; i < lefts.size(); i++) {
      walk.walk(items.get(i), lefts.get(i).shape(), lefts.get(i).root(), partners.get(i).root());
    }
    return true;
  }

  private void paired(String source, List<Document> lefts, List<Document> rights) {
    Paired paired = Pairing.pair(source, lefts, rights, leftTokens, rightTokens, List.of());
    for (Paired.Pair pair : paired.pairs()) {
      walk.walk(pair.item(), pair.left().shape(), pair.left().root(), pair.right().root());
    }
    for (Paired.Alone alone : paired.onlyLeft()) {
      walk.walk(alone.item(), alone.document().shape(), alone.document().root(), null);
    }
    for (Paired.Alone alone : paired.onlyRight()) {
      walk.walk(alone.item(), alone.document().shape(), null, alone.document().root());
    }
  }
}
