package dev.evenkeel.contract.compatibility;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.formula.Formula;
import dev.evenkeel.contract.formula.Formulas;
import dev.evenkeel.contract.formula.Type;
import dev.evenkeel.contract.solve.Answer;
import dev.evenkeel.contract.solve.Solver;
import dev.evenkeel.contract.validator.Validator;
import dev.evenkeel.contract.validator.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Looks for documents of a writer that a reader refuses, one for each thing the reader asks for. It
 * follows what the reader asks down to the single keyword, so that one break does not hide another.
 */
final class Breaks {
  /** More are counted as one more: nobody reads them. */
  private static final int MOST = 100;

  private final Validator writer;
  private final Validator reader;
  private final Solver solver;
  private final Formulas formulas;
  private final Map<String, Break> found = new LinkedHashMap<>();
  private final Set<String> undecided = new LinkedHashSet<>();
  private final Set<String> said = new HashSet<>();
  private Formula written;

  Breaks(Validator writer, Validator reader, Solver solver, Formulas formulas) {
    this.writer = writer;
    this.reader = reader;
    this.solver = solver;
    this.formulas = formulas;
    this.written = formulas.top();
  }

  List<Break> found() {
    return List.copyOf(found.values());
  }

  List<String> undecided() {
    return List.copyOf(undecided);
  }

  void look(Formula writes, Formula reads, List<Break> known) {
    written = writes;
    known.forEach(each -> said.add(key(each.violation())));
    list(new Part(reads, UnaryOperator.identity(), List.of()), new HashSet<>());
  }

  /**
   * Something that the reader asks of a part of the document.
   *
   * @param inside puts what is so of the part into what is so of the document
   * @param path of the part; a star is any
   */
  private record Part(Formula asked, UnaryOperator<Formula> inside, List<String> path) {
    Part below(Formula part, UnaryOperator<Formula> step, String segment) {
      var longer = new ArrayList<>(path);
      longer.add(segment);
      return new Part(part, f -> inside.apply(step.apply(f)), List.copyOf(longer));
    }

    Part same(Formula part) {
      return new Part(part, inside, path);
    }
  }

  private void list(Part part, Set<Integer> references) {
    if (found.size() >= MOST) {
      return;
    }
    Answer answer = solver.solve(written, part.inside().apply(formulas.not(part.asked())));
    if (answer instanceof Answer.None) {
      return;
    }
    int before = found.size() + undecided.size();
    for (Part below : below(part, references)) {
      list(below, references);
    }
    if (found.size() + undecided.size() == before) {
      note(answer, part);
    }
  }

  /** The single things of which it consists; none where it is one. */
  private List<Part> below(Part part, Set<Integer> references) {
    return switch (part.asked()) {
      case Formula.And and -> and.parts().stream().map(part::same).toList();
      case Formula.Ref ref when ref.positive() && references.add(ref.id()) ->
          List.of(part.same(ref.target().formula()));
      case Formula.Or or when or.parts().size() == 2 -> guarded(or, part);
      default -> List.of();
    };
  }

  /** What is asked of values of one type. */
  private List<Part> guarded(Formula.Or or, Part part) {
    var below = new ArrayList<Part>();
    for (Formula said : or.parts()) {
      switch (said) {
        case Formula.Members members when others(or, Type.OBJECT) -> members(members, part, below);
        case Formula.Elements elements when others(or, Type.ARRAY) ->
            elements(elements, part, below);
        default -> {}
      }
    }
    return below;
  }

  /** Whether values of every other type are free. */
  private boolean others(Formula.Or or, Type type) {
    return or.parts().stream().anyMatch(f -> f.id() == formulas.notType(type).id());
  }

  private void members(Formula.Members members, Part part, List<Part> below) {
    members
        .named()
        .forEach((name, f) -> below.add(part.below(f, x -> formulas.member(name, x), name)));
    members
        .matching()
        .forEach(
            (pattern, f) ->
                below.add(
                    part.below(
                        f, x -> formulas.someMember(formulas.matches(pattern, true), x), "*")));
    below.add(
        part.below(
            members.others(), x -> formulas.someMember(formulas.otherNames(members), x), "*"));
  }

  private void elements(Formula.Elements elements, Part part, List<Part> below) {
    for (int i = 0; i < elements.first().size(); i++) {
      int index = i;
      below.add(
          part.below(
              elements.first().get(i), x -> formulas.elementAt(index, x), Integer.toString(index)));
    }
    below.add(
        part.below(elements.rest(), x -> formulas.someElement(elements.first().size(), x), "*"));
  }

  private void note(Answer answer, Part part) {
    if (answer.candidate().isEmpty()) {
      answer.reasons().forEach(reason -> undecided.add(place(part.path()) + ": " + reason));
      return;
    }
    Json document = answer.candidate().get();
    List<Violation> refused = reader.violations(document);
    if (writer.violations(document).isEmpty() && !refused.isEmpty()) {
      Violation violation =
          refused.stream()
              .filter(v -> fits(v.path(), part.path()))
              .findFirst()
              .orElse(refused.getFirst());
      if (!said.contains(key(violation))) {
        found.putIfAbsent(key(violation), new Break(violation, document));
      }
      return;
    }
    List<String> reasons =
        answer.reasons().isEmpty()
            ? List.of(
                "the validator does not judge as was expected of " + brief(document.written()))
            : answer.reasons();
    reasons.forEach(reason -> undecided.add(place(part.path()) + ": " + reason));
  }

  private static String brief(String document) {
    return document.length() > 200 ? document.substring(0, 200) + "..." : document;
  }

  private static String key(Violation violation) {
    return violation.at() + " " + violation.keyword() + " " + violation.expected();
  }

  private static String place(List<String> path) {
    return path.isEmpty() ? "the document" : "/" + String.join("/", path);
  }

  private static boolean fits(List<String> path, List<String> pattern) {
    if (path.size() != pattern.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
