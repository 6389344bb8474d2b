package dev.evenkeel.difference;

import dev.evenkeel.difference.catalog.Facets;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the mappings of a catalog: members of a group by name, those of some groups by what they
 * do where their names differ, and the order of columns.
 */
final class CatalogComparison {
  private final TreeComparison trees;
  private final Shape shape;
  private final Lens left;
  private final Lens right;
  private final Tally tally;

  CatalogComparison(TreeComparison trees, Shape shape, Lens left, Lens right, Tally tally) {
    this.trees = trees;
    this.shape = shape;
    this.left = left;
    this.right = right;
    this.tally = tally;
  }

  void mappings(Mapping l, Mapping r, List<String> item, List<String> rulePath) {
    if (l.size() == 0 && r.size() == 0) {
      trees.same(l, r);
      return;
    }
    String group = rulePath.isEmpty() ? "" : rulePath.getLast();
    Map<String, Node> others = byName(r);
    Map<String, String> renames =
        Facets.isKnownByDefinition(group) ? renames(l, r, others, rulePath) : Map.of();
    Set<String> renamedTo = Set.copyOf(renames.values());
    for (int i = 0; i < l.size(); i++) {
      String name = l.key(i);
      String partner = renames.get(name);
      if (partner != null) {
        renamed(name, l.value(i), partner, others, item);
        continue;
      }
      Node other = renamedTo.contains(name) ? null : others.get(name);
      if (other != null) {
        trees.below(name, name, l.value(i), other);
      } else {
        only(name, true, l.value(i), item);
      }
    }
    Map<String, Node> ours = byName(l);
    for (int i = 0; i < r.size(); i++) {
      String name = r.key(i);
      if (!renamedTo.contains(name) && (!ours.containsKey(name) || renames.containsKey(name))) {
        only(name, false, r.value(i), item);
      }
    }
    if (Facets.isOrdered(group)) {
      order(group, l, r, item);
    }
  }

  /** Every server states these; files that make a database leave them to who runs them. */
  private void only(String name, boolean onLeft, Node node, List<String> item) {
    if (node instanceof Scalar && Facets.isLeftOutByFiles(item, name)) {
      tally.dropped("owners and session modes that files do not declare");
    } else {
      trees.onlyBelow(name, name, onLeft, node);
    }
  }

  private static Map<String, Node> byName(Mapping mapping) {
    Map<String, Node> byName = HashMap.newHashMap(mapping.size());
    for (int i = 0; i < mapping.size(); i++) {
      byName.put(mapping.key(i), mapping.value(i));
    }
    return byName;
  }

  private void renamed(
      String name, Node node, String partner, Map<String, Node> others, List<String> item) {
    ItemPath group = new ItemPath(item);
    Node other = java.util.Objects.requireNonNull(others.get(partner));
    tally.found(
        new Difference.Moved(
            group.child(name), group.child(partner), Sighting.of(node), Sighting.of(other)));
  }

  /**
   * Names that one side alone has, with one definition; and names that both sides have, where the
   * definitions are the same ones in another order (a server counts its own names up).
   */
  private Map<String, String> renames(
      Mapping l, Mapping r, Map<String, Node> others, List<String> rulePath) {
    Map<String, String> leftOnly = new LinkedHashMap<>();
    Map<String, String> leftOther = new LinkedHashMap<>();
    for (int i = 0; i < l.size(); i++) {
      Node other = others.get(l.key(i));
      String form = form(l.value(i), left, rulePath);
      if (other == null) {
        leftOnly.put(l.key(i), form);
      } else if (!form.equals(form(other, right, rulePath))) {
        leftOther.put(l.key(i), form);
      }
    }
    if (leftOnly.isEmpty() && leftOther.isEmpty()) {
      return Map.of();
    }
    Map<String, Node> ours = byName(l);
    Map<String, String> rightOnly = new LinkedHashMap<>();
    Map<String, String> rightOther = new LinkedHashMap<>();
    for (int i = 0; i < r.size(); i++) {
      String name = r.key(i);
      if (!ours.containsKey(name)) {
        rightOnly.put(name, form(r.value(i), right, rulePath));
      } else if (leftOther.containsKey(name)) {
        rightOther.put(name, form(r.value(i), right, rulePath));
      }
    }
    Map<String, String> renames = new HashMap<>(byForm(leftOnly, rightOnly));
    Map<String, String> permuted = byForm(leftOther, rightOther);
    if (permuted.size() == leftOther.size()) {
      renames.putAll(permuted);
    }
    return renames;
  }

  private String form(Node node, Lens lens, List<String> rulePath) {
    return Forms.of(node, lens, shape, rulePath);
  }

  private static Map<String, String> byForm(Map<String, String> l, Map<String, String> r) {
    Map<String, Deque<String>> open = new HashMap<>();
    new TreeMap<>(r)
        .forEach((name, form) -> open.computeIfAbsent(form, f -> new ArrayDeque<>()).add(name));
    Map<String, String> pairs = new HashMap<>();
    new TreeMap<>(l)
        .forEach(
            (name, form) -> {
              Deque<String> partners = open.get(form);
              String partner = partners == null ? null : partners.poll();
              if (partner != null) {
                pairs.put(name, partner);
              }
            });
    return pairs;
  }

  /**
   * What both sides have stands in one order, or a statement without names means another column.
   */
  private void order(String group, Mapping l, Mapping r, List<String> item) {
    List<String> ours = Facets.common(l, r);
    List<String> theirs = Facets.common(r, l);
    if (!ours.equals(theirs)) {
      moved(l, r, item, Trait.ORDER_ONLY);
    } else if (Facets.isNumbered(group) && !positions(l, ours).equals(positions(r, ours))) {
      moved(l, r, item, Trait.POSITION_ONLY);
    }
  }

  private static List<Integer> positions(Mapping mapping, List<String> names) {
    List<String> all = mapping.keys();
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < all.size(); i++) {
      places.put(all.get(i), i);
    }
    var positions = new ArrayList<Integer>();
    for (String name : names) {
      positions.add(places.getOrDefault(name, -1));
    }
    return positions;
  }

  private void moved(Mapping l, Mapping r, List<String> item, Trait trait) {
    tally.found(
        new Difference.Changed(
            new ItemPath(item), Sighting.of(names(l)), Sighting.of(names(r)), Set.of(trait)));
  }

  private static Node names(Mapping mapping) {
    return Sequence.of(
        mapping.keys().stream()
            .map(name -> (Node) Scalar.string(name, mapping.origin(), mapping.line()))
            .toList(),
        mapping.origin(),
        mapping.line());
  }
}
