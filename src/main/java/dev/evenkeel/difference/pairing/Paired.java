package dev.evenkeel.difference.pairing;

import dev.evenkeel.difference.Difference;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.value.ItemPath;
import java.util.List;

/**
 * Every document of both sides once: with its partner, alone, or among candidates that cannot be
 * told apart.
 *
 * @param pairs in the order of their items
 * @param onlyLeft documents without a partner, in the order of their items
 * @param onlyRight the same of the right side
 * @param ambiguous one for each group of candidates
 * @param renames what leaves say that name a paired object under a name of their side's own
 */
public record Paired(
    List<Pair> pairs,
    List<Alone> onlyLeft,
    List<Alone> onlyRight,
    List<Difference.Incomparable> ambiguous,
    Renames renames) {
  /** Two documents that are one. */
  public record Pair(ItemPath item, Document left, Document right) {}

  /** A document of one side. */
  public record Alone(ItemPath item, Document document) {}

  public Paired {
    pairs = List.copyOf(pairs);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
    ambiguous = List.copyOf(ambiguous);
  }
}
