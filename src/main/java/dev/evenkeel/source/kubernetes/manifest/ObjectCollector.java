package dev.evenkeel.source.kubernetes.manifest;

import dev.evenkeel.snapshot.ApiKind;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.Below;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects objects from what files, renderers or servers gave: lists are taken apart, what is no
 * object is said, an object that stands twice is noted.
 */
public final class ObjectCollector {
  private static final String AREA = "object";

  private final List<Document> documents = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<KubernetesObject, String> places = new HashMap<>();

  /** Whether the tree says that it is a Kubernetes object or a list of them. */
  public static boolean isObject(Node root) {
    return root instanceof Mapping mapping
        && mapping.text("apiVersion") != null
        && mapping.text("kind") != null;
  }

  /** Adds all that one file or stream gave; {@code within} names it below the source. */
  public void add(List<String> within, Parsed parsed) {
    for (Unread problem : parsed.unread()) {
      unread(Below.prefixed(within, problem));
    }
    for (Parsed.Tree tree : parsed.trees()) {
      add(Below.joined(within, tree.within()), tree.root(), tree.notes());
    }
  }

  private void add(List<String> within, Node root, List<Note> noticed) {
    if (isNothing(root)) {
      return;
    }
    if (!(root instanceof Mapping object) || !isObject(object)) {
      noticed.forEach(note -> note(Below.prefixed(within, note)));
      noObject(within, root);
      return;
    }
    if (object.text("kind") instanceof String kind
        && kind.endsWith("List")
        && object.get("items") instanceof Sequence items) {
      noticed.forEach(note -> note(Below.prefixed(within, note)));
      for (int i = 0; i < items.size(); i++) {
        add(Below.joined(within, List.of("items", String.valueOf(i))), items.get(i), List.of());
      }
      return;
    }
    String name = name(object);
    if (name.isEmpty()) {
      unread.add(
          new Unread(
              AREA,
              within,
              object.at(),
              "an object of kind " + object.text("kind") + " without metadata.name",
              "name it, or leave it out of the manifests"));
      return;
    }
    add(object, name, noticed);
  }

  private void add(Mapping object, String name, List<Note> noticed) {
    var shape =
        new KubernetesObject(
            String.valueOf(object.text("apiVersion")),
            String.valueOf(object.text("kind")),
            Optional.ofNullable(object.text("metadata", "namespace")),
            name);
    List<String> path = ApiKind.path(shape);
    noticed.forEach(note -> note(Below.prefixed(path, note)));
    String earlier = places.putIfAbsent(shape, object.at());
    if (earlier != null) {
      notes.add(
          new Note(
              "duplicate-object",
              AREA,
              path,
              object.at(),
              "%s %s is defined a second time; the first is %s, and which is in force depends on the order of applying"
                  .formatted(shape.kind(), name, earlier),
              Map.of("first", earlier)));
    }
    documents.add(new Document(List.of(), ObjectData.readable(shape, object), shape));
  }

  /** A generated name is different each time; what a person chose is its beginning. */
  private static String name(Mapping object) {
    String name = object.text("metadata", "name");
    String prefix = object.text("metadata", "generateName");
    return name != null ? name : prefix != null ? prefix + "*" : "";
  }

  private static boolean isNothing(Node root) {
    return switch (root) {
      case Mapping mapping -> mapping.size() == 0;
      case Scalar scalar -> scalar.type() == Node.ScalarType.NULL;
      default -> false;
    };
  }

  private void noObject(List<String> within, Node root) {
    String why =
        root instanceof Node.Unreadable unreadable
            ? unreadable.why()
            : "no Kubernetes object: apiVersion and kind were expected at its top";
    String next =
        root instanceof Node.Unreadable unreadable
            ? unreadable.next()
            : "leave it out of the manifests, or declare it as a source of its own kind";
    unread.add(new Unread(AREA, within, root.at(), why, next));
  }

  /** Adds something that could not be read. */
  public void unread(Unread problem) {
    unread.add(new Unread(AREA, problem.within(), problem.at(), problem.why(), problem.next()));
  }

  /** Adds something that was noticed. */
  public void note(Note note) {
    notes.add(
        new Note(note.kind(), AREA, note.within(), note.at(), note.message(), note.details()));
  }

  /** All that was added, as one source's reading. */
  public Reading reading(String source, Optional<String> owner, Set<String> targets) {
    return new Reading(source, owner, documents, unread, notes, targets);
  }

  public List<Document> documents() {
    return List.copyOf(documents);
  }

  public List<Unread> unread() {
    return List.copyOf(unread);
  }

  public List<Note> notes() {
    return List.copyOf(notes);
  }
}
