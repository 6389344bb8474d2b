package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.formula.Type;
import dev.evenkeel.contract.words.Patterns;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks for a value of which all formulas of a goal are true.
 *
 * <p>Documents are finite, so a value that needs itself inside is none: a goal that is met again
 * below itself is taken for impossible there. What was answered on that ground is only remembered
 * once the goal itself has been answered.
 */
public final class Solver {
  private static final int MOST_STEPS = 400_000;
  private static final int DEEPEST = 600;

  private final Formulas formulas;
  private final Patterns patterns = new Patterns();
  private final Evaluation evaluation;
  private final Map<List<Integer>, Answer> known = new HashMap<>();
  private final Map<List<Integer>, Integer> open = new HashMap<>();
  private int lowest = Integer.MAX_VALUE;
  private int steps;

  public Solver(Formulas formulas, FormatOracle formats) {
    this.formulas = formulas;
    this.evaluation = new Evaluation(patterns, formats);
  }

  Formulas formulas() {
    return formulas;
  }

  Patterns patterns() {
    return patterns;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  public Answer solve(Formula... goal) {
    return solve(Arrays.asList(goal));
  }

  public Answer solve(Collection<Formula> goal) {
    Map<Integer, Formula> parts = parts(goal);
    if (contradicts(parts)) {
      return Answer.none();
    }
    List<Integer> key = List.copyOf(new TreeSet<>(parts.keySet()));
    Answer before = known.get(key);
    if (before != null) {
      return before;
    }
    Integer above = open.get(key);
    if (above != null) {
      lowest = Math.min(lowest, above);
      return Answer.none();
    }
    if (++steps > MOST_STEPS || open.size() > DEEPEST) {
      return Answer.undecided("the schemas are too large to be taken apart to the end");
    }
    int outer = lowest;
    lowest = Integer.MAX_VALUE;
    int depth = open.size();
    open.put(key, depth);
    Answer answer = answer(parts.values());
    open.remove(key);
    boolean onGrounds = lowest < depth && !(answer instanceof Answer.Found);
    if (!onGrounds) {
      known.put(key, answer);
    }
    lowest = Math.min(outer, onGrounds ? lowest : Integer.MAX_VALUE);
    return answer;
  }

  private Map<Integer, Formula> parts(Collection<Formula> goal) {
    var parts = new LinkedHashMap<Integer, Formula>();
    for (Formula formula : goal) {
      if (!formulas.isTop(formula)) {
        parts.put(formula.id(), formula);
      }
    }
    return parts;
  }

  private boolean contradicts(Map<Integer, Formula> parts) {
    for (Formula part : parts.values()) {
      if (formulas.isBottom(part) || parts.containsKey(formulas.not(part).id())) {
        return true;
      }
    }
    return false;
  }

  private Answer answer(Collection<Formula> goal) {
    Answer undecided = Answer.none();
    for (Type type : Type.values()) {
      Answer answer = Cells.first(formulas, type, goal, this::cell);
      if (answer instanceof Answer.Found) {
        return answer;
      }
      if (answer instanceof Answer.Undecided more) {
        undecided = both(undecided, more);
      }
    }
    return undecided;
  }

  private static Answer both(Answer before, Answer.Undecided more) {
    var reasons = new TreeSet<>(before.reasons());
    reasons.addAll(more.reasons());
    return new Answer.Undecided(List.copyOf(reasons), before.candidate().or(more::guess));
  }

  private Answer cell(Cell cell) {
    Answer answer = cell.among().isPresent() ? among(cell, cell.among().get()) : ofType(cell);
    if (cell.unclear().isEmpty() || answer instanceof Answer.None) {
      return answer;
    }
    var reasons = new TreeSet<>(answer.reasons());
    reasons.addAll(cell.unclear());
    return new Answer.Undecided(List.copyOf(reasons), answer.candidate());
  }

  private Answer ofType(Cell cell) {
    return switch (cell.type()) {
      case NULL -> among(cell, List.of(Json.Null.NULL));
      case BOOLEAN -> among(cell, List.of(new Json.Bool(false), new Json.Bool(true)));
      case NUMBER -> Numbers.solve(cell);
      case STRING -> new Strings(this, cell).solve();
      case ARRAY -> new ArrayWitness(this, cell).solve();
      case OBJECT -> new ObjectWitness(this, cell).solve();
    };
  }

  private Answer among(Cell cell, Collection<Json> values) {
    Optional<Json> guess = Optional.empty();
    for (Json value : values) {
      if (cell.excluded().contains(value)) {
        continue;
      }
      Tri holds = evaluation.all(cell.atoms(), value);
      if (holds == Tri.YES) {
        return new Answer.Found(value);
      }
      if (holds == Tri.UNKNOWN && guess.isEmpty()) {
        guess = Optional.of(value);
      }
    }
    return guess
        .map(value -> Answer.undecided("whether " + value.written() + " is a value of both", value))
        .orElse(Answer.none());
  }
}
