package dev.evenkeel.app.cli.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.value.Nearest;
import java.util.List;

/** The environments that a log knows, and what is said of one that it does not know. */
final class Scopes {
  private Scopes() {}

  static List<String> environments(Storage storage) {
    return storage.read(Storage.Reader::scopes).stream()
        .map(scope -> scope.substring(scope.indexOf('\n') + 1))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  static String unknown(TrailDirectory directory, String asked, List<String> known) {
    List<String> near = Nearest.to(asked, known, 3);
    return "the log in "
        + directory.path()
        + " has no record of an environment "
        + asked
        + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near))
        + none(known);
  }

  static String none(List<String> known) {
    return known.isEmpty()
        ? "; `trail record --environment NAME` says where something happened"
        : "; it knows " + String.join(", ", known);
  }
}
