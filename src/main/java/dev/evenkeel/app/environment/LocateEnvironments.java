package dev.evenkeel.app.environment;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.source.file.NamedPath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where evenkeel.yaml is: where the user says, else in the nearest folder upward. */
public final class LocateEnvironments {
  public static final String NAME = "evenkeel.yaml";

  /** Names that people and editors give it, and that nobody would read. */
  private static final List<String> NEARLY =
      List.of("evenkeel.yml", "evenkeel.json", "Evenkeel.yaml", ".evenkeel.yaml", ".evenkeel.yml");

  private LocateEnvironments() {}

  /**
   * The file, or nothing where none was named and none is found. It is called what the user would
   * call it from where he stands.
   *
   * @param config the file the user named
   */
  public static Optional<NamedPath> locate(Console console, Optional<String> config) {
    return config.isPresent() ? Optional.of(named(console, config.get())) : upward(console);
  }

  private static NamedPath named(Console console, String config) {
    try {
      Path file = console.directory().resolve(config);
      if (Files.isDirectory(file) && Files.exists(file.resolve(NAME))) {
        throw new UsageError(
            "--config "
                + config
                + " is a folder; the file in it was expected: --config "
                + Path.of(config).resolve(NAME));
      }
      return new NamedPath(file.normalize(), config);
    } catch (InvalidPathException e) {
      throw new UsageError("--config: this file system cannot have such a name; give a file");
    }
  }

  private static Optional<NamedPath> upward(Console console) {
    Path start = console.directory().toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(NAME);
      if (Files.exists(file)) {
        return Optional.of(new NamedPath(file, start.relativize(file).toString()));
      }
      refuseNearly(start, folder);
    }
    return Optional.empty();
  }

  /** Passing over a file that was meant would compare without its allowances and tokens. */
  private static void refuseNearly(Path start, Path folder) {
    var seen = new ArrayList<String>();
    for (String name : NEARLY) {
      if (Files.isRegularFile(folder.resolve(name))) {
        seen.add(start.relativize(folder.resolve(name)).toString());
      }
    }
    if (!seen.isEmpty()) {
      throw new UsageError(
          "found "
              + String.join(" and ", seen)
              + ", which is not read by itself; rename it to "
              + NAME
              + ", or give --config "
              + seen.getFirst());
    }
  }
}
