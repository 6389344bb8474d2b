package dev.evenkeel.drill.runbook;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.runbook.DrilledState.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which of a record's states a database is in, by schema, history and residue. Rows are the
 * database's own, and were not looked at.
 */
public sealed interface Whereabouts {
  /** What of the database was set aside before it was held against the states. */
  List<String> setAside();

  /**
   * One state.
   *
   * @param state the one it is in
   */
  record Found(DrilledState state, List<String> setAside) implements Whereabouts {
    public Found {
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * States that differ in their rows alone.
   *
   * @param states in the record's order
   * @param apart how they can be told apart, one line each; empty where no probe does
   */
  record OneOf(List<DrilledState> states, List<String> apart, List<String> setAside)
      implements Whereabouts {
    public OneOf {
      states = List.copyOf(states);
      apart = List.copyOf(apart);
      setAside = List.copyOf(setAside);
    }

    /** Whether the same commands lead out of all of them. */
    public boolean sameWayOut() {
      return states.stream().map(state -> state.entry().commands()).distinct().count() == 1
          && states.stream().map(state -> state.entry().leadsTo()).distinct().count() == 1;
    }
  }

  /**
   * None.
   *
   * @param nearest the state with the fewest differences
   * @param differs where the database is not like it, one line each
   */
  record NeverDrilled(DrilledState nearest, List<String> differs, List<String> setAside)
      implements Whereabouts {
    public NeverDrilled {
      differs = List.copyOf(differs);
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * Looks for it.
   *
   * @throws IllegalArgumentException where the runbook has no state
   */
  static Whereabouts of(Fingerprint database, Runbook runbook) {
    var portable = new Portable(runbook);
    Fingerprint live = portable.ofLive(database);
    var same = new ArrayList<DrilledState>();
    DrilledState nearest = null;
    List<String> differs = List.of();
    long least = Long.MAX_VALUE;
    for (DrilledState state : runbook.states()) {
      Fingerprint drilled = portable.of(state);
      if (drilled.same(live)) {
        same.add(state);
        continue;
      }
      long distance =
          distance(live.schema(), drilled.schema()) + distance(live.history(), drilled.history());
      if (distance < least) {
        least = distance;
        nearest = state;
        differs = live.against(drilled);
      }
    }
    if (same.size() == 1) {
      return new Found(same.getFirst(), portable.setAside());
    }
    if (!same.isEmpty()) {
      return new OneOf(same, apart(same), portable.setAside());
    }
    if (nearest == null) {
      throw new IllegalArgumentException("the record has no state");
    }
    return new NeverDrilled(nearest, differs, portable.setAside());
  }

  /** How many facts stand on one side only, or otherwise on the other. */
  private static long distance(Map<String, String> left, Map<String, String> right) {
    long shared =
        left.entrySet().stream().filter(e -> e.getValue().equals(right.get(e.getKey()))).count();
    return left.size() + right.size() - 2 * shared;
  }

  /** Every probe whose answers are not all one, and what only some of the states look like. */
  private static List<String> apart(List<DrilledState> states) {
    var lines = new ArrayList<String>();
    var probes = new LinkedHashSet<String>();
    states.forEach(state -> state.answers().forEach(answer -> probes.add(answer.probe())));
    for (String probe : probes) {
      List<String> words = states.stream().map(state -> state.answer(probe)).toList();
      if (words.stream().distinct().count() > 1) {
        var line = new ArrayList<String>();
        for (DrilledState state : states) {
          line.add(state.name() + " " + said(state, probe));
        }
        lines.add(probe + ": " + String.join("; ", line));
      }
    }
    for (DrilledState state : states) {
      for (String sign : state.entry().recognise()) {
        if (states.stream().anyMatch(other -> !other.entry().recognise().contains(sign))) {
          lines.add("only " + state.name() + ": " + sign);
        }
      }
    }
    return lines;
  }

  private static String said(DrilledState state, String probe) {
    return state.answers().stream()
        .filter(answer -> answer.probe().equals(probe))
        .map(Answer::line)
        .findFirst()
        .orElse("not asked");
  }
}
