package dev.evenkeel.difference.defaults;

import dev.evenkeel.difference.canonical.ValueType;
import dev.evenkeel.difference.canonical.ValueTypes;
import dev.evenkeel.difference.field.ApiPlace;
import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a field that stands on one side says what its absence on the other side means anyway. A
 * default that is not known here is none: absent against unknown is a difference.
 */
public final class Defaults {
  private static final Mapping NOTHING = Mapping.of(Map.of(), Origin.of(""), 0);
  private static final String EMPTY_MAPPING = "{}";
  private static final String EMPTY_LIST = "[]";

  /** Below these keys stand texts of their owner, in which null means nothing to the server. */
  private static final Set<String> FREE_FORM =
      Set.of("data", "stringData", "binaryData", "labels", "annotations", "parameters");

  private Defaults() {}

  /**
   * Whether the value is what the field means where it is absent.
   *
   * @param path keys from the document's root to the field, {@code []} for an element of a list
   * @param lacking the mapping in which the field is absent; an empty one where that is absent too
   * @param value what the other side says
   */
  public static boolean isDefault(Shape shape, List<String> path, Mapping lacking, Node value) {
    return switch (shape) {
      case Shape.Plain() -> false;
      case Shape.Catalog catalog -> false;
      case Shape.Contract contract -> false;
      case Shape.ComposeProject() -> says(shape, path, value, DefaultTable.COMPOSE.at(path));
      case Shape.KubernetesObject object -> {
        var place = ApiPlace.of(object, path);
        yield isNull(object, path, value)
            || says(
                shape,
                path,
                value,
                DefaultTable.KUBERNETES.at(place).or(() -> DefaultTable.EVERY_OBJECT.at(path)))
            || DependentDefaults.isDefault(place, lacking, value);
      }
    };
  }

  /** The server reads null as absent in every field that it knows itself. */
  private static boolean isNull(Shape.KubernetesObject object, List<String> path, Node value) {
    return value instanceof Scalar scalar
        && scalar.type() == ScalarType.NULL
        && ApiKind.isOwn(object.group())
        && path.subList(0, path.size() - 1).stream().noneMatch(FREE_FORM::contains);
  }

  private static boolean says(
      Shape shape, List<String> path, Node value, Optional<List<String>> defaults) {
    if (defaults.isEmpty()) {
      return false;
    }
    return switch (value) {
      case Scalar scalar -> {
        ValueType type = ValueTypes.of(shape, path);
        String said = type.canonical(scalar.text());
        yield defaults.get().stream().anyMatch(text -> type.canonical(text).equals(said));
      }
      case Sequence sequence -> sequence.size() == 0 && defaults.get().contains(EMPTY_LIST);
      case Mapping mapping ->
          defaults.get().contains(EMPTY_MAPPING) && holdsOnlyDefaults(shape, path, mapping);
      default -> false;
    };
  }

  private static boolean holdsOnlyDefaults(Shape shape, List<String> path, Mapping mapping) {
    var child = new ArrayList<>(path);
    for (int i = 0; i < mapping.size(); i++) {
      child.add(mapping.key(i));
      if (!isDefault(shape, child, NOTHING, mapping.value(i))) {
        return false;
      }
      child.removeLast();
    }
    return true;
  }
}
