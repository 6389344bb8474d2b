package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what stands under another parent on the other side (a slip of indentation, mostly) and
 * makes one finding of the two. Only a key with the same value and with one candidate on each side
 * counts.
 */
final class Relocation {
  private static final Shape PLAIN = new Shape.Plain();

  /** Looking below missing subtrees is bounded: a whole missing file is no slip of indentation. */
  private static final int DEPTH_AT_MOST = 6;

  private record Place(Difference owner, ItemPath item, Node node, boolean whole) {}

  /**
   * Two places that hold the same.
   *
   * @param size how much they hold
   */
  private record Candidate(int size, Place l, Place r) {
    /** The same for either side's order of keys, and whichever side is called left. */
    static final Comparator<Candidate> LARGEST_FIRST =
        Comparator.comparingInt((Candidate candidate) -> -candidate.size())
            .thenComparing(Candidate::firstItem);

    ItemPath firstItem() {
      return l.item().compareTo(r.item()) < 0 ? l.item() : r.item();
    }
  }

  private Relocation() {}

  static void join(Tally tally, int from, Lens left, Lens right) {
    List<Difference> since = tally.differences.subList(from, tally.differences.size());
    List<Difference.OnlyLeft> onlyLeft = new ArrayList<>();
    List<Difference.OnlyRight> onlyRight = new ArrayList<>();
    for (Difference difference : since) {
      switch (difference) {
        case Difference.OnlyLeft only -> onlyLeft.add(only);
        case Difference.OnlyRight only -> onlyRight.add(only);
        default -> {}
      }
    }
    if (onlyLeft.isEmpty() || onlyRight.isEmpty()) {
      return;
    }
    Map<String, List<Place>> byForm = new LinkedHashMap<>();
    for (Difference.OnlyLeft only : onlyLeft) {
      collect(only, only.item(), only.atLeft().node(), left, 0, true, byForm);
    }
    Map<String, List<Place>> rightByForm = new HashMap<>();
    for (Difference.OnlyRight only : onlyRight) {
      collect(only, only.item(), only.atRight().node(), right, 0, true, rightByForm);
    }
    List<Candidate> candidates = new ArrayList<>();
    byForm.forEach(
        (form, places) -> {
          List<Place> others = rightByForm.getOrDefault(form, List.of());
          if (places.size() == 1 && others.size() == 1) {
            candidates.add(new Candidate(form.length(), places.getFirst(), others.getFirst()));
          }
        });
    candidates.sort(Candidate.LARGEST_FIRST);
    List<Difference> taken = new ArrayList<>();
    candidates.forEach(candidate -> joinOne(tally, candidate.l(), candidate.r(), taken));
  }

  private static void joinOne(Tally tally, Place l, Place r, List<Difference> taken) {
    boolean free = !taken.contains(l.owner()) && !taken.contains(r.owner());
    if (!free || (!l.whole() && !r.whole())) {
      return;
    }
    taken.add(l.owner());
    taken.add(r.owner());
    var gone = new ArrayList<Difference>();
    if (l.whole()) {
      gone.add(l.owner());
    }
    if (r.whole()) {
      gone.add(r.owner());
    }
    tally.replace(
        gone,
        new Difference.Moved(l.item(), r.item(), Sighting.of(l.node()), Sighting.of(r.node())));
  }

  /**
   * Every place that could have moved: the missing subtree itself, and what stands below it. A
   * subtree that is nothing but a wrapper around one key counts as whole.
   */
  private static void collect(
      Difference owner,
      ItemPath item,
      Node node,
      Lens lens,
      int depth,
      boolean whole,
      Map<String, List<Place>> byForm) {
    String form = item.last() + "=" + Forms.of(node, lens, PLAIN, List.of());
    byForm.computeIfAbsent(form, f -> new ArrayList<>()).add(new Place(owner, item, node, whole));
    if (node instanceof Mapping mapping && depth < DEPTH_AT_MOST) {
      for (int i = 0; i < mapping.size(); i++) {
        collect(
            owner,
            item.child(mapping.key(i)),
            mapping.value(i),
            lens,
            depth + 1,
            whole && mapping.size() == 1,
            byForm);
      }
    }
  }
}
