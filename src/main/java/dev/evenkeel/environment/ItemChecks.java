package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.ItemPattern;
import dev.evenkeel.value.Nearest;
import java.util.List;
import java.util.Optional;

/** Reads item paths and patterns, and refuses those that can never be meant. */
final class ItemChecks {
  /** What an item path begins with. */
  static final List<String> AREAS =
      List.of(
          "config",
          "object",
          "schema",
          "data",
          "history",
          "platform",
          "image",
          "contract",
          "source",
          "plan",
          "allowance");

  private final Expansion expansion;
  private final Complaints complaints;

  ItemChecks(Expansion expansion, Complaints complaints) {
    this.expansion = expansion;
    this.complaints = complaints;
  }

  Optional<ItemPattern> pattern(Node.Scalar scalar) {
    var pattern = ItemPattern.parse(expansion.value(scalar));
    if (pattern.segments().stream().allMatch("**"::equals)) {
      complaints.add(
          scalar,
          Shown.quoted(scalar.text()) + " covers every item there is",
          "a pattern that names at least an area and a segment, e.g. config/app/DATABASE_URL",
          "name the items that are meant");
      return Optional.empty();
    }
    return knownArea(scalar, pattern.segments().getFirst())
        ? Optional.of(pattern)
        : Optional.empty();
  }

  Optional<ItemPath> exact(Node.Scalar scalar) {
    return pattern(scalar)
        .filter(
            pattern -> {
              if (!pattern.exact()) {
                complaints.add(
                    scalar,
                    Shown.quoted(scalar.text()) + " is a pattern",
                    "one exact item path",
                    "write one line per item");
              }
              return pattern.exact();
            })
        .map(pattern -> new ItemPath(pattern.segments()));
  }

  private boolean knownArea(Node.Scalar scalar, String area) {
    if (area.equals("*") || area.equals("**") || AREAS.contains(area)) {
      return true;
    }
    List<String> near = Nearest.to(area, AREAS, 1);
    complaints.add(
        scalar,
        Shown.quoted(scalar.text()) + " begins with no area",
        "area/source/segment/..., where the area is one of " + String.join(", ", AREAS),
        near.isEmpty()
            ? "copy the item from the report, e.g. config/app/" + Shown.tame(scalar.text())
            : "did you mean " + Shown.quoted(near.getFirst()) + "?");
    return false;
  }
}
