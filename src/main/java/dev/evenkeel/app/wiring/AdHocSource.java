package dev.evenkeel.app.wiring;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.FileTree;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Below;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file or directory that nobody declared: a file that holds Kubernetes objects is read as
 * manifests, every other as configuration. Its source is called {@value #NAME}.
 */
record AdHocSource(NamedPath place) implements Source {
  static final String NAME = "file";

  @Override
  public Reading read() {
    var gathered = new Gathered();
    if (Files.isDirectory(place.path())) {
      FileTree tree = FileTree.of(place);
      gathered.unread.addAll(tree.unread());
      gathered.notes.addAll(tree.notes());
      tree.files().parallelStream()
          .map(leaf -> new File(leaf.within(), FileSource.parse(leaf.file())))
          .toList()
          .forEach(file -> gathered.add(file.within(), file.parsed()));
    } else {
      gathered.add(List.of(), FileSource.parse(place));
    }
    return gathered.reading(place.target());
  }

  private record File(List<String> within, Parsed parsed) {}

  private static final class Gathered {
    private final ObjectCollector objects = new ObjectCollector();
    private final List<Document> documents = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    void add(List<String> within, Parsed parsed) {
      boolean manifests = parsed.trees().stream().map(Parsed.Tree::root).anyMatch(Gathered::object);
      if (manifests) {
        objects.add(within, parsed);
        return;
      }
      for (Parsed.Tree tree : parsed.trees()) {
        List<String> path = Below.joined(within, tree.within());
        documents.add(Document.plain(path, tree.root()));
        tree.notes().forEach(note -> notes.add(Below.prefixed(path, note)));
      }
      parsed.unread().forEach(problem -> unread.add(Below.prefixed(within, problem)));
    }

    private static boolean object(Node root) {
      return ObjectCollector.isObject(root);
    }

    Reading reading(String target) {
      documents.addAll(objects.documents());
      unread.addAll(objects.unread());
      notes.addAll(objects.notes());
      return new Reading(NAME, Optional.empty(), documents, unread, notes, Set.of(target));
    }
  }
}
