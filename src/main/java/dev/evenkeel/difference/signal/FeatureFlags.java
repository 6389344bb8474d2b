package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A feature that is switched on in one environment alone ({@code feature-flag}), and one of which
 * keys that it needs still hold their placeholder there ({@code feature-flag-placeholder}). What a
 * feature needs is what stands in the same subtree as its {@code enabled}, and what bears its name.
 */
final class FeatureFlags implements Detector {
  private static final Set<String> ON = Set.of("true", "1", "yes", "on", "enabled");
  private static final Set<String> OFF = Set.of("false", "0", "no", "off", "disabled", "");
  private static final int NAMED = 3;

  /**
   * A flag that is on on one side.
   *
   * @param within the subtree that it switches; empty where it switches what bears its name
   * @param stem the words of what it switches
   */
  private record Flag(boolean onLeft, List<String> within, List<String> stem, Fact fact) {}

  private record Unset(boolean left, boolean right, List<String> path, List<String> words) {}

  private final List<Flag> flags = new ArrayList<>();
  private final List<Unset> unset = new ArrayList<>();

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    boolean left = spot.leftPlaceholder;
    boolean right = spot.rightPlaceholder;
    if (left || right) {
      List<String> path = List.copyOf(spot.path());
      unset.add(new Unset(left, right, path, words(path)));
      return;
    }
    boolean flag = spot.key.switches() || !spot.key.flag().isEmpty() || spot.parent.holdsFlags();
    if (flag) {
      flag(spot, found);
    }
  }

  private void flag(Spot spot, Consumer<Fact> found) {
    boolean left = ON.contains(lower(spot.leftText()));
    boolean right = ON.contains(lower(spot.rightText()));
    boolean clear =
        (left || OFF.contains(lower(spot.leftText())))
            && (right || OFF.contains(lower(spot.rightText())));
    if (left == right || !clear) {
      return;
    }
    List<String> path = spot.path();
    boolean subtree = spot.key.switches();
    List<String> within =
        subtree && path.size() > 3 ? List.copyOf(path.subList(0, path.size() - 1)) : List.of();
    List<String> stem = subtree ? Key.stem(spot.parent.words()) : Key.stem(spot.key.words());
    flags.add(
        new Flag(
            left, within, stem, spot.fact(left, right, "feature-flag-placeholder", "", Map.of())));
    found.accept(
        spot.fact(
            left,
            right,
            "feature-flag",
            "only the " + Spot.side(left, right) + " side has the feature on",
            Map.of()));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(List<String> path) {
    return path.stream().skip(2).flatMap(segment -> Words.of(segment).stream()).toList();
  }

  @Override
  public void end(Consumer<Fact> found) {
    if (unset.isEmpty()) {
      return;
    }
    for (Flag flag : flags) {
      Predicate<Unset> there = u -> flag.onLeft() ? u.left() : u.right();
      List<String> keys =
          unset.stream()
              .filter(there.and(u -> needs(flag, u)))
              .map(u -> new ItemPath(u.path()).toString())
              .distinct()
              .toList();
      if (!keys.isEmpty()) {
        found.accept(said(flag, keys));
      }
    }
  }

  private static boolean needs(Flag flag, Unset unset) {
    boolean below =
        !flag.within().isEmpty()
            && unset.path().size() > flag.within().size()
            && unset.path().subList(0, flag.within().size()).equals(flag.within());
    return below || (!flag.stem().isEmpty() && Words.contain(unset.words(), flag.stem()));
  }

  private static Fact said(Flag flag, List<String> keys) {
    String side = flag.onLeft() ? "left" : "right";
    int more = keys.size() - NAMED;
    String named =
        String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
            + (more > 0 ? " and " + more + " more" : "");
    var details = new java.util.TreeMap<>(flag.fact().details());
    details.put("placeholders", keys);
    Fact fact = flag.fact();
    ItemClass itemClass = fact.itemClass();
    return new Fact(
        fact.kind(),
        fact.item(),
        itemClass,
        fact.left(),
        fact.right(),
        "only the "
            + side
            + " side has the feature on, and there "
            + named
            + (keys.size() == 1
                ? " still holds its placeholder"
                : " still hold their placeholders"),
        details);
  }
}
