package dev.evenkeel.difference.field;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits the fields of an object that a table speaks of, and enters nothing else: of a large object
 * only the branches that lead to such a field.
 *
 * @param <T> what the table says of a field
 */
public final class ApiWalk<T> {
  /** Is told of every field that the table speaks of. */
  @FunctionalInterface
  public interface Visitor<T> {
    /**
     * Called in the order of the object.
     *
     * @param path keys from the object's root, {@code []} for an element of a list; read it at once
     * @param parent the mapping that holds the field, or holds the list that holds it
     */
    void visit(T said, List<String> path, Mapping parent, Node node);
  }

  private final FieldTable<T> table;
  private final Visitor<T> visitor;
  private final List<String> path = new ArrayList<>();

  private ApiWalk(FieldTable<T> table, Visitor<T> visitor) {
    this.table = table;
    this.visitor = visitor;
  }

  public static <T> void walk(
      KubernetesObject object, Node root, FieldTable<T> table, Visitor<T> visitor) {
    if (root instanceof Mapping mapping) {
      String kind = ApiKind.of(object);
      var walk = new ApiWalk<>(table, visitor);
      walk.enter(ApiPlace.EMBEDDED.start().step(kind), table.start().step(kind), mapping, mapping);
    }
  }

  private void enter(
      FieldTable.Cursor<String> types, FieldTable.Cursor<T> fields, Mapping parent, Node node) {
    var type = types.value();
    if (type.isPresent()) {
      enter(
          ApiPlace.EMBEDDED.start().step(type.get()), table.start().step(type.get()), parent, node);
      return;
    }
    fields.value().ifPresent(said -> visitor.visit(said, path, parent, node));
    if (types.lost() && fields.lost()) {
      return;
    }
    switch (node) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          step(types, fields, mapping.key(i), mapping, mapping.value(i));
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.size(); i++) {
          step(types, fields, FieldTable.ELEMENT, parent, sequence.get(i));
        }
      }
      default -> {}
    }
  }

  private void step(
      FieldTable.Cursor<String> types,
      FieldTable.Cursor<T> fields,
      String segment,
      Mapping parent,
      Node child) {
    var nextTypes = types.step(segment);
    var nextFields = fields.step(segment);
    if (nextTypes.lost() && nextFields.lost()) {
      return;
    }
    path.add(segment);
    enter(nextTypes, nextFields, parent, child);
    path.removeLast();
  }
}
