package dev.evenkeel.drill.hazard;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A known danger of one statement.
 *
 * @param word names the danger; rules ask for it
 * @param object what it is a danger to; empty where it is the migration itself
 * @param observed whether a run showed it; else the text says it
 * @param message what was seen, one sentence
 */
public record Hazard(
    String word, ObservedStatement statement, String object, boolean observed, String message) {
  static final String KIND = "hazard";

  /** A comparison of two databases finds the same. */
  private static final String BEHIND = "sequence-behind";

  ItemPath item() {
    ItemPath item = ItemPath.of("plan", statement.unit()).children(List.of(word));
    return object.isEmpty() ? item : item.children(List.of(object));
  }

  Fact fact(Optional<LockMode> lock) {
    var details = new TreeMap<String, Object>();
    details.put("hazard", word);
    details.put("side", "right");
    details.put("unit", statement.unit());
    details.put("object", object);
    details.put("observed", observed);
    details.put("statement", statement.text());
    details.put("transaction", statement.kind().word());
    details.put("lock", lock.map(LockMode::word).orElse(""));
    details.put("rewrites", statement.rewrites());
    details.put("scans", statement.scans());
    return new Fact(
        word.equals(BEHIND) ? BEHIND : KIND,
        item(),
        ItemClass.VIOLATES,
        Optional.empty(),
        Optional.of(Sighting.of(place())),
        message,
        Map.copyOf(details));
  }

  /** The statement where it stands, as what was seen. */
  private Node place() {
    int colon = statement.at().lastIndexOf(':');
    return Node.Scalar.string(
        head(),
        Origin.of(statement.at().substring(0, colon)),
        Integer.parseInt(statement.at().substring(colon + 1)));
  }

  private String head() {
    return head(statement.text());
  }

  /** So much of a gist as fits into a table. */
  public static String head(String gist) {
    return gist.length() > 120 ? gist.substring(0, 119) + "…" : gist;
  }

  /** Gathers what several ways of looking find. */
  static final class Found {
    private final List<Hazard> hazards = new ArrayList<>();

    void observed(String word, ObservedStatement statement, String object, String message) {
      hazards.add(new Hazard(word, statement, object, true, message));
    }

    void said(String word, ObservedStatement statement, String object, String message) {
      hazards.add(new Hazard(word, statement, object, false, message));
    }

    List<Hazard> all() {
      return List.copyOf(hazards);
    }
  }
}
