package dev.evenkeel.difference;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.References;
import dev.evenkeel.contract.compatibility.Compatibility;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.value.ItemPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Contracts that the sides hold, each with the files that it refers to. */
final class ContractComparison {
  /** Deep enough that a reference may lead out of the folder of the contracts. */
  private static final String HOME = "/1/2/3/4/5/6/7/8";

  private final Snapshot left;
  private final Snapshot right;
  private final Tally tally;
  private final Predicate<ItemPath> unreadOnRight;
  private final Predicate<ItemPath> unreadOnLeft;

  ContractComparison(
      Snapshot left,
      Snapshot right,
      Tally tally,
      Predicate<ItemPath> unreadOnRight,
      Predicate<ItemPath> unreadOnLeft) {
    this.left = left;
    this.right = right;
    this.tally = tally;
    this.unreadOnRight = unreadOnRight;
    this.unreadOnLeft = unreadOnLeft;
  }

  void compare(String source, Reading l, Reading r) {
    Map<ItemPath, Document> onLeft = promised(source, l, left.tokens());
    Map<ItemPath, Document> onRight = promised(source, r, right.tokens());
    if (onLeft.isEmpty() && onRight.isEmpty()) {
      return;
    }
    Map<String, Node> leftFiles = files(l);
    Map<String, Node> rightFiles = files(r);
    var items = new LinkedHashSet<>(onLeft.keySet());
    items.addAll(onRight.keySet());
    for (ItemPath item : items) {
      Document ours = onLeft.get(item);
      Document theirs = onRight.get(item);
      if (ours != null && theirs != null) {
        both(item, new Held(ours, leftFiles), new Held(theirs, rightFiles));
      } else if (ours != null && !unreadOnRight.test(item)) {
        tally.found(new Difference.OnlyLeft(item, new Held(ours, leftFiles).shown()));
      } else if (theirs != null && !unreadOnLeft.test(item)) {
        tally.found(new Difference.OnlyRight(item, new Held(theirs, rightFiles).shown()));
      }
    }
  }

  private static Map<ItemPath, Document> promised(String source, Reading reading, Tokens tokens) {
    Map<ItemPath, Document> byItem = new LinkedHashMap<>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Contract contract && contract.promised()) {
        byItem.putIfAbsent(ItemPaths.of(source, document, tokens), document);
      }
    }
    return byItem;
  }

  private static Map<String, Node> files(Reading reading) {
    var files = new TreeMap<String, Node>();
    for (Document document : reading.documents()) {
      if (document.shape() instanceof Document.Shape.Contract) {
        files.put(path(document), document.root());
      }
    }
    return files;
  }

  private static String path(Document document) {
    return Path.of(HOME + "/" + String.join("/", document.within())).normalize().toString();
  }

  /** A contract and the files of its side. */
  private record Held(Document document, Map<String, Node> files) {
    Sighting shown() {
      Node root = document.root();
      String text = "a schema, sha256:" + SchemaDigest.shown(reached());
      return Sighting.of(Node.Scalar.string(text, root.origin(), root.line()));
    }

    /** The schema and what it refers to. */
    Map<String, Node> reached() {
      Map<String, Node> reached = new TreeMap<>();
      var open = new ArrayList<>(List.of(path(document)));
      while (!open.isEmpty()) {
        String path = open.removeLast();
        Node root = files.get(path);
        if (root != null && reached.putIfAbsent(path, root) == null) {
          open.addAll(References.wanted(path, root));
        }
      }
      return reached;
    }

    Validator.Outcome validator() {
      return switch (Contract.of(path(document), reached(), Dialect.ASSUMED)) {
        case Contract.Outcome.Usable(Contract contract) -> Validator.of(contract);
        case Contract.Outcome.Refused(List<Contract.Problem> problems) ->
            new Validator.Outcome.Refused(problems);
      };
    }
  }

  private void both(ItemPath item, Held ours, Held theirs) {
    if (SchemaDigest.of(ours.reached()).equals(SchemaDigest.of(theirs.reached()))) {
      tally.equal(ItemClass.EQUAL);
      return;
    }
    Optional<Validator> l = usable(item, ours, theirs, ours.validator());
    Optional<Validator> r = l.isEmpty() ? l : usable(item, ours, theirs, theirs.validator());
    if (l.isPresent() && r.isPresent()) {
      judged(item, ours, theirs, Compatibility.of(l.get(), r.get()));
    }
  }

  private Optional<Validator> usable(
      ItemPath item, Held ours, Held theirs, Validator.Outcome outcome) {
    return switch (outcome) {
      case Validator.Outcome.Ready(Validator validator) -> Optional.of(validator);
      case Validator.Outcome.Refused(List<Contract.Problem> problems) -> {
        Contract.Problem first = problems.getFirst();
        tally.found(
            new Difference.Incomparable(
                item,
                Difference.Reason.UNREADABLE,
                first.at() + ": " + first.why(),
                first.next(),
                Optional.of(ours.shown()),
                Optional.of(theirs.shown())));
        yield Optional.empty();
      }
    };
  }

  private void judged(ItemPath item, Held ours, Held theirs, Compatibility compatibility) {
    var refusals = ContractRefusals.of(left.environment(), right.environment(), compatibility);
    if (refusals.none()) {
      tally.equal(ItemClass.EQUAL);
      tally.fact(
          new Fact(
              "contract-wording-differs",
              item,
              ItemClass.EQUAL,
              Optional.of(ours.shown()),
              Optional.of(theirs.shown()),
              "the two versions take exactly the same documents and are written otherwise",
              Map.of()));
    } else if (refusals.anyUnknown() && !refusals.anyBreak()) {
      tally.found(
          new Difference.Incomparable(
              item,
              Difference.Reason.CONTRACT_NOT_DECIDED,
              refusals.sentence(),
              "bring both sides to one version, or look at the places that are named with"
                  + " evenkeel contract compare",
              Optional.of(ours.shown()),
              Optional.of(theirs.shown())));
    } else {
      tally.found(new Difference.ContractChanged(item, ours.shown(), theirs.shown(), refusals));
    }
  }
}
