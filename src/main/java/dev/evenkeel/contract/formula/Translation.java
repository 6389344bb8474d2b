package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Contract;
import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.Place;
import dev.evenkeel.snapshot.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contract as a formula. In the wide reading a document may hold whatever the schema does not
 * forbid; in the close one it holds what the schema describes ({@link Described}).
 */
public final class Translation {
  /** How the schema is read at a place. */
  private record Key(IdentityNode node, boolean close, boolean whole) {}

  /** A node by its identity. */
  private record IdentityNode(Node node) {
    @Override
    @SuppressWarnings("ReferenceEquality") // two equal schemas at two places are two
    public boolean equals(Object other) {
      return other instanceof IdentityNode(Node same) && same == node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }
  }

  /** What is written somewhere; what is hidden is the same as itself alone. */
  private record Wording(String text, List<IdentityNode> hidden) {}

  private final Contract contract;
  private final Formulas formulas;
  private @Nullable Wording wording;
  private final Map<Key, Formula> done = new HashMap<>();
  private final Map<Key, Formula.Target> targets = new HashMap<>();
  private final Set<Key> open = new HashSet<>();

  public Translation(Contract contract, Formulas formulas) {
    this.contract = contract;
    this.formulas = formulas;
  }

  /** What every document of the contract is. */
  public Formula wide() {
    return whole(root(), false);
  }

  /** What a document is that holds nothing but what the contract describes. */
  public Formula close() {
    return whole(root(), true);
  }

  private Place root() {
    return contract.references().rootOf(contract.path(), contract.root());
  }

  Formulas formulas() {
    return formulas;
  }

  /**
   * The place in this very contract. Another contract may bear the same words there, and mean
   * something else by them: what they refer to stands elsewhere in it.
   */
  Object question(Place place) {
    return List.of(wording(), wording(place.node()));
  }

  private Wording wording() {
    Wording known = wording;
    if (known == null) {
      var all = new Wording("", List.of());
      for (var file : new TreeMap<>(contract.files()).entrySet()) {
        Wording one = wording(file.getValue());
        var hidden = new ArrayList<>(all.hidden());
        hidden.addAll(one.hidden());
        all = new Wording(all.text() + one.text(), hidden);
      }
      known = all;
      wording = all;
    }
    return known;
  }

  private static Wording wording(Node node) {
    var text = new StringBuilder();
    var hidden = new ArrayList<IdentityNode>();
    write(node, text, hidden);
    return new Wording(text.toString(), hidden);
  }

  private static void write(Node node, StringBuilder text, List<IdentityNode> hidden) {
    switch (node) {
      case Node.Mapping mapping -> {
        text.append('{');
        for (int i = 0; i < mapping.size(); i++) {
          text.append(mapping.key(i).length()).append(':').append(mapping.key(i));
          write(mapping.value(i), text, hidden);
        }
        text.append('}');
      }
      case Node.Sequence sequence -> {
        text.append('[');
        sequence.elements().forEach(element -> write(element, text, hidden));
        text.append(']');
      }
      case Node.Scalar scalar ->
          text.append(scalar.type()).append(scalar.text().length()).append(scalar.text());
      default -> hidden.add(new IdentityNode(node));
    }
  }

  /** A schema that speaks of a value of its own. */
  Formula whole(Place place, boolean close) {
    return once(place, close, true);
  }

  /** A schema that speaks of the same value as the one it stands in. */
  Formula part(Place place, boolean close) {
    return once(place, close, false);
  }

  private Formula once(Place place, boolean close, boolean whole) {
    var key = new Key(new IdentityNode(place.node()), close, whole);
    Formula known = done.get(key);
    if (known != null) {
      return known;
    }
    if (!open.add(key)) {
      return formulas.ref(targets.computeIfAbsent(key, k -> () -> once(place, close, whole)), true);
    }
    Formula said = translated(place, close);
    if (close && whole) {
      said = formulas.and(said, described(place));
    }
    open.remove(key);
    done.put(key, said);
    return said;
  }

  private Formula described(Place place) {
    Described described = Described.by(place, contract.dialect(), this::found);
    var parts = new ArrayList<Formula>();
    if (!described.typeSaid && !described.types.isEmpty()) {
      parts.add(formulas.type(EnumSet.copyOf(described.types)));
    }
    if (described.namesMembers() && !described.othersDescribed) {
      var named = new LinkedHashMap<String, Formula>();
      described.names.forEach(name -> named.put(name, formulas.top()));
      var matching = new LinkedHashMap<String, Formula>();
      described.patterns.forEach(pattern -> matching.put(pattern, formulas.top()));
      parts.add(formulas.of(Type.OBJECT, formulas.members(named, matching, formulas.bottom())));
    }
    return formulas.and(parts);
  }

  private Optional<Place> found(Place from, String reference) {
    return contract.references().find(from, reference);
  }

  private Formula translated(Place place, boolean close) {
    return switch (place.node()) {
      case Node.Mapping mapping ->
          object(new Keywords(place, mapping, contract.dialect()), place, close);
      case Node.Scalar scalar when scalar.type() == Node.ScalarType.BOOLEAN ->
          scalar.text().equals("true") ? formulas.top() : formulas.bottom();
      default ->
          formulas.opaque(
              "what stands at " + place.node().at() + " is no schema", question(place), true);
    };
  }

  private Formula object(Keywords keywords, Place place, boolean close) {
    var parts = new ArrayList<Formula>();
    reference(keywords, place, close).ifPresent(parts::add);
    if (keywords.has("$ref") && !contract.dialect().readsBesideReference()) {
      return formulas.and(parts);
    }
    values(keywords, parts);
    ScalarKeywords.add(keywords, formulas, parts);
    ArrayKeywords.add(keywords, this, close, parts);
    ObjectKeywords.add(keywords, this, close, parts);
    branches(keywords, close, parts);
    new Unevaluated(this, contract.dialect(), this::found).add(place, keywords, close, parts);
    return formulas.and(parts);
  }

  private Optional<Formula> reference(Keywords keywords, Place place, boolean close) {
    var parts = new ArrayList<Formula>();
    for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
      String written = keywords.text(keyword);
      if (written == null
          || (!keyword.equals("$ref") && !contract.dialect().readsBesideReference())) {
        continue;
      }
      Optional<Place> target =
          keyword.equals("$ref")
              ? found(place, written)
              : keyword.equals("$dynamicRef")
                  ? contract.references().dynamic(place, written)
                  : contract.references().recursive(place, written);
      parts.add(
          target
              .map(there -> part(there, close))
              .orElseGet(() -> formulas.opaque(keyword + " " + written, question(place), true)));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(formulas.and(parts));
  }

  private void values(Keywords keywords, List<Formula> parts) {
    if (keywords.has("type")) {
      parts.add(types(keywords.texts("type")));
    }
    if (keywords.mapping().get("enum") instanceof Node.Sequence sequence) {
      var values = new LinkedHashSet<Json>();
      boolean readable = true;
      for (Node element : sequence.elements()) {
        Optional<Json> value = Json.of(element);
        value.ifPresent(values::add);
        readable &= value.isPresent();
      }
      parts.add(
          readable
              ? formulas.oneOf(values, true)
              : formulas.opaque(
                  "a value of enum that is hidden or not exact", new IdentityNode(sequence), true));
    }
    if (keywords.has("const", Dialect.DRAFT_06)) {
      Node value = Objects.requireNonNull(keywords.mapping().get("const"), "it is there");
      parts.add(
          Json.of(value)
              .map(v -> formulas.oneOf(Set.of(v), true))
              .orElseGet(
                  () ->
                      formulas.opaque(
                          "a const that is hidden or not exact", new IdentityNode(value), true)));
    }
  }

  private Formula types(Set<String> words) {
    var types = EnumSet.noneOf(Type.class);
    boolean integer = false;
    for (String word : words) {
      switch (word) {
        case "null" -> types.add(Type.NULL);
        case "boolean" -> types.add(Type.BOOLEAN);
        case "number" -> types.add(Type.NUMBER);
        case "string" -> types.add(Type.STRING);
        case "array" -> types.add(Type.ARRAY);
        case "object" -> types.add(Type.OBJECT);
        case "integer" -> integer = true;
        default -> {
          return formulas.opaque("the type " + word, word, true);
        }
      }
    }
    Formula whole = formulas.multiple(BigDecimal.ONE, true);
    return integer && !types.contains(Type.NUMBER)
        ? formulas.or(formulas.type(types), whole)
        : formulas.type(types);
  }

  private void branches(Keywords keywords, boolean close, List<Formula> parts) {
    keywords.list("allOf").forEach(branch -> parts.add(part(branch, close)));
    if (keywords.has("anyOf")) {
      parts.add(formulas.or(keywords.list("anyOf").stream().map(b -> part(b, close)).toList()));
    }
    if (keywords.has("oneOf")) {
      parts.add(exactlyOne(keywords.list("oneOf"), close));
    }
    keywords.schema("not").ifPresent(not -> parts.add(formulas.not(part(not, false))));
    if (keywords.has("if", Dialect.DRAFT_07)) {
      Place condition = keywords.schema("if").orElseThrow();
      Formula no = formulas.not(part(condition, false));
      Formula then = keywords.schema("then").map(s -> part(s, close)).orElseGet(formulas::top);
      Formula otherwise = keywords.schema("else").map(s -> part(s, close)).orElseGet(formulas::top);
      if (!formulas.isTop(then) || !formulas.isTop(otherwise)) {
        parts.add(
            formulas.or(formulas.and(part(condition, close), then), formulas.and(no, otherwise)));
      }
    }
  }

  private Formula exactlyOne(List<Place> branches, boolean close) {
    var ways = new ArrayList<Formula>();
    for (int i = 0; i < branches.size(); i++) {
      var way = new ArrayList<Formula>();
      way.add(part(branches.get(i), close));
      for (int j = 0; j < branches.size(); j++) {
        if (j != i) {
          way.add(formulas.not(part(branches.get(j), false)));
        }
      }
      ways.add(formulas.and(way));
    }
    return formulas.or(ways);
  }
}
