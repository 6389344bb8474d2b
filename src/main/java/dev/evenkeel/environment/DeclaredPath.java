package dev.evenkeel.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A path of evenkeel.yaml.
 *
 * @param text as written and with the environment's values in place
 * @param folder the folder of evenkeel.yaml, against which a relative path is read
 */
public record DeclaredPath(DeclaredText text, Path folder) {
  /** The name to show. */
  public String written() {
    return text.written();
  }

  /**
   * The place to open.
   *
   * @throws InvalidPathException where the file system has no such name; {@link EnvironmentFile}
   *     hands out none of these
   */
  public Path resolved() {
    return folder.resolve(text.value());
  }

  /**
   * Whether it names several files: {@code *}, {@code ?}, {@code [} or a brace. A file that exists
   * under exactly this name is meant first.
   */
  public boolean glob() {
    return text.value().chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }
}
