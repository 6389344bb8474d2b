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

  /** The directory it lies in. */
  public NamedPath parent() {
    Path above = path.toAbsolutePath().normalize().getParent();
    Path shown = Path.of(written).getParent();
    return new NamedPath(
        above == null ? path.toAbsolutePath() : above, shown == null ? "." : shown.toString());
  }

  /** What a text inside the file or directory here names: a path from here, or an absolute one. */
  public NamedPath resolved(String relative) {
    Path other = path.resolve(relative).normalize();
    boolean below = !written.equals(".") && !Path.of(relative).isAbsolute();
    return below
        ? new NamedPath(other, Path.of(written).resolve(relative).normalize().toString())
        : new NamedPath(other, relative);
  }

  /** One below this, by its file name. */
  public NamedPath child(String name) {
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
