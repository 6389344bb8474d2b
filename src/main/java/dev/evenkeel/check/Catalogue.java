package dev.evenkeel.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All checks of a run, found by the kind of fact they look at. */
public final class Catalogue {
  private final List<Check> checks;
  private final Map<String, List<Check>> byKind = new HashMap<>();

  private Catalogue(List<Check> checks) {
    this.checks = checks.stream().sorted(Comparator.comparing(Check::id)).toList();
    for (Check check : this.checks) {
      for (String kind : check.kinds()) {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(check);
      }
    }
  }

  /**
   * A catalogue; an id that stands twice is a problem and its second check is left out.
   *
   * @param problems receives what is wrong
   */
  public static Catalogue of(List<Check> checks, List<Problem> problems) {
    var byId = new HashMap<String, Check>();
    var kept = new ArrayList<Check>();
    for (Check check : checks) {
      Check first = byId.putIfAbsent(check.id(), check);
      if (first == null) {
        kept.add(check);
      } else {
        problems.add(
            new Problem(
                check.at(),
                "the id "
                    + check.id()
                    + " belongs to "
                    + first.at()
                    + "; give this check its own"));
      }
    }
    return new Catalogue(kept);
  }

  public List<Check> checks() {
    return checks;
  }

  List<Check> of(String kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  public Optional<Check> named(String id) {
    return checks.stream().filter(check -> check.id().equals(id)).findFirst();
  }
}
