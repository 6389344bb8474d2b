package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An array whose elements are so, with some that are asked for. */
final class ArrayWitness {
  private static final int LONGEST = 300;
  private static final int MOST_TRIED = 2_000;

  private final Solver solver;
  private final Formulas formulas;
  private final Cell cell;
  private final List<Formula.Elements> elements;
  private final TreeMap<Integer, List<Formula>> asked = new TreeMap<>();
  private final List<Formula.SomeElement> somewhere = new ArrayList<>();
  private final Set<String> reasons = new TreeSet<>();
  private long min;
  private long max = Formulas.NO_LIMIT;
  private int horizon;
  private boolean unique;
  private boolean repeated;
  private int tried;

  ArrayWitness(Solver solver, Cell cell) {
    this.solver = solver;
    this.formulas = solver.formulas();
    this.cell = cell;
    this.elements = cell.all(Formula.Elements.class);
  }

  Answer solve() {
    collect();
    if ((unique && repeated) || min > max) {
      return Answer.none();
    }
    if (min > LONGEST || somewhere.size() > LONGEST || horizon > LONGEST) {
      return Answer.undecided("an array of more than " + LONGEST + " elements");
    }
    shorten();
    if (min > max || (!asked.isEmpty() && asked.lastKey() >= max)) {
      return none();
    }
    for (Map.Entry<Integer, List<Formula>> slot : asked.entrySet()) {
      if (at(slot.getKey(), List.of()) instanceof Answer.None) {
        return none();
      }
    }
    return placed(0).orElseGet(this::none);
  }

  /** There is none, unless something on the way there was not known. */
  private Answer none() {
    return reasons.isEmpty()
        ? Answer.none()
        : new Answer.Undecided(List.copyOf(reasons), Optional.empty());
  }

  private void collect() {
    for (Formula.Count count : cell.all(Formula.Count.class)) {
      min = Math.max(min, count.min());
      max = Math.min(max, count.max());
    }
    elements.forEach(each -> horizon = Math.max(horizon, each.first().size()));
    for (Formula.ElementAt at : cell.all(Formula.ElementAt.class)) {
      asked.computeIfAbsent(at.index(), i -> new ArrayList<>()).add(at.formula());
      horizon = Math.max(horizon, at.index() + 1);
      min = Math.max(min, at.index() + 1L);
    }
    for (Formula.SomeElement some : cell.all(Formula.SomeElement.class)) {
      somewhere.add(some);
      horizon = Math.max(horizon, some.from());
    }
    for (Formula.Containing containing : cell.all(Formula.Containing.class)) {
      for (long i = 0; i < Math.min(containing.min(), LONGEST + 1L); i++) {
        somewhere.add((Formula.SomeElement) formulas.someElement(0, containing.formula()));
      }
    }
    for (Formula.Unique said : cell.all(Formula.Unique.class)) {
      unique |= said.positive();
      repeated |= !said.positive();
    }
  }

  /** An index at which nothing can stand ends the array. */
  private void shorten() {
    long last = somewhere.isEmpty() && !repeated ? min : Math.max(min, horizon + 1L);
    for (int i = 0; i < last && i < max && i <= horizon; i++) {
      Answer answer = at(i, List.of());
      if (answer instanceof Answer.None) {
        max = i;
      }
    }
  }

  private Answer at(int index, List<Formula> more) {
    var goal = new ArrayList<Formula>();
    elements.forEach(each -> goal.add(each.at(index)));
    goal.addAll(asked.getOrDefault(index, List.of()));
    goal.addAll(more);
    Answer answer = solver.solve(goal);
    reasons.addAll(answer.reasons());
    return answer;
  }

  /** Finds a place for each element that must stand somewhere, from the given one on. */
  private Optional<Answer> placed(int number) {
    if (number == somewhere.size()) {
      return built();
    }
    Formula.SomeElement some = somewhere.get(number);
    for (int index : places(some.from())) {
      if (index >= max) {
        continue;
      }
      if (++tried > MOST_TRIED) {
        reasons.add("too many ways to place the elements of an array");
        return Optional.empty();
      }
      if (!(at(index, List.of(some.formula())) instanceof Answer.None)) {
        asked.computeIfAbsent(index, i -> new ArrayList<>()).add(some.formula());
        Optional<Answer> built = placed(number + 1);
        if (built.isPresent()) {
          return built;
        }
        asked.get(index).removeLast();
        asked.remove(index, List.of());
      }
    }
    return Optional.empty();
  }

  /** Beyond the horizon all free places are alike. */
  private Set<Integer> places(int from) {
    var places = new LinkedHashSet<Integer>();
    int free = Math.max(horizon, from);
    while (asked.containsKey(free)) {
      free++;
    }
    for (int i = from; i < horizon; i++) {
      places.add(i);
    }
    places.add(free);
    asked.tailMap(from).keySet().forEach(places::add);
    return places;
  }

  private Optional<Answer> built() {
    int length = (int) Math.max(min, asked.isEmpty() ? 0 : asked.lastKey() + 1L);
    if (length > max) {
      return Optional.empty();
    }
    if (repeated) {
      return withRepetition(length);
    }
    Optional<Answer> plain = filled(length, Map.of(), List.of());
    if (plain.isPresent() && !isExcluded(plain.get())) {
      return plain;
    }
    return plain.isEmpty() ? plain : another(length);
  }

  private boolean isExcluded(Answer answer) {
    return answer.candidate().filter(cell.excluded()::contains).isPresent();
  }

  /** One that is not among those excluded: another element, or one more. */
  private Optional<Answer> another(int length) {
    for (int more = 0; more <= cell.excluded().size() + 1 && length + more <= max; more++) {
      for (int i = 0; i < Math.max(1, length + more); i++) {
        Optional<Answer> other =
            filled(length + more, Map.of(), i < length ? excludedAt(i) : List.of(), i);
        if (other.isPresent() && !isExcluded(other.get())) {
          return other;
        }
      }
    }
    if (max > 0) {
      reasons.add("an array other than " + cell.excluded().size() + " that are excluded");
    }
    return Optional.empty();
  }

  private List<Formula> excludedAt(int index) {
    var values = new LinkedHashSet<Json>();
    for (Json excluded : cell.excluded()) {
      if (excluded instanceof Json.Arr(List<Json> inside) && index < inside.size()) {
        values.add(inside.get(index));
      }
    }
    return List.of(formulas.oneOf(values, false));
  }

  private Optional<Answer> withRepetition(int length) {
    for (int j = 1; j <= horizon + 1 && j < max; j++) {
      for (int i = 0; i < j; i++) {
        var goal = new ArrayList<Formula>();
        for (int index : new int[] {i, j}) {
          elements.forEach(each -> goal.add(each.at(index)));
          goal.addAll(asked.getOrDefault(index, List.of()));
        }
        Answer both = solver.solve(goal);
        reasons.addAll(both.reasons());
        if (both.candidate().isPresent()) {
          Json value = both.candidate().get();
          Optional<Answer> filled =
              filled(Math.max(length, j + 1), Map.of(i, value, j, value), List.of());
          if (filled.isPresent()) {
            return filled;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> filled(int length, Map<Integer, Json> given, List<Formula> first) {
    return filled(length, given, first, 0);
  }

  /** Each place gets a value; where all must differ, the ones that are asked for come first. */
  private Optional<Answer> filled(
      int length, Map<Integer, Json> given, List<Formula> more, int moreAt) {
    var order = new LinkedHashSet<>(asked.keySet());
    for (int i = 0; i < length; i++) {
      order.add(i);
    }
    Map<Integer, Json> values = new HashMap<>(given);
    boolean certain = true;
    for (int index : order) {
      if (values.containsKey(index)) {
        continue;
      }
      var goal = new ArrayList<Formula>(index == moreAt ? more : List.of());
      if (unique) {
        goal.add(formulas.oneOf(new LinkedHashSet<>(values.values()), false));
      }
      Answer answer = at(index, goal);
      if (answer.candidate().isEmpty()) {
        noteWhyNot(answer, more);
        return Optional.empty();
      }
      certain &= answer instanceof Answer.Found;
      values.put(index, answer.candidate().get());
    }
    var all = new ArrayList<Json>();
    for (int i = 0; i < length; i++) {
      all.add(Objects.requireNonNull(values.get(i), "each has one"));
    }
    return checked(new Json.Arr(all), certain);
  }

  /** Where elements must differ, a choice made earlier may be what leaves none. */
  private void noteWhyNot(Answer answer, List<Formula> more) {
    boolean choiceMade = unique && (asked.size() > 0 || horizon > 0);
    if (answer instanceof Answer.None && (choiceMade || !more.isEmpty())) {
      reasons.add("an array of elements that all differ");
    }
  }

  private Optional<Answer> checked(Json.Arr value, boolean certain) {
    Tri holds = solver.evaluation().all(cell.atoms(), value);
    if (certain && holds == Tri.YES) {
      return Optional.of(new Answer.Found(value));
    }
    if (holds == Tri.NO) {
      reasons.add("an array in which so many elements are alike");
      return Optional.empty();
    }
    if (reasons.isEmpty()) {
      reasons.add("the elements of an array");
    }
    return Optional.of(new Answer.Undecided(List.copyOf(reasons), Optional.of(value)));
  }
}
