package dev.evenkeel.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * One tree of a source, with what the comparison must know to pair it and to read its lists.
 *
 * @param within segments below {@code area/source} (the relative path of a file in a directory);
 *     empty for a source that is one tree. A Kubernetes object's own path is made when it is paired
 * @param root the tree
 * @param shape how lists and scalars in it are to be understood
 */
public record Document(List<String> within, Node root, Shape shape) {
  public Document {
    within = List.copyOf(within);
  }

  /** What kind of tree this is. */
  public sealed interface Shape {
    /** Configuration without a schema of its own: area {@code config}. */
    record Plain() implements Shape {}

    /** One Kubernetes object: area {@code object}. */
    record KubernetesObject(String apiVersion, String kind, Optional<String> namespace, String name)
        implements Shape {
      /** The API group, empty for the core group. */
      public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
      }
    }

    /**
     * A database's catalog, history or settings: keys name objects and facets, not configuration.
     *
     * @param area {@code schema}, {@code history} or {@code platform}
     */
    record Catalog(String area) implements Shape {}

    /**
     * A JSON Schema: area {@code contract}, judged by the documents that it takes.
     *
     * @param promised whether it is a contract itself; else a file that contracts refer to
     */
    record Contract(boolean promised) implements Shape {}

    /** A merged Compose project: area {@code config}, lists by Compose's own rules. */
    record ComposeProject() implements Shape {}
  }

  public static Document plain(Node root) {
    return new Document(List.of(), root, new Shape.Plain());
  }

  public static Document plain(List<String> within, Node root) {
    return new Document(within, root, new Shape.Plain());
  }
}
