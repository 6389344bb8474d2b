package dev.evenkeel.app.cli;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.List;

/**
 * What whoever takes a snapshot should know of it.
 *
 * @param secrets how many leaves hold a secret
 * @param unread one line for each part that could not be read or judged
 */
record SnapshotParts(int secrets, List<String> unread) {
  SnapshotParts {
    unread = List.copyOf(unread);
  }

  static SnapshotParts of(Snapshot snapshot) {
    var count = new Count();
    for (Reading reading : snapshot.readings()) {
      for (Unread unread : reading.unread()) {
        count.unread.add(
            reading.source() + ", " + unread.at() + ": " + unread.why() + "; " + unread.next());
      }
      for (Document document : reading.documents()) {
        count.node(reading.source(), document.root());
      }
    }
    return new SnapshotParts(count.secrets, count.unread);
  }

  private static final class Count {
    private final List<String> unread = new ArrayList<>();
    private int secrets;

    void node(String source, Node node) {
      switch (node) {
        case Node.Mapping mapping -> {
          for (int i = 0; i < mapping.size(); i++) {
            node(source, mapping.value(i));
          }
        }
        case Node.Sequence sequence ->
            sequence.elements().forEach(element -> node(source, element));
        case Node.Secret secret -> secrets++;
        case Node.Unreadable part ->
            unread.add(source + ", " + part.at() + ": " + part.why() + "; " + part.next());
        case Node.Scalar scalar -> {}
      }
    }
  }
}
