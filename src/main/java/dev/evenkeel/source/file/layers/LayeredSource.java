package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.flat.EnvReader;
import dev.evenkeel.source.file.flat.PropertiesReader;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files merged in order, later ones win. Where one of them cannot be read, no value of the merged
 * result is certain: any of them may be overridden there. Then the whole source is {@link Unread}.
 */
public final class LayeredSource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final List<NamedPath> files;
  private final Mode mode;

  public LayeredSource(String name, Optional<String> owner, List<NamedPath> files, Mode mode) {
    this.name = name;
    this.owner = owner;
    this.files = List.copyOf(files);
    this.mode = mode;
  }

  @Override
  public Reading read() {
    var unread = new ArrayList<Unread>();
    var layers = new ArrayList<Layer>();
    for (NamedPath file : files) {
      layer(file, layers, unread);
    }
    boolean certain = layers.size() == files.size() && !files.isEmpty();
    if (!certain) {
      var notes = layers.stream().flatMap(layer -> layer.notes().stream()).toList();
      return new Reading(name, owner, List.of(), unread, notes, targets());
    }
    Merged merged =
        switch (mode) {
          case PLAIN, ENV -> Merged.plain(layers);
          case HELM -> Merged.helm(layers);
          case SPRING -> SpringLayers.merge(layers);
          case DOTNET -> DotnetLayers.merge(layers);
        };
    unread.addAll(merged.unread());
    List<Document> documents =
        merged.tree().map(tree -> List.of(Document.plain(tree))).orElse(List.of());
    return new Reading(name, owner, documents, unread, merged.notes(), targets());
  }

  private void layer(NamedPath file, List<Layer> layers, List<Unread> unread) {
    Parsed parsed = parse(file);
    boolean whole = true;
    for (Unread problem : parsed.unread()) {
      if (problem.within().isEmpty() || problem.within().getFirst().startsWith("document-")) {
        unread.add(uncertain(problem.at(), problem.why(), problem.next()));
        whole = false;
      } else {
        unread.add(problem);
      }
    }
    var documents = new ArrayList<Mapping>();
    for (Parsed.Tree tree : parsed.trees()) {
      switch (tree.root()) {
        case Mapping mapping -> documents.add(mapping);
        case Node.Scalar scalar when scalar.type() == Node.ScalarType.NULL ->
            documents.add(Mapping.of(List.of(), List.of(), scalar.origin(), scalar.line()));
        case Node.Unreadable unreadable -> {
          unread.add(uncertain(unreadable.at(), unreadable.why(), unreadable.next()));
          whole = false;
        }
        default -> {
          unread.add(
              uncertain(
                  file.written(),
                  "no mapping of keys to values, which a layer must be",
                  "name a file of keys and values, or declare it as a source of its own"));
          whole = false;
        }
      }
    }
    if (documents.size() > 1 && mode != Mode.SPRING) {
      unread.add(
          uncertain(
              file.written(),
              documents.size() + " documents where a layer is one",
              "split the file and list its parts in order"));
      whole = false;
    }
    if (whole) {
      if (documents.isEmpty()) {
        documents.add(Mapping.of(List.of(), List.of(), Origin.of(file.written()), 1));
      }
      layers.add(new Layer(file, documents, parsed.notes()));
    }
  }

  /** The file's name says the format, but where the declaration says more. */
  private Parsed parse(NamedPath file) {
    boolean properties = Format.ofName(file.fileName()) == Format.PROPERTIES;
    FormatReader declared =
        switch (mode) {
          case ENV -> new EnvReader();
          case SPRING -> properties ? new PropertiesReader(true) : null;
          case PLAIN, DOTNET, HELM -> null;
        };
    if (declared == null) {
      return FileSource.parse(file);
    }
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused -> Parsed.nothing(refused.unread());
      case FileBytes.Whole whole -> declared.read(whole.bytes(), file.written());
    };
  }

  private Unread uncertain(String at, String why, String next) {
    String result =
        files.size() == 1
            ? ""
            : "; each value of the merged result may be overridden there, so none is certain";
    return new Unread("config", List.of(), at, why + result, next);
  }

  /** In order and as one: a layer that two environments share is not the same place. */
  private Set<String> targets() {
    return files.isEmpty()
        ? Set.of()
        : Set.of(String.join(" + ", files.stream().map(NamedPath::target).toList()));
  }

  /**
   * What a way of merging gives.
   *
   * @param tree empty where nobody can say which layers are in force
   */
  record Merged(Optional<Mapping> tree, List<Unread> unread, List<Note> notes) {
    Merged {
      unread = List.copyOf(unread);
      notes = List.copyOf(notes);
    }

    static Merged plain(List<Layer> layers) {
      return of(layers, new Merge(false, false, key -> key));
    }

    static Merged helm(List<Layer> layers) {
      return of(layers, new Merge(true, false, key -> key));
    }

    private static Merged of(List<Layer> layers, Merge merge) {
      Mapping tree = layers.getFirst().documents().getFirst();
      var notes = new ArrayList<Note>(layers.getFirst().notes());
      for (Layer layer : layers.subList(1, layers.size())) {
        tree = merge.over(tree, layer.documents().getFirst());
        notes.addAll(layer.notes());
      }
      notes.addAll(merge.notes());
      return new Merged(Optional.of(tree), List.of(), notes);
    }
  }
}
