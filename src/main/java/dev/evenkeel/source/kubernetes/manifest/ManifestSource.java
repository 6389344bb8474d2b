package dev.evenkeel.source.kubernetes.manifest;

import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.FileTree;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Manifests as {@code kubectl apply -f} takes them: files, directories with all that lies below
 * them ({@code .yaml}, {@code .yml}, {@code .json}), and {@code -} for the standard input.
 */
public final class ManifestSource implements Source {
  private static final String STANDARD_INPUT = "-";

  private final String name;
  private final Optional<String> owner;
  private final List<NamedPath> places;
  private final InputStream standardInput;

  /**
   * Reads nothing yet.
   *
   * @param standardInput read to its end where a place is {@code -}
   */
  public ManifestSource(
      String name, Optional<String> owner, List<NamedPath> places, InputStream standardInput) {
    this.name = name;
    this.owner = owner;
    this.places = List.copyOf(places);
    this.standardInput = standardInput;
  }

  @Override
  public Reading read() {
    var objects = new ObjectCollector();
    var targets = new LinkedHashSet<String>();
    for (NamedPath place : places) {
      if (place.written().equals(STANDARD_INPUT)) {
        objects.add(List.of(), standardInput());
      } else if (Files.isDirectory(place.path())) {
        targets.add(place.target());
        directory(place, objects);
      } else {
        targets.add(place.target());
        objects.add(List.of(), FileSource.parse(place));
      }
    }
    return objects.reading(name, owner, targets);
  }

  private Parsed standardInput() {
    try {
      int limit = (int) Limits.FILE_BYTES;
      byte[] bytes = standardInput.readNBytes(limit + 1);
      return bytes.length > limit
          ? refused("more than " + limit / (1024 * 1024) + " MiB", "split it into files")
          : FormatReaders.reader(Format.YAML).read(bytes, STANDARD_INPUT);
    } catch (IOException e) {
      return refused("cannot be read: " + e.getClass().getSimpleName(), "write it to a file");
    }
  }

  private static Parsed refused(String why, String next) {
    return Parsed.nothing(Problem.wholeFile(STANDARD_INPUT, why, next));
  }

  /** Files are parsed side by side and added in the order of their paths. */
  private static void directory(NamedPath directory, ObjectCollector objects) {
    FileTree tree = FileTree.of(directory);
    tree.unread().forEach(objects::unread);
    tree.notes().forEach(objects::note);
    var notObjects = new NotObjects(tree.files());
    notObjects.notes().forEach(objects::note);
    var files = new ArrayList<FileTree.Leaf>();
    for (FileTree.Leaf leaf : tree.files()) {
      if (isManifest(leaf) && !notObjects.contains(leaf)) {
        files.add(leaf);
      }
    }
    record File(List<String> within, Parsed parsed) {}
    files.parallelStream()
        .map(leaf -> new File(leaf.within(), FileSource.parse(leaf.file())))
        .collect(Collectors.toList())
        .forEach(file -> objects.add(file.within(), file.parsed()));
    if (files.isEmpty()) {
      objects.unread(
          new Unread(
              "object",
              List.of(),
              directory.written(),
              "no .yaml, .yml or .json file with objects below this directory",
              "name the directory that holds the manifests"));
    }
  }

  private static boolean isManifest(FileTree.Leaf leaf) {
    return READ.contains(Format.ofName(leaf.within().getLast()));
  }

  private static final Set<Format> READ = Set.of(Format.YAML, Format.JSON, Format.YAML_TEMPLATE);
}
