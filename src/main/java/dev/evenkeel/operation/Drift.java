package dev.evenkeel.operation;

import dev.evenkeel.difference.Comparison;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Rules;
import dev.evenkeel.difference.catalog.Facets;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which of two sides drifted from what a third environment declares. It speaks about databases:
 * where the declared one could not be made, it is UNKNOWN who drifted, and that is a fact as well.
 */
final class Drift {
  private static final String KIND = "drift-both";

  private final Snapshot declared;
  private final Snapshot left;
  private final Snapshot right;
  private final List<Difference> ofLeft;
  private final List<Difference> ofRight;

  private Drift(Snapshot declared, Snapshot left, Snapshot right, Rules rules) {
    this.declared = declared;
    this.left = left;
    this.right = right;
    ofLeft = differences(declared, left, rules);
    ofRight = differences(declared, right, rules);
  }

  static Drift of(Snapshot declared, Snapshot left, Snapshot right, Rules rules) {
    return new Drift(databases(declared), left, right, rules);
  }

  private static Snapshot databases(Snapshot snapshot) {
    return new Snapshot(
        snapshot.environment(),
        snapshot.tokens(),
        snapshot.readings().stream().filter(Drift::isDatabase).toList());
  }

  private static boolean isDatabase(Reading reading) {
    return reading.documents().isEmpty()
        || reading.documents().stream()
            .anyMatch(document -> document.shape() instanceof Document.Shape.Catalog);
  }

  private static List<Difference> differences(Snapshot declared, Snapshot side, Rules rules) {
    var same =
        new Snapshot(
            side.environment(),
            side.tokens(),
            side.readings().stream()
                .filter(reading -> declared.reading(reading.source()).isPresent())
                .toList());
    return Comparison.compare(declared, same, rules).differences();
  }

  /** The facts, those about a database with who drifted, and what both sides have alike. */
  List<Fact> said(List<Fact> facts) {
    var said = new ArrayList<Fact>(facts.size());
    facts.forEach(fact -> said.add(isOfDatabase(fact) ? with(fact) : fact));
    for (Difference difference : ofLeft) {
      if (difference instanceof Difference.Incomparable unknown && isUnread(unknown)) {
        said.add(DifferenceFacts.of(unknown));
      } else if (Facets.isCatalog(difference.item().area())) {
        both(difference, facts).ifPresent(said::add);
      }
    }
    return said;
  }

  private static boolean isOfDatabase(Fact fact) {
    return fact.kind().equals(DifferenceFacts.KIND)
        && Facets.isCatalog(fact.item().area())
        && fact.itemClass() != ItemClass.UNKNOWN;
  }

  /** Whether it is the declared side that could not be read. */
  private boolean isUnread(Difference.Incomparable unknown) {
    return declared
        .reading(unknown.item().source())
        .filter(reading -> !reading.unread().isEmpty() && unknown.left().isPresent())
        .isPresent();
  }

  private Fact with(Fact fact) {
    Optional<Reading> reading = declared.reading(fact.item().source());
    if (reading.isEmpty() || !reading.get().unread().isEmpty()) {
      return fact;
    }
    boolean l = touches(ofLeft, fact.item());
    boolean r = touches(ofRight, fact.item());
    String who = l && r ? "both" : l ? "left" : r ? "right" : "neither";
    var details = new TreeMap<>(fact.details());
    details.put("drifted", who);
    return new Fact(
        fact.kind(),
        fact.item(),
        fact.itemClass(),
        fact.left(),
        fact.right(),
        fact.message() + sentence(who),
        details);
  }

  private String sentence(String who) {
    String from = " from what " + declared.environment() + " declares";
    return switch (who) {
      case "left" -> "; " + left.environment() + " drifted" + from;
      case "right" -> "; " + right.environment() + " drifted" + from;
      case "both" -> "; both drifted" + from;
      default -> "";
    };
  }

  /** What a difference is about may be said at the item itself, above it or below it. */
  private static boolean touches(List<Difference> differences, ItemPath item) {
    return differences.stream()
        .map(Difference::item)
        .anyMatch(other -> other.startsWith(item) || item.startsWith(other));
  }

  private Optional<Fact> both(Difference difference, List<Fact> facts) {
    ItemPath item = difference.item();
    boolean apart =
        facts.stream().filter(Drift::isOfDatabase).anyMatch(fact -> fact.item().equals(item));
    Function<Difference, Boolean> same =
        other -> other.item().equals(item) && other.itemClass() == difference.itemClass();
    if (apart
        || difference.itemClass() == ItemClass.UNKNOWN
        || difference.itemClass().equalInEffect()) {
      return Optional.empty();
    }
    return ofRight.stream()
        .filter(same::apply)
        .findFirst()
        .map(
            other ->
                new Fact(
                    KIND,
                    item,
                    ItemClass.EQUAL,
                    difference.right(),
                    other.right(),
                    "the two are alike, and both differ from what "
                        + declared.environment()
                        + " declares",
                    DifferenceFacts.of(difference).details()));
  }
}
