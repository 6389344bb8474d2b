package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.formula.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An object whose members are so, with some that are asked for. */
final class ObjectWitness {
  private static final int MOST_TRIED = 3_000;
  private static final int MOST_PATTERNS = 7;
  private static final int LARGEST = 500;

  private final Solver solver;
  private final Formulas formulas;
  private final Cell cell;
  private final List<Formula.Members> members;
  private final List<Formula.SomeMember> some;
  private final Map<String, List<Formula>> asked = new LinkedHashMap<>();
  private final Set<String> absent = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> patterns = new LinkedHashSet<>();
  private final Set<String> reasons = new TreeSet<>();
  private long min;
  private long max = Formulas.NO_LIMIT;
  private int tried;

  ObjectWitness(Solver solver, Cell cell) {
    this.solver = solver;
    this.formulas = solver.formulas();
    this.cell = cell;
    this.members = cell.all(Formula.Members.class);
    this.some = cell.all(Formula.SomeMember.class);
  }

  Answer solve() {
    for (Formula.MemberCount count : cell.all(Formula.MemberCount.class)) {
      min = Math.max(min, count.min());
      max = Math.min(max, count.max());
    }
    cell.all(Formula.Absent.class).forEach(a -> absent.add(a.name()));
    for (Formula.Member member : cell.all(Formula.Member.class)) {
      asked.computeIfAbsent(member.name(), n -> new ArrayList<>()).add(member.formula());
    }
    members.forEach(
        all -> {
          named.addAll(all.named().keySet());
          patterns.addAll(all.matching().keySet());
        });
    named.addAll(asked.keySet());
    if (min > max || asked.size() > max || min > LARGEST) {
      return min > LARGEST && min <= max
          ? Answer.undecided("an object of more than " + LARGEST + " members")
          : Answer.none();
    }
    for (String name : List.copyOf(asked.keySet())) {
      if (at(name, List.of()) instanceof Answer.None) {
        return Answer.none();
      }
    }
    return placed(0).orElseGet(this::none);
  }

  private Answer none() {
    return reasons.isEmpty()
        ? Answer.none()
        : new Answer.Undecided(List.copyOf(reasons), Optional.empty());
  }

  /** What a member of this name can be. */
  private Answer at(String name, List<Formula> more) {
    if (absent.contains(name) || nameHolds(name) == Tri.NO) {
      return Answer.none();
    }
    var goal = new ArrayList<Formula>();
    for (Formula.Members all : members) {
      said(all, name, goal);
    }
    goal.addAll(asked.getOrDefault(name, List.of()));
    goal.addAll(more);
    Answer answer = solver.solve(goal);
    reasons.addAll(answer.reasons());
    return answer;
  }

  private Tri nameHolds(String name) {
    Tri all = Tri.YES;
    for (Formula.Names names : cell.all(Formula.Names.class)) {
      all = all.and(solver.evaluation().of(names.formula(), new Json.Text(name)));
    }
    if (all == Tri.UNKNOWN) {
      reasons.add("whether a member may be named " + name);
    }
    return all;
  }

  private void said(Formula.Members all, String name, List<Formula> goal) {
    boolean spoken = false;
    Formula itself = all.named().get(name);
    if (itself != null) {
      spoken = true;
      goal.add(itself);
    }
    for (Map.Entry<String, Formula> pattern : all.matching().entrySet()) {
      Optional<Boolean> found = solver.patterns().found(pattern.getKey(), name);
      if (found.isEmpty()) {
        reasons.add("whether " + name + " matches " + pattern.getKey());
      } else if (found.get()) {
        spoken = true;
        goal.add(pattern.getValue());
      }
    }
    if (!spoken) {
      goal.add(all.others());
    }
  }

  /** Finds a name for each member that must be there under some name, from the given one on. */
  private Optional<Answer> placed(int number) {
    if (number == some.size()) {
      return built();
    }
    Formula.SomeMember one = some.get(number);
    for (String name : names(one.name())) {
      if (++tried > MOST_TRIED) {
        reasons.add("too many ways to name the members of an object");
        return Optional.empty();
      }
      boolean fits = asked.containsKey(name) || asked.size() < max;
      if (fits && !(at(name, List.of(one.formula())) instanceof Answer.None)) {
        asked.computeIfAbsent(name, n -> new ArrayList<>()).add(one.formula());
        Optional<Answer> built = placed(number + 1);
        if (built.isPresent()) {
          return built;
        }
        asked.get(name).removeLast();
        asked.remove(name, List.of());
      }
    }
    return Optional.empty();
  }

  /** Names that are so: those that are spoken of, and one of each kind that is not. */
  private Set<String> names(Formula so) {
    var names = new LinkedHashSet<String>();
    var known = new LinkedHashSet<>(named);
    known.addAll(asked.keySet());
    for (String name : known) {
      Tri holds = solver.evaluation().of(so, new Json.Text(name));
      if (holds == Tri.UNKNOWN) {
        reasons.add("whether " + name + " is one of the names that are meant");
      }
      if (holds != Tri.NO && !absent.contains(name)) {
        names.add(name);
      }
    }
    known.addAll(absent);
    for (List<Formula> kind : kinds()) {
      var goal = new ArrayList<Formula>(kind);
      goal.add(formulas.type(Type.STRING));
      goal.add(so);
      cell.all(Formula.Names.class).forEach(n -> goal.add(n.formula()));
      goal.add(formulas.oneOf(texts(known), false));
      goal.add(formulas.matches(Strings.LINE_END, false)); // nobody names a member so
      Answer answer = name(goal);
      reasons.addAll(answer.reasons());
      if (answer.candidate().orElse(Json.Null.NULL) instanceof Json.Text(String name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** A name that people would write, where there is one. */
  private Answer name(List<Formula> goal) {
    var spoken = new ArrayList<>(goal);
    spoken.add(formulas.matches("^[a-z]", true));
    Answer liked = solver.solve(spoken);
    return liked instanceof Answer.Found ? liked : solver.solve(goal);
  }

  private static Set<Json> texts(Set<String> names) {
    var texts = new LinkedHashSet<Json>();
    names.forEach(name -> texts.add(new Json.Text(name)));
    return texts;
  }

  /** Names differ in nothing but the patterns that they match. */
  private List<List<Formula>> kinds() {
    List<List<Formula>> kinds = List.of(List.of());
    if (patterns.size() > MOST_PATTERNS) {
      reasons.add("names that match some of " + patterns.size() + " patterns");
      return kinds;
    }
    for (String pattern : patterns) {
      var more = new ArrayList<List<Formula>>();
      for (List<Formula> kind : kinds) {
        for (boolean matches : new boolean[] {false, true}) {
          var longer = new ArrayList<>(kind);
          longer.add(formulas.matches(pattern, matches));
          more.add(longer);
        }
      }
      kinds = more;
    }
    return kinds;
  }

  private Optional<Answer> built() {
    Map<String, Json> value = new LinkedHashMap<>();
    boolean certain = true;
    for (String name : asked.keySet()) {
      Answer answer = at(name, List.of());
      if (answer.candidate().isEmpty()) {
        return Optional.empty();
      }
      certain &= answer instanceof Answer.Found && nameHolds(name) == Tri.YES;
      value.put(name, answer.candidate().get());
    }
    Set<String> without = new LinkedHashSet<>();
    while (value.size() < min || isExcluded(value)) {
      Optional<String> filler =
          value.size() < max ? filler(value.keySet(), without) : Optional.empty();
      if (filler.isEmpty()) {
        return isExcluded(value) ? another(value, certain) : Optional.empty();
      }
      Answer answer = at(filler.get(), List.of());
      if (answer.candidate().isPresent()) {
        certain &= answer instanceof Answer.Found;
        value.put(filler.get(), answer.candidate().get());
      }
      without.add(filler.get());
    }
    return Optional.of(answer(value, certain));
  }

  private Answer answer(Map<String, Json> value, boolean certain) {
    var object = new Json.Obj(value);
    if (certain) {
      return new Answer.Found(object);
    }
    if (reasons.isEmpty()) {
      reasons.add("the members of an object");
    }
    return new Answer.Undecided(List.copyOf(reasons), Optional.of(object));
  }

  private boolean isExcluded(Map<String, Json> value) {
    return cell.excluded().contains(new Json.Obj(value));
  }

  /** A member that nobody asked for. */
  private Optional<String> filler(Set<String> there, Set<String> without) {
    var taken = new LinkedHashSet<>(there);
    taken.addAll(without);
    var name = formulas.and(formulas.type(Type.STRING), formulas.oneOf(texts(taken), false));
    return names(name).stream()
        .filter(n -> !taken.contains(n) && !(at(n, List.of()) instanceof Answer.None))
        .findFirst();
  }

  /** One that is not among those excluded: a member with another value. */
  private Optional<Answer> another(Map<String, Json> value, boolean certain) {
    for (Map.Entry<String, Json> member : value.entrySet()) {
      var values = new LinkedHashSet<Json>();
      for (Json excluded : cell.excluded()) {
        if (excluded instanceof Json.Obj(Map<String, Json> inside)) {
          values.add(inside.getOrDefault(member.getKey(), Json.Null.NULL));
        }
      }
      Answer other = at(member.getKey(), List.of(formulas.oneOf(values, false)));
      if (other.candidate().isPresent()) {
        var changed = new LinkedHashMap<>(value);
        changed.put(member.getKey(), other.candidate().get());
        return Optional.of(answer(changed, certain && other instanceof Answer.Found));
      }
    }
    if (!value.isEmpty()) {
      reasons.add("an object other than " + cell.excluded().size() + " that are excluded");
    }
    return Optional.empty();
  }
}
