package dev.evenkeel.difference.signal;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.canonical.ImageReference;
import dev.evenkeel.snapshot.Document.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Images that change under their name: facts of the kind {@code mutable-tag} for a tag that is
 * moved by custom ({@code latest}, none at all, a word without a number), and for a side that pins
 * a digest where the other does not.
 */
final class Images implements Detector {
  static final String KIND = "mutable-tag";

  private static final Set<String> HOLD_IMAGES =
      Set.of("containers", "initContainers", "ephemeralContainers", "services");

  /** What is so of one side's image. */
  private record Seen(boolean image, boolean pinned, boolean moving, String tag) {
    private static final Seen NONE = new Seen(false, false, false, "");
  }

  @Override
  public void look(Spot spot, Consumer<Fact> found) {
    boolean image = spot.key.name().equals("image");
    boolean tag = spot.key.name().equals("tag");
    if (spot.alone || (!image && !tag)) {
      return;
    }
    Seen left = image ? image(spot, spot.leftText()) : tag(spot, spot.leftText());
    Seen right = image ? image(spot, spot.rightText()) : tag(spot, spot.rightText());
    if (!left.image() || !right.image()) {
      return;
    }
    if (left.pinned() != right.pinned()) {
      found.accept(
          spot.fact(
              right.pinned(),
              left.pinned(),
              KIND,
              "the "
                  + (left.pinned() ? "left" : "right")
                  + " side pins a digest, the other follows the tag "
                  + (left.pinned() ? right.tag() : left.tag()),
              Map.of("tag", left.pinned() ? right.tag() : left.tag())));
    } else if (left.moving() && right.moving() && left.tag().equals(right.tag())) {
      found.accept(
          spot.alike(
              KIND,
              "both sides follow the tag " + left.tag() + ", which can name other bytes tomorrow",
              Map.of("tag", left.tag())));
    }
  }

  private static Seen image(Spot spot, @Nullable String text) {
    int size = spot.path().size();
    if (text == null || text.isEmpty() || size < 3 || spot.shape instanceof Shape.Plain) {
      return Seen.NONE;
    }
    if (!HOLD_IMAGES.contains(spot.path().get(size - 3))) {
      return Seen.NONE;
    }
    Optional<ImageReference> reference = ImageReference.parse(text);
    return reference
        .map(
            r -> {
              String tag = r.tag().orElse("latest");
              return new Seen(
                  true, r.digest().isPresent(), r.digest().isEmpty() && moves(tag), tag);
            })
        .orElse(Seen.NONE);
  }

  /** In Helm values the tag stands beside its repository. */
  private static Seen tag(Spot spot, @Nullable String text) {
    boolean ofImage =
        !spot.parent.words().isEmpty() && spot.parent.words().getLast().equals("image");
    return ofImage && text != null && !text.isEmpty() && moves(text)
        ? new Seen(true, false, true, text)
        : Seen.NONE;
  }

  /** By custom a version has a number, and what has none follows something. */
  private static boolean moves(String tag) {
    return tag.chars().noneMatch(Character::isDigit);
  }
}
