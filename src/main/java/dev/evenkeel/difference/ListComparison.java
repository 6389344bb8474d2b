package dev.evenkeel.difference;

import dev.evenkeel.difference.field.FieldTable;
import dev.evenkeel.difference.list.KeyedPairing;
import dev.evenkeel.difference.list.ListRule;
import dev.evenkeel.difference.list.ListRules;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.ListKey;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two lists by what is known of them: elements with a key are paired by it, sets have no
 * order, all else is aligned.
 */
final class ListComparison {
  private static final String ELEMENT = FieldTable.ELEMENT;

  private final TreeComparison trees;
  private final Shape shape;
  private final Rules rules;
  private final Lens left;
  private final Lens right;
  private final Tally tally;

  ListComparison(
      TreeComparison trees, Shape shape, Rules rules, Lens left, Lens right, Tally tally) {
    this.trees = trees;
    this.shape = shape;
    this.rules = rules;
    this.left = left;
    this.right = right;
    this.tally = tally;
  }

  void compare(Sequence l, Sequence r, List<String> item, List<String> rulePath) {
    if (l.size() == 0 && r.size() == 0) {
      trees.same(l, r);
      return;
    }
    Optional<Rules.DeclaredList> declared = rules.listAt(item);
    ListRule rule =
        declared.map(ListComparison::declaredRule).orElseGet(() -> ListRules.of(shape, rulePath));
    switch (rule) {
      case ListRule.Keyed keyed -> keyedOrAligned(keyed, l, r, item, rulePath);
      case ListRule.AsSet set -> asSet(l, r, rulePath);
      case ListRule.AsUnion union -> asUnion(l, r, rulePath);
      case ListRule.AsSequence sequence -> aligned(l, r, item, rulePath);
      case ListRule.Unruled unruled -> byCustom(l, r, item, rulePath);
    }
  }

  private static ListRule declaredRule(Rules.DeclaredList declared) {
    return declared.anyOrder() ? new ListRule.AsSet() : byField(declared.keys());
  }

  private static ListRule.Keyed byField(List<String> keys) {
    return new ListRule.Keyed(
        keys, Map.of(), List.of(), Optional.empty(), ListRule.Order.FREE, false);
  }

  /**
   * A list nobody described: by name, key or id where these tell the elements apart on both sides.
   */
  private void byCustom(Sequence l, Sequence r, List<String> item, List<String> rulePath) {
    for (String field : ListKey.BY_CUSTOM) {
      List<String> key = List.of(field);
      if (ListKey.tellsApart(l, key) && ListKey.tellsApart(r, key)) {
        Optional<KeyedPairing> pairing = pair(byField(key), l, r);
        if (pairing.isPresent()) {
          tally.remark("lists of mappings are paired by their unique name, key or id");
          slots(pairing.get(), l, r, item);
          noteOrder(field, l, r, item);
          return;
        }
      }
    }
    aligned(l, r, item, rulePath);
  }

  private void keyedOrAligned(
      ListRule.Keyed rule, Sequence l, Sequence r, List<String> item, List<String> rulePath) {
    Optional<KeyedPairing> pairing = pair(rule, l, r);
    if (pairing.isPresent()) {
      slots(pairing.get(), l, r, item);
      return;
    }
    tally.remark(
        "aligned in order, since "
            + String.join("+", rule.keys())
            + " does not tell its elements apart: "
            + new ItemPath(item));
    aligned(l, r, item, rulePath);
  }

  private Optional<KeyedPairing> pair(ListRule.Keyed rule, Sequence l, Sequence r) {
    return KeyedPairing.of(rule, l, r, left.own()::substitute, right.own()::substitute);
  }

  private void slots(KeyedPairing pairing, Sequence l, Sequence r, List<String> item) {
    for (KeyedPairing.Slot slot : pairing.slots()) {
      Node onLeft = slot.left();
      Node onRight = slot.right();
      if (onLeft != null && onRight != null) {
        trees.below(slot.segment(), ELEMENT, onLeft, onRight);
      } else if (onLeft != null) {
        trees.onlyBelow(slot.segment(), ELEMENT, true, onLeft);
      } else if (onRight != null) {
        trees.onlyBelow(slot.segment(), ELEMENT, false, onRight);
      }
    }
    if (pairing.reordered()) {
      reordered(l, r, item);
    }
  }

  private void reordered(Sequence l, Sequence r, List<String> item) {
    tally.found(
        new Difference.Changed(
            new ItemPath(item), Sighting.of(l), Sighting.of(r), Set.of(Trait.ORDER_ONLY)));
  }

  /**
   * Nobody said that the order of these elements has no effect: it is mentioned, and fails nothing.
   */
  private void noteOrder(String field, Sequence l, Sequence r, List<String> item) {
    List<String> leftNames = names(l, field, left);
    List<String> rightNames = names(r, field, right);
    if (!leftNames.equals(rightNames) && Set.copyOf(leftNames).equals(Set.copyOf(rightNames))) {
      tally.fact(
          new Fact(
              "keyed-list-reordered",
              new ItemPath(item),
              ItemClass.EQUAL,
              Optional.of(Sighting.of(l)),
              Optional.of(Sighting.of(r)),
              "the same elements by " + field + ", in another order",
              Map.of("by", field)));
    }
  }

  private static List<String> names(Sequence list, String field, Lens lens) {
    return list.elements().stream()
        .map(
            element ->
                lens.own().substitute(String.valueOf(ListKey.nameOf(element, List.of(field)))))
        .toList();
  }

  private void asSet(Sequence l, Sequence r, List<String> rulePath) {
    List<String> leftForms = Forms.ofElements(l, left, shape, rulePath);
    List<String> rightForms = Forms.ofElements(r, right, shape, rulePath);
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int i = 0; i < rightForms.size(); i++) {
      open.computeIfAbsent(rightForms.get(i), f -> new ArrayDeque<>()).add(i);
    }
    int[] partner = new int[leftForms.size()];
    for (int i = 0; i < partner.length; i++) {
      partner[i] = poll(open, leftForms.get(i));
    }
    // What is alike but for a secret, or for what cannot be read, is one element with one finding.
    Map<String, Deque<Integer>> alike = new HashMap<>();
    open.values().stream()
        .flatMap(Deque::stream)
        .sorted()
        .forEach(
            i ->
                alike
                    .computeIfAbsent(Forms.likeness(rightForms.get(i)), f -> new ArrayDeque<>())
                    .add(i));
    for (int i = 0; i < partner.length; i++) {
      int other = partner[i] >= 0 ? partner[i] : poll(alike, Forms.likeness(leftForms.get(i)));
      if (other < 0) {
        trees.onlyBelow(Integer.toString(i), ELEMENT, true, l.get(i));
      } else {
        trees.below(Integer.toString(i), ELEMENT, l.get(i), r.get(other));
      }
    }
    alike.values().stream()
        .flatMap(Deque::stream)
        .sorted()
        .forEach(i -> trees.onlyBelow("+" + i, ELEMENT, false, r.get(i)));
  }

  private static int poll(Map<String, Deque<Integer>> open, String form) {
    Deque<Integer> partners = open.get(form);
    Integer partner = partners == null ? null : partners.poll();
    return partner == null ? -1 : partner;
  }

  private void aligned(Sequence l, Sequence r, List<String> item, List<String> rulePath) {
    List<String> leftForms = Forms.ofElements(l, left, shape, rulePath);
    List<String> rightForms = Forms.ofElements(r, right, shape, rulePath);
    List<Alignment.Partners> partners = Alignment.align(leftForms, rightForms);
    Set<Integer> strangersRight = new HashSet<>();
    Map<String, Deque<Integer>> elsewhere = new HashMap<>();
    for (Alignment.Partners p : partners) {
      if (p.left() < 0) {
        strangersRight.add(p.right());
        elsewhere
            .computeIfAbsent(rightForms.get(p.right()), f -> new ArrayDeque<>())
            .add(p.right());
      }
    }
    boolean moved = false;
    for (Alignment.Partners p : partners) {
      if (p.left() >= 0 && p.right() >= 0) {
        trees.below(Integer.toString(p.left()), ELEMENT, l.get(p.left()), r.get(p.right()));
      } else if (p.left() >= 0) {
        Deque<Integer> same = elsewhere.get(leftForms.get(p.left()));
        Integer other = same == null ? null : same.poll();
        if (other == null) {
          trees.onlyBelow(Integer.toString(p.left()), ELEMENT, true, l.get(p.left()));
        } else {
          moved = true;
          strangersRight.remove(other);
          trees.below(Integer.toString(p.left()), ELEMENT, l.get(p.left()), r.get(other));
        }
      }
    }
    strangersRight.stream()
        .sorted()
        .forEach(i -> trees.onlyBelow("+" + i, ELEMENT, false, r.get(i)));
    if (moved) {
      reordered(l, r, item);
    }
  }

  /** What is equal goes first, wherever it stands; of the rest, each with what is most like it. */
  private void asUnion(Sequence l, Sequence r, List<String> rulePath) {
    List<String> leftForms = Forms.ofElements(l, left, shape, rulePath);
    List<String> rightForms = Forms.ofElements(r, right, shape, rulePath);
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int i = 0; i < rightForms.size(); i++) {
      open.computeIfAbsent(rightForms.get(i), f -> new ArrayDeque<>()).add(i);
    }
    List<Integer> restLeft = new ArrayList<>();
    for (int i = 0; i < leftForms.size(); i++) {
      int other = poll(open, leftForms.get(i));
      if (other < 0) {
        restLeft.add(i);
      } else {
        trees.below(Integer.toString(i), ELEMENT, l.get(i), r.get(other));
      }
    }
    List<Integer> restRight = open.values().stream().flatMap(Deque::stream).sorted().toList();
    List<Alignment.Partners> partners =
        Alignment.align(
            restLeft.stream().map(leftForms::get).toList(),
            restRight.stream().map(rightForms::get).toList());
    for (Alignment.Partners p : partners) {
      if (p.left() < 0) {
        int other = restRight.get(p.right());
        trees.onlyBelow("+" + other, ELEMENT, false, r.get(other));
        continue;
      }
      int mine = restLeft.get(p.left());
      if (p.right() < 0) {
        trees.onlyBelow(Integer.toString(mine), ELEMENT, true, l.get(mine));
      } else {
        trees.below(Integer.toString(mine), ELEMENT, l.get(mine), r.get(restRight.get(p.right())));
      }
    }
  }
}
