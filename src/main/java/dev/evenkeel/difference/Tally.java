package dev.evenkeel.difference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a comparison has counted and found so far. */
final class Tally {
  final List<Difference> differences = new ArrayList<>();
  final List<Fact> facts = new ArrayList<>();
  private final Set<String> remarks = new TreeSet<>();

  /** Every leaf is counted, and a box for each would be most of what counting costs. */
  private static final class Count {
    private long items;
  }

  private final EnumMap<ItemClass, Count> counts = new EnumMap<>(ItemClass.class);

  private long paired;
  private long substituted;
  private final Map<String, Long> dropped = new java.util.TreeMap<>();

  void equal(ItemClass itemClass) {
    count(itemClass, 1);
    paired++;
  }

  void found(Difference difference) {
    differences.add(difference);
    count(difference.itemClass(), 1);
    if (difference.left().isPresent() && difference.right().isPresent()) {
      paired++;
    }
  }

  /** Equal, and reported because somebody asked. */
  void same(Difference.Same same) {
    differences.add(same);
    equal(same.itemClass());
  }

  /** Takes one-sided findings back that turned out to be one thing at two places. */
  void replace(List<Difference> gone, Difference.Moved moved) {
    differences.removeAll(gone);
    gone.forEach(difference -> count(difference.itemClass(), -1));
    found(moved);
  }

  /** Takes findings back that something else says better. */
  void take(java.util.Set<Difference> gone) {
    differences.removeIf(gone::contains);
    gone.forEach(difference -> count(difference.itemClass(), -1));
  }

  /** Takes findings out whose cause is one already; they stay counted as what they are. */
  void explained(java.util.Set<Difference> gone) {
    differences.removeIf(gone::contains);
  }

  void fact(Fact fact) {
    facts.add(fact);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  void substituted(int places) {
    substituted += places;
  }

  long substituted() {
    return substituted;
  }

  void dropped(String rule) {
    dropped.merge(rule, 1L, Long::sum);
  }

  private void count(ItemClass itemClass, long more) {
    Count count = counts.get(itemClass);
    if (count == null) {
      count = new Count();
      counts.put(itemClass, count);
    }
    count.items += more;
  }

  /** Items counted so far. */
  long items() {
    return counts.values().stream().mapToLong(count -> count.items).sum();
  }

  private long items(ItemClass itemClass) {
    Count count = counts.get(itemClass);
    return count == null ? 0 : count.items;
  }

  Differences result() {
    var byClass = new EnumMap<ItemClass, Long>(ItemClass.class);
    for (ItemClass itemClass : ItemClass.values()) {
      byClass.put(itemClass, items(itemClass));
    }
    long unknown = items(ItemClass.UNKNOWN);
    long drops = dropped.values().stream().mapToLong(Long::longValue).sum();
    if (drops > 0) {
      remark(
          "set aside: "
              + String.join(
                  ", ",
                  dropped.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()));
    }
    return new Differences(
        differences,
        facts,
        new Coverage(items(), paired, substituted, drops, unknown, byClass),
        new ArrayList<>(remarks));
  }
}
