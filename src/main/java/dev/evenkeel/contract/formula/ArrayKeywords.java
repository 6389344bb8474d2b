package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Place;
import dev.evenkeel.snapshot.Node;
import java.util.List;
import java.util.Optional;

/** The keywords of arrays. */
final class ArrayKeywords {
  private ArrayKeywords() {}

  static void add(Keywords keywords, Translation translation, boolean close, List<Formula> parts) {
    Formulas formulas = translation.formulas();
    elements(keywords, translation, close, parts);
    long least = keywords.count("minItems", 0);
    long most = keywords.count("maxItems", Formulas.NO_LIMIT);
    if (least > 0 || most != Formulas.NO_LIMIT) {
      parts.add(formulas.of(Type.ARRAY, formulas.count(least, most)));
    }
    if (keywords.isTrue("uniqueItems")) {
      parts.add(formulas.of(Type.ARRAY, formulas.unique(true)));
    }
    if (keywords.has("contains", Dialect.DRAFT_06)) {
      boolean counts = keywords.dialect().since(Dialect.DRAFT_2019_09);
      long min = counts ? keywords.count("minContains", 1) : 1;
      long max = counts ? keywords.count("maxContains", Formulas.NO_LIMIT) : Formulas.NO_LIMIT;
      Formula inside = translation.whole(keywords.schema("contains").orElseThrow(), false);
      parts.add(formulas.of(Type.ARRAY, formulas.containing(inside, min, max)));
    }
  }

  private static void elements(
      Keywords keywords, Translation translation, boolean close, List<Formula> parts) {
    Formulas formulas = translation.formulas();
    boolean newest = keywords.dialect().since(Dialect.DRAFT_2020_12);
    boolean list = !newest && keywords.mapping().get("items") instanceof Node.Sequence;
    List<Place> first =
        newest ? keywords.list("prefixItems") : list ? keywords.list("items") : List.of();
    Optional<Place> rest = keywords.schema(list ? "additionalItems" : "items");
    if (first.isEmpty() && rest.isEmpty()) {
      return;
    }
    Formula others =
        rest.map(schema -> translation.whole(schema, close))
            .orElseGet(
                () ->
                    close && !keywords.has("unevaluatedItems")
                        ? formulas.bottom()
                        : formulas.top());
    parts.add(
        formulas.of(
            Type.ARRAY,
            formulas.elements(
                first.stream().map(schema -> translation.whole(schema, close)).toList(), others)));
  }
}
