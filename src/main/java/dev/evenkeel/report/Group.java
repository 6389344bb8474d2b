package dev.evenkeel.report;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Findings with one cause, told once instead of many times.
 *
 * @param cause what they have in common
 * @param findings in the order of the report, at least one
 */
record Group(Cause cause, List<Finding> findings) {
  /** From this many on, the like findings are one story and not several. */
  private static final int MANY = 3;

  private static final Set<String> SWITCHES =
      Set.of("true", "false", "yes", "off", "enabled", "disabled", "null", "none");

  /** What findings of a group have in common. */
  sealed interface Cause {
    /** Nothing but itself. */
    record Alone() implements Cause {}

    /** The same two values. */
    record SameValues() implements Cause {}

    /** The same part of the values, with the same surroundings on both sides. */
    record Renamed(String from, String to) implements Cause {}

    /** One file has them and the other side has nothing there. */
    record MissingTogether(boolean onLeft, String file) implements Cause {}
  }

  private record Key(
      String check, Severity severity, ItemClass itemClass, Cause cause, String more) {}

  Finding first() {
    return findings.getFirst();
  }

  boolean alone() {
    return findings.size() == 1;
  }

  /** Groups findings, each group standing where its first finding stood. */
  static List<Group> of(List<Finding> findings) {
    var alike = new LinkedHashMap<Key, List<Finding>>();
    var keys = new ArrayList<Optional<Key>>(findings.size());
    for (Finding finding : findings) {
      Optional<Key> key = key(finding);
      keys.add(key);
      key.ifPresent(k -> alike.computeIfAbsent(k, _ -> new ArrayList<>()).add(finding));
    }
    var groups = new ArrayList<Group>();
    var told = new HashSet<Key>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      Optional<Key> many =
          keys.get(i).filter(key -> alike.getOrDefault(key, List.of()).size() >= MANY);
      if (many.isEmpty()) {
        groups.add(new Group(new Cause.Alone(), List.of(finding)));
      } else if (told.add(many.get())) {
        groups.add(
            new Group(many.get().cause, List.copyOf(alike.getOrDefault(many.get(), List.of()))));
      }
    }
    return groups;
  }

  private static Optional<Key> key(Finding finding) {
    return switch (finding.itemClass()) {
      case ONLY_LEFT -> finding.left().map(sighting -> missing(finding, true, sighting));
      case ONLY_RIGHT -> finding.right().map(sighting -> missing(finding, false, sighting));
      default ->
          text(Side.left(finding))
              .flatMap(l -> text(Side.right(finding)).map(r -> values(finding, l, r)));
    };
  }

  private static Key missing(Finding finding, boolean onLeft, Sighting sighting) {
    List<String> path = finding.item().segments();
    String parent = String.join("\n", path.subList(0, path.size() - 1));
    var cause = new Cause.MissingTogether(onLeft, Place.of(sighting.at()).name());
    return new Key(finding.check(), finding.severity(), finding.itemClass(), cause, parent);
  }

  private static Key values(Finding finding, Scalar left, Scalar right) {
    String l = left.text();
    String r = right.text();
    int before = Alike.before(l, r);
    int after = Alike.after(l, r, before);
    int from = Alike.wordStart(l, before);
    String leftPart = l.substring(from, Alike.wordEnd(l, l.length() - after));
    String rightPart = r.substring(from, Alike.wordEnd(r, r.length() - after));
    boolean names = tells(leftPart) && tells(rightPart);
    Cause cause = names ? new Cause.Renamed(leftPart, rightPart) : new Cause.SameValues();
    String more = names ? "" : l.length() + ":" + l + r;
    return new Key(finding.check(), finding.severity(), finding.itemClass(), cause, more);
  }

  /**
   * Whether a text can be the name of something, so that meeting it again is no chance. Three
   * switches that are off are three causes, not one.
   */
  private static boolean tells(String text) {
    return text.length() >= 3
        && text.chars().anyMatch(Character::isLetter)
        && !SWITCHES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Only plain strings take part: of secrets it is not known which are the same. */
  private static Optional<Scalar> text(Side side) {
    return side instanceof Side.Open open
            && open.node() instanceof Scalar scalar
            && scalar.type() == ScalarType.STRING
            && tells(scalar.text())
        ? Optional.of(scalar)
        : Optional.empty();
  }
}
