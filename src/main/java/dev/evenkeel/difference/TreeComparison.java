package dev.evenkeel.difference;

import dev.evenkeel.difference.catalog.Facets;
import dev.evenkeel.difference.defaults.Defaults;
import dev.evenkeel.difference.defaults.Drops;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two trees of one shape, mapping by mapping, list by list. One instance serves one pair
 * of documents: it carries the two paths, the item's and the one that rules are looked up by.
 */
final class TreeComparison {
  private final Shape shape;
  private final Document onLeft;
  private final Document onRight;
  private final Drops leftDrops;
  private final Drops rightDrops;
  private final Rules rules;
  private final Tally tally;
  private final Leaves leaves;
  private final Lens left;
  private final Lens right;
  private final ListComparison lists;
  private final @Nullable CatalogComparison catalog;
  private final List<String> item;
  private final List<String> rulePath = new ArrayList<>();
  private String textFormat = "";

  /** For two documents that are one; a document without partner stands for both. */
  TreeComparison(
      Document onLeft,
      Document onRight,
      ItemPath root,
      Rules rules,
      Lens left,
      Lens right,
      Tally tally) {
    this.onLeft = onLeft;
    this.onRight = onRight;
    shape = onLeft.shape();
    leftDrops = Drops.of(onLeft);
    rightDrops = Drops.of(onRight);
    this.rules = rules;
    this.tally = tally;
    this.left = left;
    this.right = right;
    leaves = new Leaves(left, right, rules.watch(), tally);
    lists = new ListComparison(this, shape, rules, left, right, tally);
    catalog =
        shape instanceof Shape.Catalog
            ? new CatalogComparison(this, shape, left, right, tally)
            : null;
    item = new ArrayList<>(root.segments());
  }

  void compare(Node l, Node r) {
    if (l instanceof Node.Unreadable || r instanceof Node.Unreadable) {
      unreadable(l, r);
    } else if (entersText(l) || entersText(r)) {
      documentsInTexts(l, r);
    } else if (l instanceof Mapping lm && r instanceof Mapping rm) {
      int before = tally.differences.size();
      long substituted = tally.substituted();
      if (catalog != null) {
        catalog.mappings(lm, rm, item, rulePath);
      } else {
        mappings(lm, rm);
      }
      wholeIsSame(l, r, before, substituted);
    } else if (l instanceof Sequence ls && r instanceof Sequence rs) {
      int before = tally.differences.size();
      long substituted = tally.substituted();
      lists.compare(ls, rs, item, rulePath);
      wholeIsSame(l, r, before, substituted);
    } else {
      leaves.compare(l, r, shape, rulePath, item);
    }
  }

  /**
   * A text that holds a document is not the document itself, nor one of another format; an
   * expectation declared for the text is about all of it.
   */
  private void documentsInTexts(Node l, Node r) {
    if (!format(l).equals(format(r)) || rules.watch().watches(item)) {
      boolean same = Forms.of(l, left, shape, rulePath).equals(Forms.of(r, right, shape, rulePath));
      if (same) {
        same(l, r);
      } else {
        untold(l, r).ifPresentOrElse(tally::found, () -> leaves.different(l, r, item));
      }
      leaksWithin(true, l);
      leaksWithin(false, r);
      return;
    }
    String outer = textFormat;
    textFormat = format(l);
    compare(l, r);
    textFormat = outer;
  }

  /**
   * Where all that keeps the two apart is what nobody can compare, nobody knows whether they are.
   */
  private Optional<Difference.Incomparable> untold(Node l, Node r) {
    if (!format(l).equals(format(r))) {
      return Optional.empty();
    }
    var aside = new Tally();
    var unwatched = new Rules(Watch.NOTHING, rules.lists(), rules.pairs());
    var within =
        new TreeComparison(onLeft, onRight, new ItemPath(item), unwatched, left, right, aside);
    within.rulePath.addAll(rulePath);
    within.textFormat = format(l);
    within.compare(l, r);
    if (!aside.differences.stream().allMatch(Difference.Incomparable.class::isInstance)) {
      return Optional.empty();
    }
    return aside.differences.stream()
        .map(Difference.Incomparable.class::cast)
        .findFirst()
        .map(
            first ->
                new Difference.Incomparable(
                    new ItemPath(item),
                    first.reason(),
                    first.why(),
                    first.next(),
                    Optional.of(Sighting.of(l)),
                    Optional.of(Sighting.of(r))));
  }

  private boolean entersText(Node node) {
    Optional<Origin.Text> text = node.origin().text();
    return text.isPresent() && !text.get().format().equals(textFormat);
  }

  private static String format(Node node) {
    return node.origin().text().map(Origin.Text::format).orElse("");
  }

  /**
   * Where somebody declared an expectation for a whole subtree, it is reported though nothing below
   * it differs; what it holds is counted already.
   */
  private void wholeIsSame(Node l, Node r, int before, long substituted) {
    if (tally.differences.size() == before && rules.watch().watches(item)) {
      ItemClass itemClass =
          tally.substituted() > substituted ? ItemClass.EQUAL_BY_TOKEN : ItemClass.EQUAL;
      tally.differences.add(
          new Difference.Same(new ItemPath(item), itemClass, Sighting.of(l), Sighting.of(r)));
    }
  }

  /** Compares what stands below one more segment. */
  void below(String segment, String ruleSegment, Node l, Node r) {
    item.add(segment);
    rulePath.add(ruleSegment);
    compare(l, r);
    rulePath.removeLast();
    item.removeLast();
  }

  void onlyBelow(String segment, String ruleSegment, boolean onLeft, Node node) {
    item.add(segment);
    rulePath.add(ruleSegment);
    only(onLeft, node);
    rulePath.removeLast();
    item.removeLast();
  }

  private void mappings(Mapping l, Mapping r) {
    if (l.size() == 0 && r.size() == 0) {
      same(l, r);
      return;
    }
    boolean inStep = l.size() == r.size();
    for (int i = 0; i < l.size(); i++) {
      String key = l.key(i);
      Node value = l.value(i);
      boolean here = i < r.size() && r.key(i).equals(key);
      inStep &= here;
      Node other = here ? r.value(i) : r.get(key);
      if (dropped(key, value, other)) {
        continue;
      }
      if (other != null) {
        below(key, key, value, other);
      } else {
        missing(key, true, value, r);
      }
    }
    if (inStep) {
      return;
    }
    for (int i = 0; i < r.size(); i++) {
      String key = r.key(i);
      boolean both = (i < l.size() && l.key(i).equals(key)) || l.get(key) != null;
      if (!both && !dropped(key, null, r.value(i))) {
        missing(key, false, r.value(i), l);
      }
    }
  }

  /** A field that both sides have goes only where it is nobody's on both. */
  private boolean dropped(String key, @Nullable Node l, @Nullable Node r) {
    rulePath.add(key);
    Optional<String> rule = l == null ? Optional.empty() : leftDrops.reason(rulePath, l);
    if (r != null && (l == null || rule.isPresent())) {
      rule = rightDrops.reason(rulePath, r);
    }
    rulePath.removeLast();
    rule.ifPresent(tally::dropped);
    return rule.isPresent();
  }

  private void missing(String key, boolean onLeft, Node value, Mapping sibling) {
    rulePath.add(key);
    boolean byDefault = Defaults.isDefault(shape, rulePath, sibling, value);
    rulePath.removeLast();
    if (byDefault) {
      equalByDefault(key, onLeft, value, sibling);
    } else {
      onlyBelow(key, key, onLeft, value);
    }
  }

  /** Where somebody declared an expectation, the absent side says what its absence means. */
  private void equalByDefault(String key, boolean onLeft, Node value, Mapping sibling) {
    item.add(key);
    if (rules.watch().watches(item)) {
      Sighting stated = Sighting.of(value);
      Sighting meant = new Sighting(value, sibling.at() + " (by default)");
      tally.same(
          new Difference.Same(
              new ItemPath(item),
              ItemClass.EQUAL_BY_DEFAULT,
              onLeft ? stated : meant,
              onLeft ? meant : stated));
    } else {
      tally.equal(ItemClass.EQUAL_BY_DEFAULT);
    }
    item.removeLast();
  }

  /** One finding at the top of what one side lacks, unless somebody declared something below it. */
  void only(boolean onLeft, Node node) {
    if (node instanceof Node.Unreadable) {
      unreadable(onLeft ? node : null, onLeft ? null : node);
      return;
    }
    if (node instanceof Mapping mapping
        && mapping.size() > 0
        && (isGroup(mapping) || declaredBelow(node))) {
      for (int i = 0; i < mapping.size(); i++) {
        onlyBelow(mapping.key(i), mapping.key(i), onLeft, mapping.value(i));
      }
      return;
    }
    Optional<Difference.Leaked> leak = leaves.leakOnOneSide(onLeft, node, shape, rulePath, item);
    if (leak.isPresent()) {
      tally.found(leak.get());
      return;
    }
    ItemPath top = new ItemPath(item);
    tally.found(
        onLeft
            ? new Difference.OnlyLeft(top, Sighting.of(node))
            : new Difference.OnlyRight(top, Sighting.of(node)));
    leaksBelow(onLeft, node);
  }

  /** In a catalog each object that one side lacks is a finding, whatever group it stands in. */
  private boolean isGroup(Mapping mapping) {
    return catalog != null && Facets.isGroup(mapping);
  }

  private boolean declaredBelow(Node node) {
    Watch watch = rules.watch();
    return watch.expectsAbsenceBelow(item) && !watch.watches(item) && expectedBelow(node);
  }

  private boolean expectedBelow(Node node) {
    if (!(node instanceof Mapping mapping)) {
      return false;
    }
    for (int i = 0; i < mapping.size(); i++) {
      item.add(mapping.key(i));
      boolean found = rules.watch().expectsAbsence(item) || expectedBelow(mapping.value(i));
      item.removeLast();
      if (found) {
        return true;
      }
    }
    return false;
  }

  /** What one side alone has may still point at the other environment: that is another finding. */
  private void leaksBelow(boolean onLeft, Node node) {
    if ((onLeft ? left : right).foreign().isEmpty()) {
      return;
    }
    if (node instanceof Mapping mapping) {
      for (int i = 0; i < mapping.size(); i++) {
        leakBelow(onLeft, mapping.key(i), mapping.key(i), mapping.value(i));
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.size(); i++) {
        leakBelow(onLeft, Integer.toString(i), "[]", sequence.get(i));
      }
    }
  }

  private void leakBelow(boolean onLeft, String segment, String ruleSegment, Node node) {
    item.add(segment);
    rulePath.add(ruleSegment);
    leaksWithin(onLeft, node);
    rulePath.removeLast();
    item.removeLast();
  }

  private void leaksWithin(boolean onLeft, Node node) {
    leaves.leakOnOneSide(onLeft, node, shape, rulePath, item).ifPresent(tally::found);
    leaksBelow(onLeft, node);
  }

  private void unreadable(@Nullable Node l, @Nullable Node r) {
    Node.Unreadable seen =
        l instanceof Node.Unreadable u ? u : (Node.Unreadable) java.util.Objects.requireNonNull(r);
    tally.found(
        new Difference.Incomparable(
            new ItemPath(item),
            Difference.Reason.VALUE_NOT_READABLE,
            seen.why(),
            seen.next(),
            Optional.ofNullable(l).map(Sighting::of),
            Optional.ofNullable(r).map(Sighting::of)));
  }

  void same(Node l, Node r) {
    if (rules.watch().watches(item)) {
      tally.same(
          new Difference.Same(new ItemPath(item), ItemClass.EQUAL, Sighting.of(l), Sighting.of(r)));
    } else {
      tally.equal(ItemClass.EQUAL);
    }
  }
}
