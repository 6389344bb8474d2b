package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.source.file.FileBytes;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kustomization file and what it names.
 *
 * @param folder where it stands
 * @param folders local folders it builds on
 * @param remotes entries of its resources that no local file or folder answers
 * @param patches those written out in the file itself
 * @param files local files it names, by their real path
 * @param comments the text of its comments
 */
record Kustomization(
    NamedPath folder,
    List<NamedPath> folders,
    List<Scalar> remotes,
    List<Scalar> patches,
    Map<Path, NamedPath> files,
    String comments) {
  static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Lists whose entries may be folders; elsewhere a word may be a folder's name by chance. */
  private static final Set<String> OF_FOLDERS =
      Set.of(
          "resources",
          "bases",
          "components",
          "generators",
          "transformers",
          "validators",
          "configurations",
          "crds");

  /** Lists of files that name files themselves. */
  private static final Set<String> OF_PLUGINS = Set.of("generators", "transformers", "validators");

  static Optional<Kustomization> in(NamedPath folder) {
    for (String name : NAMES) {
      NamedPath file = folder.child(name);
      if (Files.isRegularFile(file.path())
          && FileBytes.read(file) instanceof FileBytes.Whole whole) {
        return Optional.of(read(folder, whole.bytes(), file));
      }
    }
    return Optional.empty();
  }

  private static Kustomization read(NamedPath folder, byte[] bytes, NamedPath file) {
    var named = new Named(folder);
    var remotes = new ArrayList<Scalar>();
    var patches = new ArrayList<Scalar>();
    for (Node root : FormatReaders.reader(Format.YAML).read(bytes, file.written()).documents()) {
      if (root instanceof Mapping mapping) {
        remotes.addAll(remotes(mapping));
        for (String list : List.of("patches", "patchesStrategicMerge", "patchesJson6902")) {
          written(mapping.get(list), patches);
        }
        for (int i = 0; i < mapping.size(); i++) {
          named.collect(
              mapping.value(i),
              OF_FOLDERS.contains(mapping.key(i)),
              OF_PLUGINS.contains(mapping.key(i)));
        }
      }
    }
    return new Kustomization(folder, named.folders, remotes, patches, named.files, comments(bytes));
  }

  private static void written(@Nullable Node node, List<Scalar> patches) {
    switch (node) {
      case Mapping mapping -> written(mapping.get("patch"), patches);
      case Sequence sequence -> sequence.elements().forEach(element -> written(element, patches));
      case Scalar scalar when scalar.text().indexOf('\n') > 0 -> patches.add(scalar);
      case null, default -> {}
    }
  }

  private static List<Scalar> remotes(Mapping kustomization) {
    var remotes = new ArrayList<Scalar>();
    for (String list : List.of("resources", "bases", "components", "crds")) {
      if (kustomization.get(list) instanceof Sequence entries) {
        for (Node entry : entries.elements()) {
          if (entry instanceof Scalar scalar && isRemote(scalar.text())) {
            remotes.add(scalar);
          }
        }
      }
    }
    return remotes;
  }

  /** A URL, or one of the forms without a scheme: {@code github.com/o/r?ref=x}, {@code git@h:o}. */
  private static boolean isRemote(String text) {
    return text.contains("://")
        || text.contains("?ref=")
        || text.startsWith("git@")
        || text.startsWith("git::")
        || text.startsWith("github.com/");
  }

  private static String comments(byte[] bytes) {
    var comments = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(
            line -> {
              int start = line.indexOf('#');
              if (start >= 0) {
                comments.append(line, start, line.length()).append('\n');
              }
            });
    return comments.toString();
  }

  /** What texts of a tree name on the disk. */
  private static final class Named {
    private static final int LONGEST = 1024;

    private final NamedPath folder;
    private final List<NamedPath> folders = new ArrayList<>();
    private final Map<Path, NamedPath> files = new LinkedHashMap<>();

    Named(NamedPath folder) {
      this.folder = folder;
    }

    void collect(Node node, boolean ofFolders, boolean ofPlugins) {
      switch (node) {
        case Mapping mapping ->
            mapping.asMap().values().forEach(value -> collect(value, ofFolders, ofPlugins));
        case Sequence sequence ->
            sequence.elements().forEach(element -> collect(element, ofFolders, ofPlugins));
        case Scalar scalar -> text(scalar.text(), ofFolders, ofPlugins);
        default -> {}
      }
    }

    private void text(String text, boolean ofFolders, boolean ofPlugins) {
      if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\n') >= 0) {
        return;
      }
      place(text, ofFolders, ofPlugins);
      // a generator's file may be given as KEY=FILE
      place(text.substring(text.indexOf('=') + 1), ofFolders, ofPlugins);
    }

    private void place(String text, boolean ofFolders, boolean ofPlugins) {
      try {
        NamedPath place = folder.resolved(text);
        if (Files.isDirectory(place.path())) {
          if (ofFolders) {
            folders.add(place);
          }
        } else if (Files.isRegularFile(place.path())
            && files.put(place.path().toRealPath(), place) == null
            && ofPlugins
            && FileBytes.read(place) instanceof FileBytes.Whole whole) {
          FormatReaders.read(whole.bytes(), place)
              .documents()
              .forEach(root -> collect(root, false, false));
        }
      } catch (InvalidPathException | IOException e) {
        // names nothing here
      }
    }
  }
}
