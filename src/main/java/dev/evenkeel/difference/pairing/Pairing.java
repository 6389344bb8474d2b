package dev.evenkeel.difference.pairing;

import dev.evenkeel.difference.Difference.Incomparable;
import dev.evenkeel.difference.Difference.Reason;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.difference.pairing.Paired.Alone;
import dev.evenkeel.difference.pairing.Paired.Pair;
import dev.evenkeel.snapshot.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the documents of one source, by the surest evidence first: a declared pair; the annotation
 * or label {@code evenkeel.dev/id}; kind, namespace and name after each side's own tokens are put
 * in (a tree that is no Kubernetes object: its path within the source); the name without the part
 * that a tool generated; kind and name in another namespace. A group in which one side has more
 * than one candidate is ambiguous. Time and memory are linear in the number of documents.
 */
public final class Pairing {
  private static final int NAMED = 6;

  private final String source;
  private final List<Candidate> lefts;
  private final List<Candidate> rights;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Incomparable> ambiguous = new ArrayList<>();
  private final RenameFinder renames = new RenameFinder();

  private Pairing(String source, List<Candidate> lefts, List<Candidate> rights) {
    this.source = source;
    this.lefts = lefts;
    this.rights = rights;
  }

  /**
   * Pairs the documents that one source gave on both sides.
   *
   * @param leftTokens puts the left side's own tokens into a name
   * @param rightTokens puts the right side's own tokens into a name
   */
  public static Paired pair(
      String source,
      List<Document> left,
      List<Document> right,
      UnaryOperator<String> leftTokens,
      UnaryOperator<String> rightTokens,
      List<DeclaredPair> declared) {
    var pairing = new Pairing(source, candidates(left, leftTokens), candidates(right, rightTokens));
    return pairing.run(declared);
  }

  private static List<Candidate> candidates(List<Document> side, UnaryOperator<String> tokens) {
    var generated = GeneratedNames.of(side);
    return side.stream().map(document -> Candidate.of(document, generated, tokens)).toList();
  }

  private Paired run(List<DeclaredPair> declared) {
    declared(declared);
    round(Candidate::idKey, "share the id");
    repeated();
    round(Candidate::fullKey, "share kind, namespace and name once the tokens are put in");
    round(
        Candidate::baseKey, "share kind, namespace and the part of the name that is not generated");
    round(Candidate::anyNamespaceKey, "share kind and name in other namespaces");
    pairs.sort(Comparator.comparing(Pair::item));
    ambiguous.sort(Comparator.comparing(Incomparable::item));
    return new Paired(pairs, alone(lefts), alone(rights), ambiguous, renames.find(lefts, rights));
  }

  private void declared(List<DeclaredPair> declared) {
    if (declared.isEmpty()) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    declared.forEach(pair -> names.put(pair.right(), pair.left()));
    var namedLeft = declared.stream().map(DeclaredPair::left).collect(Collectors.toSet());
    join(
        group(lefts, c -> namedLeft.contains(c.written()) ? c.written() : null),
        group(rights, c -> names.get(c.written())),
        "are named by one declared pair");
  }

  private void round(Function<Candidate, @Nullable String> key, String evidence) {
    join(group(lefts, key), group(rights, key), evidence);
  }

  /** The candidates that are still free, by key, in the order read. */
  private static Map<String, List<Candidate>> group(
      List<Candidate> side, Function<Candidate, @Nullable String> key) {
    Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    for (Candidate candidate : side) {
      String name = candidate.taken() ? null : key.apply(candidate);
      if (name != null) {
        groups.computeIfAbsent(name, n -> new ArrayList<>(1)).add(candidate);
      }
    }
    return groups;
  }

  private void join(
      Map<String, List<Candidate>> left, Map<String, List<Candidate>> right, String evidence) {
    left.forEach(
        (key, ours) -> {
          var theirs = right.getOrDefault(key, List.of());
          if (theirs.isEmpty()) {
            return;
          }
          if (ours.size() == 1 && theirs.size() == 1) {
            couple(ours.getFirst(), theirs.getFirst());
          } else {
            giveUp(ours, theirs, evidence);
          }
        });
  }

  private void couple(Candidate left, Candidate right) {
    left.take();
    right.take();
    pairs.add(new Pair(left.item(source), left.document(), right.document()));
    renames.couple(left, right);
  }

  /**
   * The same object twice on one side is nobody's partner: which of the two is in force is unknown.
   */
  private void repeated() {
    var left = group(lefts, Candidate::fullKey);
    var right = group(rights, Candidate::fullKey);
    var keys = new LinkedHashSet<>(left.keySet());
    keys.addAll(right.keySet());
    for (String key : keys) {
      var ours = left.getOrDefault(key, List.of());
      var theirs = right.getOrDefault(key, List.of());
      if (ours.size() > 1 || theirs.size() > 1) {
        giveUp(ours, theirs, "share kind, namespace and name once the tokens are put in");
      }
    }
  }

  private void giveUp(List<Candidate> left, List<Candidate> right, String evidence) {
    left.forEach(Candidate::take);
    right.forEach(Candidate::take);
    var first = left.isEmpty() ? right.getFirst() : left.getFirst();
    String why =
        "on the left %s and on the right %s %s: which belongs to which is not certain"
            .formatted(named(left), named(right), evidence);
    ambiguous.add(
        new Incomparable(
            first.item(source),
            Reason.AMBIGUOUS_PAIRING,
            why,
            "remove the one that is not in force, declare the names that are an environment's own"
                + " as tokens, or set the annotation evenkeel.dev/id on both sides",
            sighting(left),
            sighting(right)));
  }

  private static String named(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return "none";
    }
    String names =
        candidates.stream()
            .limit(NAMED)
            .map(c -> c.written() + " (" + c.document().root().at() + ")")
            .collect(Collectors.joining(", "));
    int more = candidates.size() - NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static Optional<Sighting> sighting(List<Candidate> candidates) {
    return candidates.stream().findFirst().map(c -> Sighting.of(c.document().root()));
  }

  private List<Alone> alone(List<Candidate> side) {
    return side.stream()
        .filter(c -> !c.taken())
        .map(c -> new Alone(c.item(source), c.document()))
        .sorted(Comparator.comparing(Alone::item))
        .toList();
  }
}
