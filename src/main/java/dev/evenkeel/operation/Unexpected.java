package dev.evenkeel.operation;

import dev.evenkeel.allowance.Judgement;
import dev.evenkeel.allowance.Ledger;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.signal.Signals;
import dev.evenkeel.value.ItemPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signals that still need a mention: not those at an item of which somebody has said what is
 * expected, nor below one that was allowed as a whole, nor a flag inside a subtree that one side
 * alone has and that is a finding already.
 */
final class Unexpected {
  private static final String FLAG = "feature-flag";

  private final Map<ItemPath, String> expected = new HashMap<>();
  private final Map<ItemPath, String> allowed = new HashMap<>();
  private final Set<ItemPath> alone = new HashSet<>();

  private Unexpected(Ledger ledger) {
    for (Judgement judgement : ledger.judgements()) {
      ItemClass itemClass = judgement.itemClass();
      ItemPath item = judgement.difference().item();
      boolean spoken =
          itemClass == ItemClass.ALLOWED
              || itemClass == ItemClass.VIOLATES
              || itemClass.equalInEffect();
      if (spoken && judgement.allowance().isPresent()) {
        String expect = judgement.allowance().get().expect().written();
        expected.put(item, expect);
        if (itemClass == ItemClass.ALLOWED) {
          allowed.put(item, expect);
        }
      }
      if (judgement.difference() instanceof Difference.OnlyLeft
          || judgement.difference() instanceof Difference.OnlyRight) {
        alone.add(item);
      }
    }
  }

  static List<Fact> among(List<Fact> signals, Ledger ledger) {
    var unexpected = new Unexpected(ledger);
    return signals.stream().filter(unexpected::needsMention).toList();
  }

  private boolean needsMention(Fact signal) {
    ItemPath item = signal.item();
    if (expected.containsKey(item)) {
      return Signals.outlivesAllowance(signal, expected.getOrDefault(item, ""));
    }
    List<String> segments = item.segments();
    for (int length = segments.size() - 1; length > 1; length--) {
      var above = new ItemPath(segments.subList(0, length));
      if (allowed.containsKey(above)) {
        return Signals.outlivesAllowance(signal, allowed.getOrDefault(above, ""));
      }
      if (signal.kind().equals(FLAG) && alone.contains(above)) {
        return false;
      }
    }
    return true;
  }
}
