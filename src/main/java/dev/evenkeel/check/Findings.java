package dev.evenkeel.check;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Joins the voices about one item into its finding. */
final class Findings {
  private Findings() {}

  static Finding joined(ItemPath item, List<Voice> voices, Map<String, String> owners) {
    List<Voice> worstFirst =
        voices.stream()
            .filter(voice -> !isCovered(voice, voices))
            .sorted(Voice.WORST_FIRST)
            .toList();
    Voice worst = worstFirst.getFirst();
    // What stands at the item is said by its difference, also where another check is worse.
    Fact seen =
        worstFirst.stream()
            .map(Voice::fact)
            .filter(fact -> fact.left().isPresent() || fact.right().isPresent())
            .max(Comparator.comparing(fact -> fact.details().containsKey("traits")))
            .orElse(worst.fact());
    return new Finding(
        worst.check(),
        worst.severity(),
        itemClass(worst, worstFirst),
        item,
        message(worst, worstFirst),
        seen.left(),
        seen.right(),
        detail(seen, "secret").filter(word -> !word.equals("unknown")),
        Optional.ofNullable(owners.get(item.source())),
        worstFirst.stream()
            .map(Voice::check)
            .filter(id -> !id.equals(worst.check()))
            .distinct()
            .sorted()
            .toList(),
        worstFirst.stream().map(Voice::fact).flatMap(f -> allowance(f).stream()).findFirst(),
        Optional.empty(),
        worst.remedy().replace("{id}", Finding.id(worst.check(), item)));
  }

  /** A fallback has nothing to add to a check of its weight that says the same class. */
  private static boolean isCovered(Voice voice, List<Voice> all) {
    return voice.fallback()
        && all.stream()
            .anyMatch(
                other ->
                    !other.fallback()
                        && other.itemClass() == voice.itemClass()
                        && other.severity().compareTo(voice.severity()) >= 0);
  }

  /**
   * What a check says of an item that is equal in itself (a key that stands twice) does not make a
   * difference of the same weight equal.
   */
  private static ItemClass itemClass(Voice worst, List<Voice> worstFirst) {
    if (worst.itemClass() != ItemClass.EQUAL) {
      return worst.itemClass();
    }
    return worstFirst.stream()
        .filter(voice -> voice.severity() == worst.severity())
        .map(Voice::itemClass)
        .filter(Findings::isWrong)
        .findFirst()
        .orElse(worst.itemClass());
  }

  private static boolean isWrong(ItemClass itemClass) {
    return switch (itemClass) {
      case DIFFERENT, ONLY_LEFT, ONLY_RIGHT, VIOLATES, LEAK -> true;
      case EQUAL, EQUAL_BY_DEFAULT, EQUAL_BY_TOKEN, ALLOWED, PENDING, UNKNOWN -> false;
    };
  }

  /** Where two checks of one weight say different things, both are read. */
  private static String message(Voice worst, List<Voice> all) {
    List<String> others =
        all.stream()
            .filter(voice -> voice.severity() == worst.severity())
            .map(Voice::message)
            .filter(message -> !worst.message().contains(message))
            .distinct()
            .toList();
    return others.isEmpty() ? worst.message() : worst.message() + "; " + String.join("; ", others);
  }

  private static Optional<Finding.Allowed> allowance(Fact fact) {
    boolean none = !fact.details().containsKey("allowanceAt");
    return none || fact.itemClass() == ItemClass.EQUAL
        ? Optional.empty()
        : Optional.of(
            new Finding.Allowed(
                text(fact, "allowanceItem"),
                text(fact, "expect"),
                text(fact, "why"),
                text(fact, "owner"),
                text(fact, "expires"),
                text(fact, "changeOurMind"),
                text(fact, "allowanceAt")));
  }

  private static String text(Fact fact, String detail) {
    return detail(fact, detail).orElse("");
  }

  private static Optional<String> detail(Fact fact, String detail) {
    return Optional.ofNullable(fact.details().get(detail)).map(Objects::toString);
  }
}
