package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Place;
import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code unevaluatedProperties} and {@code unevaluatedItems}: what no other keyword has spoken of.
 * Said exactly where it does not depend on which of several branches holds; elsewhere once for each
 * set of branches that may hold, as long as these are few.
 */
final class Unevaluated {
  private static final int MOST_BRANCHES = 5;

  private final Translation translation;
  private final Formulas formulas;
  private final Dialect dialect;
  private final BiFunction<Place, String, Optional<Place>> references;
  private boolean elementsAsked;

  Unevaluated(
      Translation translation,
      Dialect dialect,
      BiFunction<Place, String, Optional<Place>> references) {
    this.translation = translation;
    this.formulas = translation.formulas();
    this.dialect = dialect;
    this.references = references;
  }

  /** What is spoken of: always, and where a branch holds. */
  private static final class Spoken {
    final Map<String, Formula> names = new LinkedHashMap<>();
    final Map<String, Formula> patterns = new LinkedHashMap<>();
    boolean everyMember;
    int elements;
    boolean everyElement;
    boolean unclear;
    final List<Branch> branches = new ArrayList<>();

    void addAll(Spoken other) {
      names.putAll(other.names);
      patterns.putAll(other.patterns);
      everyMember |= other.everyMember;
      elements = Math.max(elements, other.elements);
      everyElement |= other.everyElement;
      unclear |= other.unclear;
      branches.addAll(other.branches);
    }
  }

  private record Branch(Formula holds, Spoken then) {}

  void add(Place place, Keywords keywords, boolean close, List<Formula> parts) {
    boolean members = keywords.has("unevaluatedProperties", Dialect.DRAFT_2019_09);
    boolean elements = keywords.has("unevaluatedItems", Dialect.DRAFT_2019_09);
    if (!members && !elements) {
      return;
    }
    elementsAsked = elements;
    Spoken spoken = spoken(place, true, 0);
    if (spoken.unclear) {
      parts.add(
          formulas.opaque(
              "unevaluated keywords at " + place.node().at(), translation.question(place), true));
      return;
    }
    Formula other =
        members
            ? translation.whole(keywords.schema("unevaluatedProperties").orElseThrow(), close)
            : formulas.top();
    Formula rest =
        elements
            ? translation.whole(keywords.schema("unevaluatedItems").orElseThrow(), close)
            : formulas.top();
    parts.add(cases(spoken, spoken.branches, other, rest));
  }

  /** Each branch holds or does not; what it speaks of counts only where it holds. */
  private Formula cases(Spoken sure, List<Branch> open, Formula other, Formula rest) {
    if (open.isEmpty()) {
      return said(sure, other, rest);
    }
    Branch branch = open.getFirst();
    List<Branch> later = open.subList(1, open.size());
    var more = new Spoken();
    more.addAll(sure);
    more.addAll(branch.then());
    var inside = new ArrayList<>(later);
    inside.addAll(branch.then().branches);
    return formulas.or(
        formulas.and(branch.holds(), cases(more, inside, other, rest)),
        formulas.and(formulas.not(branch.holds()), cases(sure, later, other, rest)));
  }

  private Formula said(Spoken spoken, Formula other, Formula rest) {
    Formula members =
        spoken.everyMember
            ? formulas.top()
            : formulas.of(Type.OBJECT, formulas.members(spoken.names, spoken.patterns, other));
    var first = new ArrayList<Formula>();
    for (int i = 0; i < spoken.elements; i++) {
      first.add(formulas.top());
    }
    Formula elements =
        spoken.everyElement
            ? formulas.top()
            : formulas.of(Type.ARRAY, formulas.elements(first, rest));
    return formulas.and(members, elements);
  }

  private Spoken spoken(Place place, boolean outermost, int depth) {
    var spoken = new Spoken();
    if (!(place.node() instanceof Node.Mapping mapping)) {
      return spoken;
    }
    var keywords = new Keywords(place, mapping, dialect);
    if (depth > MOST_BRANCHES
        || keywords.has("$dynamicRef")
        || keywords.has("$recursiveRef")
        || (elementsAsked && keywords.has("contains"))) {
      spoken.unclear = true; // contains speaks of elements by their value
      return spoken;
    }
    keywords.schemas("properties").forEach(e -> spoken.names.put(e.name(), formulas.top()));
    keywords
        .schemas("patternProperties")
        .forEach(e -> spoken.patterns.put(e.name(), formulas.top()));
    spoken.everyMember =
        keywords.has("additionalProperties")
            || (!outermost && keywords.has("unevaluatedProperties"));
    boolean list = mapping.get("items") instanceof Node.Sequence;
    spoken.elements = keywords.list(list ? "items" : "prefixItems").size();
    spoken.everyElement =
        keywords.has(list ? "additionalItems" : "items")
            || (!outermost && keywords.has("unevaluatedItems"));
    String reference = keywords.text("$ref");
    if (reference != null) {
      references
          .apply(place, reference)
          .ifPresentOrElse(
              there -> spoken.addAll(spoken(there, false, depth + 1)), () -> spoken.unclear = true);
    }
    keywords.list("allOf").forEach(all -> spoken.addAll(spoken(all, false, depth + 1)));
    branches(keywords, spoken, depth);
    spoken.unclear |= spoken.branches.size() > MOST_BRANCHES;
    return spoken;
  }

  private void branches(Keywords keywords, Spoken spoken, int depth) {
    for (String keyword : List.of("anyOf", "oneOf")) {
      keywords.list(keyword).forEach(branch -> branch(branch, branch, true, spoken, depth));
    }
    keywords
        .schema("if")
        .ifPresent(
            condition -> {
              branch(condition, condition, true, spoken, depth);
              keywords
                  .schema("then")
                  .ifPresent(then -> branch(condition, then, true, spoken, depth));
              keywords
                  .schema("else")
                  .ifPresent(otherwise -> branch(condition, otherwise, false, spoken, depth));
            });
    for (Keywords.Named each : keywords.schemas("dependentSchemas")) {
      Spoken inside = spoken(each.schema(), false, depth + 1);
      spoken.unclear |= inside.unclear;
      spoken.branches.add(new Branch(formulas.member(each.name(), formulas.top()), inside));
    }
  }

  private void branch(Place holds, Place then, boolean yes, Spoken spoken, int depth) {
    Spoken inside = spoken(then, false, depth + 1);
    spoken.unclear |= inside.unclear;
    Formula condition = translation.part(holds, false);
    spoken.branches.add(new Branch(yes ? condition : formulas.not(condition), inside));
  }
}
