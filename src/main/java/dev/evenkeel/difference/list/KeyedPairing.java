package dev.evenkeel.difference.list;

import dev.evenkeel.difference.list.ListRule.Keyed;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which element of a keyed list belongs to which of the other side.
 *
 * @param slots every element of either side once, those of the left first, each side in its order
 * @param reordered whether partners stand in another order and that has an effect
 * @param by the keys that were needed, in the words of the list
 */
public record KeyedPairing(List<Slot> slots, boolean reordered, List<String> by) {
  /**
   * One name and who bears it.
   *
   * @param segment the name as a segment of an item path: the values of the keys, joined by commas,
   *     those left out at the end that only say what is so without them ({@code 80}, {@code
   *     53,UDP})
   */
  public record Slot(String segment, @Nullable Node left, @Nullable Node right) {}

  /**
   * A name before its element has a partner; {@code key} is all of it, {@code segment} for people.
   */
  private record Named(String key, String segment, Mapping element) {}

  public KeyedPairing {
    slots = List.copyOf(slots);
    by = List.copyOf(by);
  }

  /**
   * Pairs by the keys, then by the keys and tie-breaks.
   *
   * @param leftTokens substitutes the left side's own tokens in a name
   * @param rightTokens substitutes the right side's own tokens in a name
   * @return empty where a side has an element that the keys do not name, or two of one name
   */
  public static Optional<KeyedPairing> of(
      Keyed rule,
      Sequence left,
      Sequence right,
      UnaryOperator<String> leftTokens,
      UnaryOperator<String> rightTokens) {
    var plain = pair(rule, rule.keys(), left, right, leftTokens, rightTokens);
    if (plain.isPresent() || rule.tieBreaks().isEmpty()) {
      return plain;
    }
    var longer = new ArrayList<>(rule.keys());
    longer.addAll(rule.tieBreaks());
    return pair(rule, longer, left, right, leftTokens, rightTokens);
  }

  private static Optional<KeyedPairing> pair(
      Keyed rule,
      List<String> keys,
      Sequence left,
      Sequence right,
      UnaryOperator<String> leftTokens,
      UnaryOperator<String> rightTokens) {
    var lefts = named(rule, keys, left, leftTokens);
    var rights = named(rule, keys, right, rightTokens);
    if (lefts == null || rights == null) {
      return Optional.empty();
    }
    var slots = inStep(lefts, rights) ? together(lefts, rights) : slots(rule, lefts, rights);
    boolean reordered =
        switch (rule.order()) {
          case FREE -> false;
          case MATTERS -> !shared(lefts, rights).equals(shared(rights, lefts));
          case MATTERS_FOR_REFERENCES ->
              EarlierReferences.differ(elements(lefts), elements(rights), keys.getFirst());
        };
    return Optional.of(new KeyedPairing(slots, reordered, keys));
  }

  /** The common case: both sides name the same elements in one order. */
  private static boolean inStep(Map<String, Named> lefts, Map<String, Named> rights) {
    return lefts.size() == rights.size()
        && new ArrayList<>(lefts.keySet()).equals(new ArrayList<>(rights.keySet()));
  }

  private static List<Slot> together(Map<String, Named> lefts, Map<String, Named> rights) {
    var slots = new ArrayList<Slot>(lefts.size());
    Iterator<Named> right = rights.values().iterator();
    for (Named left : lefts.values()) {
      slots.add(new Slot(left.segment(), left.element(), right.next().element()));
    }
    return slots;
  }

  private static List<Slot> slots(Keyed rule, Map<String, Named> lefts, Map<String, Named> rights) {
    Map<String, Named> partners = new HashMap<>();
    lefts.keySet().stream()
        .filter(rights::containsKey)
        .forEach(k -> partners.put(k, rights.get(k)));
    pairByAlias(rule, lefts, rights, partners);
    var slots = new ArrayList<Slot>();
    var partnered = new java.util.HashSet<String>();
    lefts.forEach(
        (key, element) -> {
          Named partner = partners.get(key);
          if (partner != null) {
            partnered.add(partner.key());
          }
          slots.add(
              new Slot(
                  element.segment(),
                  element.element(),
                  partner == null ? null : partner.element()));
        });
    rights.forEach(
        (key, element) -> {
          if (!partnered.contains(key)) {
            slots.add(new Slot(element.segment(), null, element.element()));
          }
        });
    return slots;
  }

  private static List<String> shared(Map<String, Named> of, Map<String, Named> with) {
    return of.keySet().stream().filter(with::containsKey).toList();
  }

  private static List<Mapping> elements(Map<String, Named> named) {
    return named.values().stream().map(Named::element).toList();
  }

  private static void pairByAlias(
      Keyed rule,
      Map<String, Named> lefts,
      Map<String, Named> rights,
      Map<String, Named> partners) {
    if (rule.alias().isEmpty() || partners.size() == lefts.size()) {
      return;
    }
    var aloneLeft = byAlias(rule.alias().get(), lefts, rights);
    var aloneRight = byAlias(rule.alias().get(), rights, lefts);
    aloneLeft.forEach(
        (alias, candidates) -> {
          var others = aloneRight.getOrDefault(alias, List.of());
          if (candidates.size() == 1 && others.size() == 1) {
            partners.put(candidates.getFirst().key(), others.getFirst());
          }
        });
  }

  private static Map<String, List<Named>> byAlias(
      String alias, Map<String, Named> of, Map<String, Named> other) {
    Map<String, List<Named>> found = new LinkedHashMap<>();
    of.forEach(
        (key, element) -> {
          String name = element.element().text(alias);
          if (name != null && !other.containsKey(key)) {
            found.computeIfAbsent(name, n -> new ArrayList<>()).add(element);
          }
        });
    return found;
  }

  /** The elements by name, in order; null where the keys do not name them. */
  private static @Nullable Map<String, Named> named(
      Keyed rule, List<String> keys, Sequence sequence, UnaryOperator<String> tokens) {
    Map<String, Named> named = new LinkedHashMap<>();
    for (int i = 0; i < sequence.size(); i++) {
      Node element = sequence.get(i);
      if (!(element instanceof Mapping mapping)) {
        return null;
      }
      Named name = name(rule, keys, mapping, tokens);
      if (name == null) {
        return null;
      }
      // Of two with one name the last one is in force, and stands where it stands.
      if (named.remove(name.key()) != null && !rule.lastWins()) {
        return null;
      }
      named.put(name.key(), name);
    }
    return named;
  }

  private static @Nullable Named name(
      Keyed rule, List<String> keys, Mapping element, UnaryOperator<String> tokens) {
    var key = new StringBuilder();
    var segment = new ArrayList<String>();
    int spoken = 0;
    for (String name : keys) {
      Node node = name.indexOf('.') < 0 ? element.get(name) : element.find(name.split("\\.", -1));
      String meant = rule.defaults().get(name);
      String text;
      if (node instanceof Scalar scalar && scalar.type() != Node.ScalarType.NULL) {
        text = tokens.apply(scalar.text());
      } else if (node == null || node instanceof Scalar) {
        if (meant == null && rule.keys().contains(name)) {
          return null;
        }
        text = meant == null ? "" : meant;
      } else {
        return null;
      }
      if (keys.size() == 1) {
        return new Named(text, text, element);
      }
      key.append(text.length()).append(':').append(text);
      segment.add(text);
      if (!text.equals(meant) && !text.isEmpty()) {
        spoken = segment.size();
      }
    }
    return new Named(
        key.toString(), String.join(",", segment.subList(0, Math.max(1, spoken))), element);
  }
}
