package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which field the elements of a list can be told apart without anybody declaring it. */
public final class ListKey {
  /** Fields that name an element by custom, in the order tried. */
  public static final List<String> BY_CUSTOM = List.of("name", "key", "id");

  private ListKey() {}

  /** The first customary field that every element has, as a scalar, with no value twice. */
  public static Optional<String> of(Sequence list) {
    return BY_CUSTOM.stream().filter(field -> tellsApart(list, List.of(field))).findFirst();
  }

  /** Whether every element is a mapping with all the fields, and no two have the same values. */
  public static boolean tellsApart(Sequence list, List<String> fields) {
    var seen = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      String name = nameOf(list.get(i), fields);
      if (name == null || !seen.add(name)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The element's name: the values of the fields, joined by {@code +}; null where one is absent.
   */
  public static @Nullable String nameOf(Node element, List<String> fields) {
    if (!(element instanceof Mapping mapping)) {
      return null;
    }
    if (fields.size() == 1) {
      return text(mapping.get(fields.getFirst()));
    }
    var name = new StringBuilder();
    for (String field : fields) {
      String part = text(mapping.get(field));
      if (part == null) {
        return null;
      }
      name.append(name.isEmpty() ? "" : "+").append(part);
    }
    return name.toString();
  }

  private static @Nullable String text(@Nullable Node node) {
    return switch (node) {
      case Scalar scalar when scalar.type() != ScalarType.NULL -> scalar.text();
      case Secret secret -> secret.visible();
      case null, default -> null;
    };
  }
}
