package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** The keywords of objects. */
final class ObjectKeywords {
  private ObjectKeywords() {}

  static void add(Keywords keywords, Translation translation, boolean close, List<Formula> parts) {
    Formulas formulas = translation.formulas();
    members(keywords, translation, close, parts);
    for (String name : keywords.texts("required")) {
      if (keywords.mapping().get("required") instanceof Node.Sequence) {
        parts.add(formulas.of(Type.OBJECT, formulas.member(name, formulas.top())));
      }
    }
    long fewest = keywords.count("minProperties", 0);
    long most = keywords.count("maxProperties", Formulas.NO_LIMIT);
    if (fewest > 0 || most != Formulas.NO_LIMIT) {
      parts.add(formulas.of(Type.OBJECT, formulas.memberCount(fewest, most)));
    }
    if (keywords.has("propertyNames", Dialect.DRAFT_06)) {
      Formula names = translation.whole(keywords.schema("propertyNames").orElseThrow(), false);
      parts.add(formulas.of(Type.OBJECT, formulas.names(names)));
    }
    dependencies(keywords, translation, close, parts);
  }

  private static void members(
      Keywords keywords, Translation translation, boolean close, List<Formula> parts) {
    var named = new LinkedHashMap<String, Formula>();
    for (Keywords.Named each : keywords.schemas("properties")) {
      named.put(each.name(), translation.whole(each.schema(), close));
    }
    var matching = new LinkedHashMap<String, Formula>();
    for (Keywords.Named each : keywords.schemas("patternProperties")) {
      matching.put(each.name(), translation.whole(each.schema(), close));
    }
    Formula others =
        keywords
            .schema("additionalProperties")
            .map(schema -> translation.whole(schema, close))
            .orElseGet(translation.formulas()::top);
    Formulas formulas = translation.formulas();
    parts.add(formulas.of(Type.OBJECT, formulas.members(named, matching, others)));
  }

  /** A member that asks for other members, or for a schema of the whole object. */
  private static void dependencies(
      Keywords keywords, Translation translation, boolean close, List<Formula> parts) {
    boolean split = keywords.dialect().since(Dialect.DRAFT_2019_09);
    for (String keyword :
        split ? List.of("dependentRequired", "dependentSchemas") : List.of("dependencies")) {
      for (Keywords.Named each : keywords.schemas(keyword)) {
        Node asked = each.schema().node();
        boolean names = asked instanceof Node.Sequence || isText(asked);
        Formula then =
            names
                ? required(Keywords.texts(asked), translation.formulas())
                : translation.part(each.schema(), close);
        Formulas formulas = translation.formulas();
        parts.add(formulas.of(Type.OBJECT, formulas.or(formulas.absent(each.name()), then)));
      }
    }
  }

  private static Formula required(Set<String> names, Formulas formulas) {
    var all = new ArrayList<Formula>();
    all.add(formulas.type(Type.OBJECT));
    names.forEach(name -> all.add(formulas.member(name, formulas.top())));
    return formulas.and(all);
  }

  /** The oldest drafts' single name. */
  private static boolean isText(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING;
  }
}
