package dev.evenkeel.check;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.value.ItemPattern;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A cheap condition of a check, asked before its rule: one detail of the fact has one of the
 * accepted values, or none of them.
 *
 * @param detail {@code class}, {@code item} (values are patterns) or the name of a detail
 * @param negated whether the fact must have none of the values
 * @param values accepted values; a detail that is a list has one of them when any element is one
 */
public record Condition(String detail, boolean negated, Set<String> values) {
  static final String NOT = "not-";
  private static final String CLASS = "class";
  private static final String ITEM = "item";

  public Condition {
    values = Set.copyOf(values);
  }

  static Condition of(String key, List<String> values) {
    boolean negated = key.startsWith(NOT);
    return new Condition(negated ? key.substring(NOT.length()) : key, negated, Set.copyOf(values));
  }

  boolean holds(Fact fact) {
    return accepts(fact) != negated;
  }

  private boolean accepts(Fact fact) {
    return switch (detail) {
      case CLASS -> values.contains(fact.itemClass().name());
      case ITEM -> values.stream().anyMatch(v -> ItemPattern.parse(v).matches(fact.item()));
      default -> {
        Object value = fact.details().get(detail);
        yield value instanceof Collection<?> many
            ? many.stream().anyMatch(one -> values.contains(String.valueOf(one)))
            : value != null && values.contains(String.valueOf(value));
      }
    };
  }
}
