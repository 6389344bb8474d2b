package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.report.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a place lies in the repository. A report names files as evenkeel.yaml or the command line
 * does; a runner shows them by their way from the repository's root.
 */
final class RepositoryPlaces implements UnaryOperator<String> {
  private final Path root;
  private final List<Path> begins;

  private RepositoryPlaces(Path root, List<Path> begins) {
    this.root = root;
    this.begins = begins;
  }

  /**
   * As the runner's workspace asks for; as they are where there is no such runner.
   *
   * @param declared the folder of evenkeel.yaml
   */
  static UnaryOperator<String> of(Console console, Optional<Path> declared) {
    String workspace = console.variables().getOrDefault("GITHUB_WORKSPACE", "");
    if (workspace.isBlank()) {
      return UnaryOperator.identity();
    }
    return new RepositoryPlaces(
        real(Path.of(workspace)),
        Stream.concat(declared.stream(), Stream.of(console.directory()))
            .map(RepositoryPlaces::real)
            .toList());
  }

  @Override
  public String apply(String at) {
    Place place = Place.of(at);
    if (!place.isFileLine()) {
      return at;
    }
    try {
      for (Path folder : begins) {
        Path file = folder.resolve(place.name()).normalize();
        if (file.startsWith(root) && Files.exists(file)) {
          return root.relativize(file) + ":" + place.line();
        }
      }
    } catch (InvalidPathException e) {
      return at; // a name of an object, then, and no file's
    }
    return at;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
