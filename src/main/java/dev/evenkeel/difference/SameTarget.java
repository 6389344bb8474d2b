package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person calls the place that both sides read. A target is where a path leads to in the end;
 * the reading knows how it was written.
 */
final class SameTarget {
  private SameTarget() {}

  static String named(Reading reading) {
    List<String> places = places(reading);
    return reading.targets().stream()
        .map(target -> named(target, places))
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<String> places(Reading reading) {
    return Stream.of(
            reading.documents().stream().map(Document::root).map(root -> root.origin().place()),
            reading.unread().stream().map(Unread::at),
            reading.notes().stream().map(Note::at))
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  private static String named(String target, List<String> places) {
    if (!target.startsWith("/")) {
      return target; // no path of this machine: a database, a cluster
    }
    return places.stream()
        .map(place -> leadingTo(target, place))
        .filter(written -> !written.isEmpty())
        .findFirst()
        .orElseGet(() -> target.substring(target.lastIndexOf('/') + 1));
  }

  /**
   * The longest beginning of a written place with which the target ends; empty where there is none.
   */
  private static String leadingTo(String target, String place) {
    for (int end = place.length(); end > 0; end = place.lastIndexOf('/', end - 1)) {
      String beginning = place.substring(0, end);
      String below = beginning.replaceFirst("^(?:\\.{1,2}/)+", "");
      if (target.equals(beginning) || target.endsWith("/" + below)) {
        return beginning;
      }
    }
    return "";
  }
}
