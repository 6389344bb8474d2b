package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.formula.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes formulas apart, for one type, into the ways in which they can all be true. */
final class Cells {
  /** Ways that are looked at; more are too many to know. */
  private static final int MOST = 20_000;

  private final Formulas formulas;
  private final Type type;
  private final Function<Cell, Answer> ask;
  private int ways;
  private final List<String> reasons = new ArrayList<>();
  private Optional<Json> guess = Optional.empty();

  private Cells(Formulas formulas, Type type, Function<Cell, Answer> ask) {
    this.formulas = formulas;
    this.type = type;
    this.ask = ask;
  }

  /** Asks of each way until one is found. */
  static Answer first(
      Formulas formulas, Type type, Collection<Formula> goal, Function<Cell, Answer> ask) {
    var cells = new Cells(formulas, type, ask);
    var start = new Draft();
    start.open.addAll(goal);
    Optional<Answer> found = cells.explore(start);
    if (found.isPresent()) {
      return found.get();
    }
    return cells.reasons.isEmpty()
        ? Answer.none()
        : new Answer.Undecided(cells.reasons, cells.guess);
  }

  /** A way that is not taken apart to the end. */
  private static final class Draft {
    final List<Formula> open = new ArrayList<>();
    final Map<Integer, Formula.Atom> atoms = new LinkedHashMap<>();
    final Map<Integer, Formula.Or> choices = new LinkedHashMap<>();
    final Set<Integer> references = new HashSet<>();
    final List<String> unclear = new ArrayList<>();
    Optional<Set<Json>> among = Optional.empty();
    final Set<Json> excluded = new LinkedHashSet<>();

    Draft with(Formula more, int settled) {
      var copy = new Draft();
      copy.open.add(more);
      copy.atoms.putAll(atoms);
      copy.choices.putAll(choices);
      copy.choices.remove(settled);
      copy.references.addAll(references);
      copy.unclear.addAll(unclear);
      copy.among = among;
      copy.excluded.addAll(excluded);
      return copy;
    }
  }

  private Optional<Answer> explore(Draft draft) {
    if (!settle(draft)) {
      return Optional.empty();
    }
    Optional<Formula.Or> choice =
        draft.choices.values().stream().min(Comparator.comparingInt(or -> or.parts().size()));
    if (choice.isEmpty()) {
      return answer(draft);
    }
    for (Formula part : choice.get().parts()) {
      Optional<Answer> found = explore(draft.with(part, choice.get().id()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> answer(Draft draft) {
    if (++ways > MOST) {
      reasons.add("more than " + MOST + " ways in which the branches of a schema combine");
      return Optional.of(new Answer.Undecided(reasons, guess));
    }
    Answer answer =
        ask.apply(
            new Cell(
                type,
                List.copyOf(draft.atoms.values()),
                draft.among,
                draft.excluded,
                draft.unclear));
    if (answer instanceof Answer.Found) {
      return Optional.of(answer);
    }
    if (answer instanceof Answer.Undecided undecided) {
      undecided.reasons().stream().filter(r -> !reasons.contains(r)).forEach(reasons::add);
      guess = guess.or(undecided::guess);
    }
    return Optional.empty();
  }

  /** Takes apart what has no branches; false where the formulas contradict each other. */
  private boolean settle(Draft draft) {
    while (!draft.open.isEmpty()) {
      if (!settled(draft.open.removeLast(), draft)) {
        return false;
      }
    }
    // what was said since may have decided a choice
    for (Formula.Or choice : List.copyOf(draft.choices.values())) {
      if (choice.parts().stream().anyMatch(part -> draft.atoms.containsKey(part.id()))) {
        draft.choices.remove(choice.id());
      }
    }
    return true;
  }

  private boolean settled(Formula formula, Draft draft) {
    switch (formula) {
      case Formula.And and -> draft.open.addAll(and.parts());
      case Formula.Is is -> {
        return is.types().contains(type);
      }
      case Formula.Or or -> {
        return choice(or, draft);
      }
      case Formula.Ref ref -> {
        if (!draft.references.add(ref.id())) {
          draft.unclear.add("a schema that refers to itself for the same value");
        } else {
          Formula target = ref.target().formula();
          draft.open.add(ref.positive() ? target : formulas.not(target));
        }
      }
      case Formula.Opaque opaque -> draft.unclear.add(opaque.reason());
      case Formula.OneOf one -> {
        return values(one, draft);
      }
      case Formula.Atom atom -> {
        if (atom.type() != type) {
          return false;
        }
        draft.atoms.put(atom.id(), atom);
      }
    }
    return true;
  }

  private boolean values(Formula.OneOf one, Draft draft) {
    if (!one.positive()) {
      one.values().stream().filter(v -> Type.of(v) == type).forEach(draft.excluded::add);
      return true;
    }
    var left = new LinkedHashSet<Json>();
    for (Json value : one.values()) {
      if (Type.of(value) == type && draft.among.map(a -> a.contains(value)).orElse(true)) {
        left.add(value);
      }
    }
    draft.among = Optional.of(left);
    return !left.isEmpty();
  }

  /** Without the parts that say nothing true of this type. */
  private boolean choice(Formula.Or or, Draft draft) {
    var left = new ArrayList<Formula>();
    for (Formula part : or.parts()) {
      if (part instanceof Formula.Is is) {
        if (is.types().contains(type)) {
          return true;
        }
      } else if (!(part instanceof Formula.Atom atom && atom.type() != type)
          && !(part instanceof Formula.And and && isOfOthers(and))) {
        left.add(part);
      }
    }
    if (left.isEmpty()) {
      return false;
    }
    Formula rest = formulas.or(left);
    if (rest instanceof Formula.Or choice) {
      draft.choices.put(choice.id(), choice);
    } else {
      draft.open.add(rest);
    }
    return true;
  }

  private boolean isOfOthers(Formula.And and) {
    return and.parts().stream()
        .anyMatch(
            part ->
                (part instanceof Formula.Is is && !is.types().contains(type))
                    || (part instanceof Formula.Atom atom && atom.type() != type));
  }
}
