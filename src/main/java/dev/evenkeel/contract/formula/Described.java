package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Place;
import dev.evenkeel.snapshot.Node;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a schema describes of its values: the members that it names and the types it has words for,
 * in all of its branches. A writer that keeps to its contract writes nothing else, even where the
 * contract does not forbid it.
 */
final class Described {
  private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> SINGLE = List.of("if", "then", "else");

  final Set<String> names = new LinkedHashSet<>();
  final Set<String> patterns = new LinkedHashSet<>();
  final Set<Type> types = EnumSet.noneOf(Type.class);

  /** Whether other members are spoken of, so that they are no oversight. */
  boolean othersDescribed;

  /** Whether the type is said in so many words. */
  boolean typeSaid;

  private final Dialect dialect;
  private final BiFunction<Place, String, Optional<Place>> references;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Described(Dialect dialect, BiFunction<Place, String, Optional<Place>> references) {
    this.dialect = dialect;
    this.references = references;
  }

  static Described by(
      Place place, Dialect dialect, BiFunction<Place, String, Optional<Place>> references) {
    var described = new Described(dialect, references);
    described.add(place);
    return described;
  }

  boolean namesMembers() {
    return !names.isEmpty() || !patterns.isEmpty();
  }

  private void add(Place place) {
    if (!(place.node() instanceof Node.Mapping mapping) || !seen.add(mapping)) {
      return;
    }
    var keywords = new Keywords(place, mapping, dialect);
    String reference = keywords.text("$ref");
    if (reference != null) {
      references.apply(place, reference).ifPresentOrElse(this::add, () -> typeSaid = true);
      if (!dialect.readsBesideReference()) {
        return;
      }
    }
    typeSaid |= keywords.has("type") || keywords.has("enum") || keywords.has("const");
    typeSaid |= keywords.has("$dynamicRef") || keywords.has("$recursiveRef");
    members(keywords);
    ofType(keywords, Type.ARRAY, "items", "prefixItems", "contains", "minItems", "maxItems");
    ofType(keywords, Type.STRING, "pattern", "minLength", "maxLength", "format");
    ofType(keywords, Type.NUMBER, "minimum", "maximum", "multipleOf");
    LISTS.forEach(keyword -> keywords.list(keyword).forEach(this::add));
    if (dialect.since(Dialect.DRAFT_07)) {
      SINGLE.forEach(keyword -> keywords.schema(keyword).ifPresent(this::add));
    }
    keywords.schemas("dependentSchemas").forEach(each -> add(each.schema()));
    keywords.schemas("dependencies").forEach(each -> add(each.schema()));
  }

  private void members(Keywords keywords) {
    keywords.schemas("properties").forEach(each -> names.add(each.name()));
    names.addAll(keywords.texts("required"));
    keywords.schemas("patternProperties").forEach(each -> patterns.add(each.name()));
    for (String keyword : List.of("dependentRequired", "dependencies", "dependentSchemas")) {
      keywords
          .schemas(keyword)
          .forEach(
              each -> {
                names.add(each.name());
                names.addAll(Keywords.texts(each.schema().node()));
              });
    }
    for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
      othersDescribed |= keywords.has(keyword) && !keywords.isTrue(keyword);
    }
    othersDescribed |= keywords.has("propertyNames", Dialect.DRAFT_06);
    ofType(
        keywords,
        Type.OBJECT,
        "properties",
        "required",
        "patternProperties",
        "additionalProperties",
        "minProperties",
        "maxProperties");
  }

  private void ofType(Keywords keywords, Type type, String... words) {
    for (String word : words) {
      if (keywords.has(word)) {
        types.add(type);
      }
    }
  }
}
