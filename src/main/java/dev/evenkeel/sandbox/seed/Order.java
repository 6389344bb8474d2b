package dev.evenkeel.sandbox.seed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables after those that they refer to; in a circle, after those that they must refer to. */
final class Order {
  private Order() {}

  static List<Table> of(List<Table> tables) {
    var left = new ArrayList<>(tables);
    var ordered = new ArrayList<Table>();
    var done = new HashSet<String>();
    while (!left.isEmpty()) {
      Set<String> waiting = new HashSet<>();
      left.forEach(table -> waiting.add(table.path()));
      Table next =
          first(left, waiting, false)
              .or(() -> first(left, waiting, true))
              .orElseGet(left::getFirst);
      left.remove(next);
      if (done.add(next.path())) {
        ordered.add(next);
      }
    }
    return ordered;
  }

  private static Optional<Table> first(List<Table> left, Set<String> waiting, boolean mustOnly) {
    return left.stream()
        .filter(
            table ->
                table.references().stream()
                    .filter(reference -> !mustOnly || !table.mayStayEmpty(reference))
                    .map(Reference::target)
                    .noneMatch(target -> !target.equals(table.path()) && waiting.contains(target)))
        .findFirst();
  }
}
