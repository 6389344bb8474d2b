package dev.evenkeel.difference.effective;

import dev.evenkeel.difference.field.ApiWalk;
import dev.evenkeel.difference.field.FieldTable;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.ArrayList;
import java.util.List;

/**
 * One container of a workload.
 *
 * @param list keys from the object's root to the list it stands in
 * @param name as written
 */
public record Container(List<String> list, String name, Mapping fields) {
  private static final FieldTable<String> NAMES =
      FieldTable.read("Container/name = name\n", name -> name);

  public Container {
    list = List.copyOf(list);
  }

  /** All of an object, in its order; none where it runs none. */
  public static List<Container> of(Document document) {
    var found = new ArrayList<Container>();
    if (document.shape() instanceof KubernetesObject object) {
      ApiWalk.walk(
          object,
          document.root(),
          NAMES,
          (said, path, parent, node) -> {
            if (node instanceof Node.Scalar name) {
              found.add(new Container(path.subList(0, path.size() - 2), name.text(), parent));
            }
          });
    }
    return found;
  }
}
