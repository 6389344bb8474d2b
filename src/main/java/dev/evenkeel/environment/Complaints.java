package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Gathers problems while the file is read, so that all of them are reported at once. */
final class Complaints {
  private record Placed(int line, Problem problem) {}

  private final LinkedHashSet<Placed> placed = new LinkedHashSet<>();

  void add(Node node, String saw, String expected, String next) {
    placed.add(new Placed(node.line(), new Problem(node.at(), saw, expected, next)));
  }

  /** A problem whose place is no node of the tree. */
  void add(Problem problem) {
    int colon = problem.at().lastIndexOf(':');
    int line = 0;
    try {
      line = Integer.parseInt(problem.at().substring(colon + 1));
    } catch (NumberFormatException noLine) {
      line = 0;
    }
    placed.add(new Placed(line, problem));
  }

  boolean none() {
    return placed.isEmpty();
  }

  /** In the order of the file. */
  List<Problem> all() {
    var ordered = new ArrayList<>(placed);
    ordered.sort(Comparator.comparingInt(Placed::line));
    return ordered.stream().map(Placed::problem).toList();
  }
}
