package dev.evenkeel.difference.pairing;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Objects that a side names and does not define, as facts of the kind {@code dangling-reference} at
 * the path that the object would have. {@code details}: {@code side} ({@code left}, {@code right},
 * {@code both}), {@code kind}, {@code name}, {@code references} (how many fields name it), {@code
 * definedOnOtherSide}.
 *
 * <p>Files are seldom a whole cluster: what is missing on both sides alike is told of one by one
 * only while it is little, and counted by kind beyond that. Objects that are the cluster's own,
 * such as classes, count only where one side does define them.
 */
public final class DanglingReferences {
  private static final String KIND = "dangling-reference";

  /** As many of one kind are named one by one where both sides lack them. */
  private static final int TOLD_SINGLY = 10;

  /** Exist in every namespace or cluster without a manifest. */
  private static final Set<String> ALWAYS_THERE =
      Set.of("ServiceAccount default", "ConfigMap kube-root-ca.crt", "Service kubernetes");

  private static final Set<String> CLUSTERS_OWN =
      Set.of("StorageClass", "IngressClass", "PriorityClass", "RuntimeClass", "ClusterRole");

  /** One object that is missing, and who names it on which side. */
  private static final class Missing {
    private final ItemPath item;
    private final String kind;
    private final String name;
    private final boolean defined;
    private @Nullable Reference left;
    private @Nullable Reference right;
    private int references;

    Missing(ItemPath item, String kind, String name, boolean defined) {
      this.item = item;
      this.kind = kind;
      this.name = name;
      this.defined = defined;
    }
  }

  private final String source;
  private final Map<ItemPath, Missing> missing = new HashMap<>();

  private DanglingReferences(String source) {
    this.source = source;
  }

  /**
   * Looks at all references of both sides of one source.
   *
   * @param leftTokens puts the left side's own tokens into a name
   * @param rightTokens puts the right side's own tokens into a name
   */
  public static List<Fact> of(
      String source,
      List<Document> left,
      List<Document> right,
      UnaryOperator<String> leftTokens,
      UnaryOperator<String> rightTokens) {
    var dangling = new DanglingReferences(source);
    var leftDefined = DefinedNames.of(left, leftTokens);
    var rightDefined = DefinedNames.of(right, rightTokens);
    dangling.look(left, leftTokens, leftDefined, rightDefined, true);
    dangling.look(right, rightTokens, rightDefined, leftDefined, false);
    return dangling.facts();
  }

  private void look(
      List<Document> side,
      UnaryOperator<String> tokens,
      DefinedNames here,
      DefinedNames there,
      boolean left) {
    for (Document document : side) {
      for (Reference reference : Reference.of(document)) {
        if (reference.optional() || alwaysThere(reference) || here.contains(reference, tokens)) {
          continue;
        }
        boolean defined = there.contains(reference, tokens);
        if (CLUSTERS_OWN.contains(reference.kind()) && !defined) {
          continue;
        }
        String namespace = reference.namespace().map(tokens).orElse("_");
        String name = tokens.apply(reference.name());
        var item = ItemPath.of("object", source, reference.kind(), namespace, name);
        var found =
            missing.computeIfAbsent(item, i -> new Missing(item, reference.kind(), name, defined));
        found.references++;
        if (left && found.left == null) {
          found.left = reference;
        } else if (!left && found.right == null) {
          found.right = reference;
        }
      }
    }
  }

  private static boolean alwaysThere(Reference reference) {
    return ALWAYS_THERE.contains(reference.kind() + " " + reference.name())
        || reference.name().startsWith("system-")
        || reference.name().startsWith("system:");
  }

  private List<Missing> inOrder() {
    return missing.values().stream()
        .sorted(Comparator.comparing((Missing found) -> found.item))
        .toList();
  }

  private List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    Map<String, List<Missing>> onBoth = new TreeMap<>();
    for (Missing found : inOrder()) {
      if (found.left != null && found.right != null) {
        onBoth.computeIfAbsent(found.kind, k -> new ArrayList<>()).add(found);
      } else {
        facts.add(fact(found));
      }
    }
    onBoth.forEach(
        (kind, all) -> {
          if (all.size() <= TOLD_SINGLY) {
            all.forEach(found -> facts.add(fact(found)));
          } else {
            facts.add(counted(kind, all));
          }
        });
    return facts;
  }

  private static Fact fact(Missing found) {
    String sides = found.left == null ? "right" : found.right == null ? "left" : "both";
    Reference first = found.left == null ? found.right : found.left;
    String where = first == null ? "" : first.leaf().at();
    String message =
        "%s %s is named %s on %s and defined there nowhere in this source%s"
            .formatted(
                found.kind,
                found.name,
                found.references == 1
                    ? "once (" + where + ")"
                    : found.references + " times (first " + where + ")",
                sides.equals("both") ? "both sides" : "the " + sides,
                found.defined ? "; the other side defines it" : "");
    Map<String, Object> details = new HashMap<>();
    details.put("side", sides);
    details.put("kind", found.kind);
    details.put("name", found.name);
    details.put("references", found.references);
    details.put("definedOnOtherSide", found.defined);
    return new Fact(
        KIND,
        found.item,
        ItemClass.EQUAL,
        sighting(found.left),
        sighting(found.right),
        message,
        details);
  }

  private Fact counted(String kind, List<Missing> all) {
    Missing first = all.getFirst();
    String message =
        "%d objects of kind %s are named on both sides and defined in neither, %s among them"
            .formatted(all.size(), kind, first.name);
    Map<String, Object> details = new HashMap<>();
    details.put("side", "both");
    details.put("kind", kind);
    details.put("references", all.stream().mapToInt(found -> found.references).sum());
    details.put("definedOnOtherSide", false);
    return new Fact(
        KIND,
        ItemPath.of("object", source, kind),
        ItemClass.EQUAL,
        sighting(first.left),
        sighting(first.right),
        message,
        details);
  }

  private static Optional<Sighting> sighting(@Nullable Reference reference) {
    return Optional.ofNullable(reference).map(r -> Sighting.of(r.leaf()));
  }
}
