package dev.evenkeel.app.blame;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that a side's sources were read from, as the user named them. */
final class SourceFiles {
  private final Snapshot snapshot;
  private final Map<String, Set<String>> bySource = new HashMap<>();

  SourceFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Those where an item would stand that the other side has in the given file. */
  List<String> near(String source, String otherFile, int most) {
    Set<String> all = bySource.computeIfAbsent(source, this::read);
    String name = lastOf(otherFile);
    List<String> namesakes = all.stream().filter(file -> lastOf(file).equals(name)).toList();
    return (namesakes.isEmpty() ? all.stream() : namesakes.stream()).limit(most).toList();
  }

  private static String lastOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private Set<String> read(String source) {
    var files = new LinkedHashSet<String>();
    snapshot
        .reading(source)
        .ifPresent(
            reading -> {
              for (Document document : reading.documents()) {
                gather(document.root(), files);
              }
            });
    return files;
  }

  /** A node of merged layers has the place of the layer that won. */
  private static void gather(Node node, Set<String> files) {
    files.add(node.origin().place());
    switch (node) {
      case Node.Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          gather(mapping.value(i), files);
        }
      }
      case Node.Sequence sequence -> sequence.elements().forEach(element -> gather(element, files));
      case Node.Scalar scalar -> {}
      case Node.Secret secret -> {}
      case Node.Unreadable unreadable -> {}
    }
  }
}
