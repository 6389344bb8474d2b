package dev.evenkeel.difference;

import dev.evenkeel.difference.catalog.Facets;
import dev.evenkeel.difference.field.Aspect;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Differences in the words that rules read. A secret's value never becomes a word. */
public final class DifferenceFacts {
  public static final String KIND = "difference";

  private DifferenceFacts() {}

  public static Fact of(Difference difference) {
    ItemPath item = difference.item();
    Map<String, Object> details = new TreeMap<>();
    details.put("area", item.area());
    details.put("source", item.source());
    details.put("key", item.last());
    details.put("segments", item.segments());
    details.put("traits", traits(difference));
    if (item.area().equals("object")) {
      details.put("aspect", Aspect.of(item));
    }
    if (Facets.isCatalog(item.area())) {
      catalog(difference, details);
    }
    difference.left().ifPresent(sighting -> value("left", sighting.node(), details));
    difference.right().ifPresent(sighting -> value("right", sighting.node(), details));
    secret(difference).ifPresent(secret -> details.put("secret", secret));
    switch (difference) {
      case Difference.Incomparable unknown -> {
        details.put("reason", word(unknown.reason()));
        details.put("next", unknown.next());
      }
      case Difference.Leaked leak -> {
        details.put("side", leak.onLeft() ? "left" : "right");
        details.put("tokenKind", leak.tokenKind());
        details.put("token", leak.token());
      }
      case Difference.Moved moved -> details.put("rightItem", moved.rightItem().toString());
      case Difference.ContractChanged changed -> details.putAll(changed.refusals().details());
      case Difference.Changed c -> {}
      case Difference.OnlyLeft o -> {}
      case Difference.OnlyRight o -> {}
      case Difference.Same s -> {}
    }
    return new Fact(
        KIND,
        item,
        difference.itemClass(),
        difference.left(),
        difference.right(),
        message(difference),
        details);
  }

  private static void catalog(Difference difference, Map<String, Object> details) {
    Facets.Facet facet = Facets.of(difference.item());
    details.put("object", facet.object());
    details.put("objectKind", facet.kind());
    details.put("facet", facet.facet());
    details.put("facetGroup", facet.group());
    String facetClass = difference instanceof Difference.Moved ? Facets.NAMING : facet.facetClass();
    if (difference instanceof Difference.Changed changed) {
      facetClass = ofOrder(changed.traits()).orElse(facetClass);
    }
    details.put("facetClass", facetClass);
  }

  private static Optional<String> ofOrder(Set<Trait> traits) {
    if (traits.contains(Trait.POSITION_ONLY)) {
      return Optional.of(Facets.PHYSICAL);
    }
    return traits.contains(Trait.ORDER_ONLY) ? Optional.of(Facets.ORDER) : Optional.empty();
  }

  private static List<String> traits(Difference difference) {
    if (difference instanceof Difference.Changed changed) {
      return changed.traits().stream().map(DifferenceFacts::word).sorted().toList();
    }
    return difference instanceof Difference.Moved ? List.of("moved") : List.of();
  }

  private static void value(String side, Node node, Map<String, Object> details) {
    details.put(side + "Type", type(node));
    if (node instanceof Scalar scalar) {
      details.put(side + "Value", scalar.text());
    } else if (node instanceof Secret secret && secret.visible() != null) {
      details.put(side + "Value", secret.visible());
    }
  }

  private static String type(Node node) {
    return switch (node) {
      case Mapping mapping -> "mapping";
      case Sequence sequence -> "sequence";
      case Scalar scalar -> word(scalar.type());
      case Secret secret -> "secret";
      case Node.Unreadable unreadable -> "unreadable";
    };
  }

  /** Whether secrets are the same, as a word; empty where no side is secret. */
  public static Optional<String> secret(Difference difference) {
    Optional<Node> left = difference.left().map(Sighting::node);
    Optional<Node> right = difference.right().map(Sighting::node);
    boolean any =
        left.filter(Secret.class::isInstance).isPresent()
            || right.filter(Secret.class::isInstance).isPresent();
    if (!any) {
      return Optional.empty();
    }
    if (left.orElse(null) instanceof Secret l && right.orElse(null) instanceof Secret r) {
      return Optional.of(
          Hidden.same(l.hidden(), r.hidden())
              .map(same -> same ? "same" : "different")
              .orElse("unknown"));
    }
    return Optional.of("different");
  }

  private static String message(Difference difference) {
    return switch (difference) {
      case Difference.Changed changed -> changed(changed);
      case Difference.ContractChanged changed -> changed.refusals().sentence();
      case Difference.OnlyLeft only -> "only the left side has it";
      case Difference.OnlyRight only -> "only the right side has it";
      case Difference.Moved moved -> moved(moved);
      case Difference.Leaked leak -> leaked(leak);
      case Difference.Incomparable unknown -> unknown.why();
      case Difference.Same same -> "the two are equal";
    };
  }

  private static String moved(Difference.Moved moved) {
    return Facets.isCatalog(moved.item().area())
        ? "the same definition bears the name " + moved.rightItem().last() + " on the right side"
        : "it stands at " + moved.rightItem() + " on the right side";
  }

  private static String leaked(Difference.Leaked leak) {
    String first =
        "the %s side names the other environment's %s %s"
            .formatted(leak.onLeft() ? "left" : "right", leak.tokenKind(), leak.token());
    return leak.rightToo()
        .map(
            token ->
                first + ", and the right side the left one's " + token.kind() + " " + token.value())
        .orElse(first);
  }

  private static String changed(Difference.Changed changed) {
    var traits = changed.traits();
    if (traits.contains(Trait.TYPE_ONLY)) {
      return "the same text with another type";
    }
    if (traits.contains(Trait.POSITION_ONLY)) {
      return "the same order, with columns of one side alone between them";
    }
    if (traits.contains(Trait.ORDER_ONLY)) {
      return "the same elements in another order";
    }
    if (traits.contains(Trait.WHITESPACE_ONLY)) {
      return "equal but for white space";
    }
    if (traits.contains(Trait.SECRET)) {
      return secret(changed).orElse("").equals("same")
          ? "the two values differ, and the secret in them is the same"
          : "the two secrets differ";
    }
    return "the two values differ";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
