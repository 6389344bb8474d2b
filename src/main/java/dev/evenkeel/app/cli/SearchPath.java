package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs that a shell would find by their name. */
final class SearchPath {
  private final List<String> folders;
  private final Path directory;

  SearchPath(Console console) {
    this.folders =
        List.of(console.variables().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    this.directory = console.directory();
  }

  /** The first file of that name that may be run. */
  Optional<Path> find(String program) {
    for (String folder : folders) {
      Optional<Path> file = folder.isEmpty() ? Optional.empty() : in(folder, program);
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private Optional<Path> in(String folder, String program) {
    try {
      return Optional.of(directory.resolve(folder).resolve(program))
          .filter(Files::isRegularFile)
          .filter(Files::isExecutable);
    } catch (InvalidPathException e) {
      return Optional.empty(); // no folder of that name can exist
    }
  }
}
