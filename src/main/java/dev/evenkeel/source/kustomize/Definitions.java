package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Below;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.kubernetes.manifest.ObjectCollector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds for what was rendered the file that says it: a value's place is the last file of the
 * overlay which gives the same value at the same path of an object of that kind and name. What
 * nobody wrote like this (a generated name, a transformed image) has the rendered object as its
 * place.
 */
final class Definitions {
  private static final Pattern HASH = Pattern.compile("-[a-z0-9]{10}$");

  private final Map<String, List<Mapping>> byKind = new HashMap<>();
  private final PatchOperations operations = new PatchOperations();
  private final NamedPath overlay;

  private Definitions(NamedPath overlay) {
    this.overlay = overlay;
  }

  /** Reads the files that the kustomizations name; bases first, so that what patches comes last. */
  static Definitions of(Closure closure, NamedPath overlay) {
    var definitions = new Definitions(overlay);
    for (Kustomization kustomization : closure.kustomizations().reversed()) {
      for (NamedPath file : kustomization.files().values()) {
        if (Format.ofName(file.fileName()) == Format.YAML) {
          FileSource.parse(file).documents().forEach(definitions::add);
        }
      }
      for (Scalar patch : kustomization.patches()) {
        definitions.addWritten(patch);
      }
    }
    return definitions;
  }

  /** A patch inside a kustomization: a block whose first line follows the one it is named on. */
  private void addWritten(Scalar patch) {
    byte[] text = patch.text().getBytes(StandardCharsets.UTF_8);
    FormatReaders.reader(Format.YAML).read(text, patch.origin().place()).documents().stream()
        .map(root -> moved(root, patch.line()))
        .forEach(this::add);
  }

  private static Node moved(Node node, int lines) {
    return switch (node) {
      case Mapping mapping ->
          Mapping.of(
              mapping.keys(),
              mapping.asMap().values().stream().map(value -> moved(value, lines)).toList(),
              mapping.origin(),
              mapping.line() + lines);
      case Sequence sequence ->
          Sequence.of(
              sequence.elements().stream().map(element -> moved(element, lines)).toList(),
              sequence.origin(),
              sequence.line() + lines);
      case Scalar scalar ->
          new Scalar(scalar.type(), scalar.text(), scalar.origin(), scalar.line() + lines);
      default -> node;
    };
  }

  private void add(Node root) {
    operations.add(root);
    if (root instanceof Mapping object && ObjectCollector.isObject(object)) {
      if (object.get("items") instanceof Sequence items) {
        items.elements().forEach(this::add);
      } else {
        byKind
            .computeIfAbsent(String.valueOf(object.text("kind")), kind -> new ArrayList<>())
            .add(object);
      }
    }
  }

  Parsed located(Parsed rendered) {
    var trees = new ArrayList<Parsed.Tree>();
    for (Parsed.Tree tree : rendered.trees()) {
      Node root = tree.root() instanceof Mapping object ? located(object) : tree.root();
      trees.add(new Parsed.Tree(tree.within(), root, tree.notes()));
    }
    return new Parsed(trees, rendered.unread());
  }

  private Node located(Mapping object) {
    String kind = String.valueOf(object.text("kind"));
    String name = String.valueOf(object.text("metadata", "name"));
    String namespace = object.text("metadata", "namespace");
    Origin rendered =
        Origin.of(
            "%s (kustomize) %s/%s%s"
                .formatted(
                    overlay.written(), kind, namespace == null ? "" : namespace + "/", name));
    return placed(object, sources(kind, name), rendered, List.of());
  }

  /** Objects of exactly the name; where none is, those it may have got its name from. */
  private List<Node> sources(String kind, String name) {
    String plain = HASH.matcher(name).replaceFirst("");
    var exact = new ArrayList<Node>();
    var likely = new ArrayList<Node>();
    for (Mapping candidate : byKind.getOrDefault(kind, List.of())) {
      String written = candidate.text("metadata", "name");
      if (name.equals(written) || plain.equals(written)) {
        exact.add(candidate);
      } else if (written != null && (plain.startsWith(written) || plain.endsWith(written))) {
        likely.add(candidate);
      }
    }
    return exact.isEmpty() ? likely : exact;
  }

  private Node placed(Node node, List<Node> sources, Origin rendered, List<String> path) {
    return switch (node) {
      case Mapping mapping -> {
        var values = new ArrayList<Node>(mapping.size());
        for (int i = 0; i < mapping.size(); i++) {
          String key = mapping.key(i);
          values.add(
              placed(
                  mapping.value(i),
                  below(sources, key),
                  rendered,
                  Below.joined(path, List.of(key))));
        }
        Node at = sources.isEmpty() ? null : sources.getFirst();
        yield Mapping.of(
            mapping.keys(),
            values,
            at == null ? rendered : at.origin(),
            at == null ? 0 : at.line());
      }
      case Sequence sequence -> {
        var values = new ArrayList<Node>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          Node element = sequence.get(i);
          values.add(
              placed(
                  element,
                  elements(sources, element),
                  rendered,
                  Below.joined(path, List.of(PatchOperations.ELEMENT))));
        }
        Node at = sources.isEmpty() ? null : sources.getFirst();
        yield Sequence.of(values, at == null ? rendered : at.origin(), at == null ? 0 : at.line());
      }
      case Scalar scalar -> {
        Node defined = lastEqual(sources, scalar);
        Node at = defined == null ? operations.find(path, scalar.text()) : defined;
        yield new Scalar(
            scalar.type(),
            scalar.text(),
            at == null ? rendered : at.origin(),
            at == null ? 0 : at.line());
      }
      case Node.Unreadable unreadable ->
          new Node.Unreadable(unreadable.why(), unreadable.next(), rendered, 0);
      case Node.Secret secret -> secret;
    };
  }

  private static List<Node> below(List<Node> sources, String key) {
    var found = new ArrayList<Node>();
    for (Node source : sources) {
      if (source instanceof Mapping mapping && mapping.get(key) instanceof Node value) {
        found.add(value);
      }
    }
    return found;
  }

  /** Elements of the same name, or, where they have none, equal ones. */
  private static List<Node> elements(List<Node> sources, Node element) {
    var found = new ArrayList<Node>();
    String name = element instanceof Mapping mapping ? mapping.text("name") : null;
    for (Node source : sources) {
      if (source instanceof Sequence sequence) {
        for (Node other : sequence.elements()) {
          boolean same =
              name != null
                  ? other instanceof Mapping mapping && name.equals(mapping.text("name"))
                  : (other instanceof Scalar a && element instanceof Scalar b)
                      ? a.text().equals(b.text())
                      : other instanceof Mapping && element instanceof Mapping;
          if (same) {
            found.add(other);
          }
        }
      }
    }
    return found;
  }

  /** The last that changed the value to this one; a patch repeats the name of what it patches. */
  private static @Nullable Node lastEqual(List<Node> sources, Scalar scalar) {
    Node found = null;
    for (Node source : sources) {
      boolean same = source instanceof Scalar other && other.text().equals(scalar.text());
      found = !same ? null : found == null ? source : found;
    }
    return found;
  }
}
