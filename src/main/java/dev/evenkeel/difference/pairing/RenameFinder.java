package dev.evenkeel.difference.pairing;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Collects pairs whose names differ, and finds the leaves that say so. */
final class RenameFinder {
  private final Map<String, String> left = new HashMap<>();
  private final Map<String, String> right = new HashMap<>();
  private final IdentityHashMap<Node, String> leaves = new IdentityHashMap<>();

  void couple(Candidate one, Candidate other) {
    if (!one.isObject()
        || !(one.document().shape() instanceof KubernetesObject ours)
        || !(other.document().shape() instanceof KubernetesObject theirs)) {
      return;
    }
    // Equal as written is equal without us; tokens alone are the comparison's own business.
    boolean plain = ours.name().equals(theirs.name()) || sameAfterTokens(one, other);
    if (plain) {
      return;
    }
    String shared = one.name();
    left.put(key(ApiKind.of(ours), ours.namespace().orElse(""), ours.name()), shared);
    right.put(key(ApiKind.of(theirs), theirs.namespace().orElse(""), theirs.name()), shared);
    leaf(one.document(), shared);
    leaf(other.document(), shared);
  }

  private static boolean sameAfterTokens(Candidate one, Candidate other) {
    return one.fullName().equals(other.fullName());
  }

  private void leaf(Document document, String shared) {
    if (document.root() instanceof Mapping root) {
      Node name = root.find("metadata", "name");
      if (name != null) {
        leaves.put(name, shared);
      }
    }
  }

  Renames find(List<Candidate> lefts, List<Candidate> rights) {
    follow(lefts, left);
    follow(rights, right);
    return new Renames(leaves);
  }

  private void follow(List<Candidate> side, Map<String, String> renamed) {
    if (renamed.isEmpty()) {
      return;
    }
    for (Candidate candidate : side) {
      for (Reference reference : Reference.of(candidate.document())) {
        String shared =
            renamed.get(key(reference.kind(), reference.namespace().orElse(""), reference.name()));
        if (shared != null) {
          leaves.put(reference.leaf(), shared);
        }
      }
    }
  }

  private static String key(String kind, String namespace, String name) {
    return kind + "\n" + namespace + "\n" + name;
  }
}
