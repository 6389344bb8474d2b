package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What concerns both sides alike is said item by item while it is little, and counted by source
 * beyond that: two hundred notes of one kind are read by nobody.
 */
final class Alike {
  /** As many of one kind in one source are said one by one. */
  private static final int SAID_SINGLY = 10;

  private static final int NAMED = 3;

  private Alike() {}

  /** Facts in their order, with long runs of one kind counted. {@code equal-*} stay single. */
  static List<Fact> counted(List<Fact> facts) {
    Map<String, List<Fact>> groups = new TreeMap<>();
    var result = new ArrayList<Fact>();
    for (Fact fact : facts) {
      if (isAlike(fact) && !fact.kind().startsWith("equal-")) {
        String group = fact.kind() + "\n" + fact.item().area() + "\n" + fact.item().source();
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(fact);
      } else {
        result.add(fact);
      }
    }
    for (List<Fact> group : groups.values()) {
      if (group.size() <= SAID_SINGLY) {
        result.addAll(group);
      } else {
        result.add(counted(group.getFirst(), group));
      }
    }
    return result;
  }

  private static boolean isAlike(Fact fact) {
    return fact.itemClass() == ItemClass.EQUAL && "both".equals(fact.details().get("side"));
  }

  private static Fact counted(Fact first, List<Fact> group) {
    List<String> items = group.stream().map(fact -> fact.item().toString()).sorted().toList();
    String message =
        "%s; so it is at %d items, among them %s"
            .formatted(first.message(), group.size(), String.join(", ", items.subList(0, NAMED)));
    var details = new TreeMap<String, Object>();
    details.put("side", "both");
    details.put("count", group.size());
    details.put("key", "");
    details.put("area", first.item().area());
    details.put("source", first.item().source());
    return new Fact(
        first.kind(),
        ItemPath.of(first.item().area(), first.item().source()),
        ItemClass.EQUAL,
        first.left(),
        first.right(),
        message,
        details);
  }
}
