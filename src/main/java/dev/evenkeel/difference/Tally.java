package dev.evenkeel.difference;

import dev.evenkeel.value.ItemPath;
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
  private final long[] counts = new long[ItemClass.values().length];
  private long paired;
  private long substituted;
  private final Map<String, Long> dropped = new java.util.TreeMap<>();

  void equal(ItemClass itemClass) {
    counts[itemClass.ordinal()]++;
    paired++;
  }

  void found(Difference difference) {
    differences.add(difference);
    counts[difference.itemClass().ordinal()]++;
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
    gone.forEach(difference -> counts[difference.itemClass().ordinal()]--);
    found(moved);
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

  void dropped(String rule) {
    dropped.merge(rule, 1L, Long::sum);
  }

  /** Items counted so far. */
  long items() {
    return java.util.Arrays.stream(counts).sum();
  }

  Differences result() {
    var byClass = new EnumMap<ItemClass, Long>(ItemClass.class);
    long items = 0;
    for (ItemClass itemClass : ItemClass.values()) {
      byClass.put(itemClass, counts[itemClass.ordinal()]);
      items += counts[itemClass.ordinal()];
    }
    long unknown = counts[ItemClass.UNKNOWN.ordinal()];
    long drops = dropped.values().stream().mapToLong(Long::longValue).sum();
    if (drops > 0) {
      remark("set aside: " + String.join(", ", dropped.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()));
    }
    return new Differences(
        differences, facts, new Coverage(items, paired, substituted, drops, unknown, byClass), new ArrayList<>(remarks));
  }

  static ItemPath path(List<String> segments) {
    return new ItemPath(segments);
  }
}
