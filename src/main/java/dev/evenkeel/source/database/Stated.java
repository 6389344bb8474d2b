package dev.evenkeel.source.database;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What files say of a database that was built from them, and not what the sandbox added: its
 * settings, its own user as the owner of everything, the session's modes.
 */
public final class Stated {
  private static final Set<String> WHO = Set.of("owner", "definer");
  private static final String MATERIALIZED = "materialized-view";
  private static final String POPULATED = "populated";
  private static final Set<String> OF_THE_SESSION = Set.of("sql-mode", "time-zone");

  private Stated() {}

  /**
   * The documents without what nobody stated.
   *
   * @param user the sandbox's own
   */
  public static List<Document> of(List<Document> documents, String user) {
    var stated = new ArrayList<Document>();
    for (Document document : documents) {
      boolean platform =
          document.shape() instanceof Shape.Catalog catalog && catalog.area().equals("platform");
      boolean silent = document.root() instanceof Mapping root && root.size() == 0;
      boolean history =
          document.shape() instanceof Shape.Catalog catalog && catalog.area().equals("history");
      if (!platform && !(history && silent)) {
        stated.add(new Document(document.within(), node(document.root(), user), document.shape()));
      }
    }
    return stated;
  }

  private static Node node(Node node, String user) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    var keys = new ArrayList<String>(mapping.size());
    var values = new ArrayList<Node>(mapping.size());
    for (int i = 0; i < mapping.size(); i++) {
      String key = mapping.key(i);
      Node value = mapping.value(i);
      if (!isUnstated(key, value, user)) {
        keys.add(key);
        values.add(node(key.equals(MATERIALIZED) ? schemaOnly(value) : value, user));
      }
    }
    return Mapping.of(keys, values, mapping.origin(), mapping.line());
  }

  /** A dump of a schema fills no materialized view, and a migration does: both mean the same. */
  private static Node schemaOnly(Node views) {
    if (!(views instanceof Mapping mapping)) {
      return views;
    }
    var without = new ArrayList<Node>(mapping.size());
    for (int i = 0; i < mapping.size(); i++) {
      Node view = mapping.value(i);
      without.add(view instanceof Mapping of ? without(of, POPULATED) : view);
    }
    return Mapping.of(mapping.keys(), without, mapping.origin(), mapping.line());
  }

  private static Mapping without(Mapping of, String facet) {
    var keys = new ArrayList<String>(of.size());
    var values = new ArrayList<Node>(of.size());
    for (int i = 0; i < of.size(); i++) {
      if (!of.key(i).equals(facet)) {
        keys.add(of.key(i));
        values.add(of.value(i));
      }
    }
    return Mapping.of(keys, values, of.origin(), of.line());
  }

  private static boolean isUnstated(String key, Node value, String user) {
    return value instanceof Scalar scalar
        && (OF_THE_SESSION.contains(key) || (WHO.contains(key) && scalar.text().equals(user)));
  }
}
