package dev.evenkeel.difference;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was looked at.
 *
 * @param items items seen on either side; the sum of {@code counts}
 * @param paired items that both sides have
 * @param substituted places where a token was put in
 * @param dropped fields set aside by the drop list, or by a declaration not to look
 * @param unknown items that could not be judged
 * @param counts items per class, before any allowance is asked
 */
public record Coverage(
    long items,
    long paired,
    long substituted,
    long dropped,
    long unknown,
    Map<ItemClass, Long> counts) {
  public Coverage {
    counts = Map.copyOf(counts);
  }

  public static Coverage none() {
    return new Coverage(0, 0, 0, 0, 0, Map.of());
  }

  public Coverage plus(Coverage other) {
    var sum = new EnumMap<ItemClass, Long>(ItemClass.class);
    sum.putAll(counts);
    other.counts.forEach((itemClass, n) -> sum.merge(itemClass, n, Long::sum));
    return new Coverage(
        items + other.items,
        paired + other.paired,
        substituted + other.substituted,
        dropped + other.dropped,
        unknown + other.unknown,
        sum);
  }
}
