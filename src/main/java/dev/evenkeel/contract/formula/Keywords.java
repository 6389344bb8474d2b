package dev.evenkeel.contract.formula;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.Place;
import dev.evenkeel.snapshot.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords of one schema object, read by their type. */
final class Keywords {
  private final Place place;
  private final Node.Mapping mapping;
  private final Dialect dialect;

  Keywords(Place place, Node.Mapping mapping, Dialect dialect) {
    this.place = place;
    this.mapping = mapping;
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  Node.Mapping mapping() {
    return mapping;
  }

  boolean has(String keyword) {
    return mapping.get(keyword) != null;
  }

  boolean has(String keyword, Dialect since) {
    return dialect.since(since) && has(keyword);
  }

  Optional<Place> schema(String keyword) {
    return Optional.ofNullable(mapping.get(keyword)).map(this::child);
  }

  Place child(Node node) {
    return place.child(node, dialect);
  }

  /** The schemas of a keyword that maps names or patterns to schemas. */
  List<Named> schemas(String keyword) {
    var named = new ArrayList<Named>();
    if (mapping.get(keyword) instanceof Node.Mapping inside) {
      for (int i = 0; i < inside.size(); i++) {
        named.add(new Named(inside.key(i), child(inside.value(i))));
      }
    }
    return named;
  }

  record Named(String name, Place schema) {}

  List<Place> list(String keyword) {
    return mapping.get(keyword) instanceof Node.Sequence sequence
        ? sequence.elements().stream().map(this::child).toList()
        : List.of();
  }

  @Nullable String text(String keyword) {
    return mapping.get(keyword) instanceof Node.Scalar scalar
            && scalar.type() == Node.ScalarType.STRING
        ? scalar.text()
        : null;
  }

  boolean isTrue(String keyword) {
    return mapping.get(keyword) instanceof Node.Scalar scalar
        && scalar.type() == Node.ScalarType.BOOLEAN
        && scalar.text().equals("true");
  }

  @Nullable BigDecimal number(String keyword) {
    Node node = mapping.get(keyword);
    return node != null && Json.of(node).orElse(Json.Null.NULL) instanceof Json.Num(BigDecimal n)
        ? n
        : null;
  }

  /** A count; the absent one where it is not given or is none. */
  long count(String keyword, long absent) {
    BigDecimal number = number(keyword);
    return number == null || number.signum() < 0 || number.scale() > 0
        ? absent
        : number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
  }

  /** The texts of a keyword that is one text or a list of them. */
  static Set<String> texts(@Nullable Node node) {
    var texts = new LinkedHashSet<String>();
    switch (node) {
      case Node.Scalar scalar when scalar.type() == Node.ScalarType.STRING ->
          texts.add(scalar.text());
      case Node.Sequence sequence -> sequence.elements().forEach(e -> texts.addAll(texts(e)));
      case null, default -> {}
    }
    return texts;
  }

  Set<String> texts(String keyword) {
    return texts(mapping.get(keyword));
  }
}
