package dev.evenkeel.source.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or directory and what the user calls it.
 *
 * @param path where it is
 * @param written how the user wrote it; what reports show
 */
public record NamedPath(Path path, String written) {
  public static NamedPath of(String written) {
    return new NamedPath(Path.of(written), written);
  }

  /** One below this, by its file name. */
  NamedPath child(String name) {
    String separator = written.endsWith("/") ? "" : "/";
    return new NamedPath(path.resolve(name), written + separator + name);
  }

  /** The last segment of the path. */
  public String fileName() {
    Path name = path.getFileName();
    return name == null ? written : name.toString();
  }

  /** The real path, all links resolved; the absolute one where there is no such file. */
  public String target() {
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize().toString();
    }
  }
}
