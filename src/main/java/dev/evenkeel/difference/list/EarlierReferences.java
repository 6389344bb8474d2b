package dev.evenkeel.difference.list;

import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the order of a container's environment does: {@code $(NAME)} in a value expands only where
 * {@code NAME} stands earlier in the list. {@code $$(NAME)} is not expanded.
 */
final class EarlierReferences {
  private EarlierReferences() {}

  /** Whether some element of both sides sees other earlier names, by order alone. */
  static boolean differ(List<Mapping> left, List<Mapping> right, String key) {
    if (!refers(left) && !refers(right)) {
      return false;
    }
    var lefts = resolved(left, key);
    var rights = resolved(right, key);
    var leftNames = lefts.keySet();
    var rightNames = rights.keySet();
    for (String name : leftNames) {
      if (!rightNames.contains(name)) {
        continue;
      }
      var seenLeft = new HashSet<>(lefts.getOrDefault(name, Set.of()));
      var seenRight = new HashSet<>(rights.getOrDefault(name, Set.of()));
      // A name that only one side has is a difference of its own.
      seenLeft.retainAll(rightNames);
      seenRight.retainAll(leftNames);
      if (!seenLeft.equals(seenRight)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any value may refer to another one; hardly any list has such a value. */
  private static boolean refers(List<Mapping> elements) {
    for (Mapping element : elements) {
      if (value(element).indexOf('$') >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String value(Mapping element) {
    return switch (element.get("value")) {
      case Scalar scalar -> scalar.text();
      case Secret secret -> secret.visible() == null ? "" : secret.visible();
      case null, default -> "";
    };
  }

  /** For each element the names that its value refers to and that stand before it. */
  private static Map<String, Set<String>> resolved(List<Mapping> elements, String key) {
    Map<String, Set<String>> resolved = new HashMap<>();
    for (Mapping element : elements) {
      String name = element.text(key);
      if (name == null) {
        continue;
      }
      var earlier = new HashSet<String>();
      for (String reference : references(value(element))) {
        if (resolved.containsKey(reference)) {
          earlier.add(reference);
        }
      }
      resolved.put(name, earlier);
    }
    return resolved;
  }

  /** The names in {@code $(NAME)}, by the rules of Kubernetes' own expansion. */
  static List<String> references(String value) {
    var names = new ArrayList<String>();
    int at = 0;
    while (at + 1 < value.length()) {
      if (value.charAt(at) != '$') {
        at++;
      } else if (value.charAt(at + 1) == '$') {
        at += 2;
      } else if (value.charAt(at + 1) == '(' && value.indexOf(')', at) > 0) {
        names.add(value.substring(at + 2, value.indexOf(')', at)));
        at = value.indexOf(')', at) + 1;
      } else {
        at++;
      }
    }
    return names;
  }
}
