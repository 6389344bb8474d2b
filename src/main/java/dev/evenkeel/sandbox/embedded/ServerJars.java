package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars that hold servers. They are too large for the program's own class path, so they lie in
 * folders beside it; a test has them on the class path.
 *
 * @param folders looked at in this order, before the class path
 */
public record ServerJars(List<Path> folders) {
  public ServerJars {
    folders = List.copyOf(folders);
  }

  /**
   * The jar of one server.
   *
   * @param what the server's name for people
   * @param prefix how the jar's name begins, up to the version
   * @param resource something that only this jar holds, to find it on the class path
   */
  public Path find(String what, String prefix, String resource) {
    return inFolders(prefix)
        .or(() -> onClassPath(resource))
        .orElseThrow(
            () ->
                new SandboxFailure(
                    "no server binaries of "
                        + what
                        + " for this platform ("
                        + Platform.name()
                        + "): no "
                        + prefix
                        + "*.jar in "
                        + (folders.isEmpty() ? "any folder" : folders),
                    "lay that jar there, or give a server: --sandbox URL"));
  }

  private Optional<Path> inFolders(String prefix) {
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          Optional<Path> newest =
              files
                  .filter(file -> name(file).startsWith(prefix) && name(file).endsWith(".jar"))
                  .max(Comparator.comparing(ServerJars::name));
          if (newest.isPresent()) {
            return newest;
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> onClassPath(String resource) {
    URL url = ServerJars.class.getClassLoader().getResource(resource);
    try {
      return url != null && url.openConnection() instanceof JarURLConnection jar
          ? Optional.of(Path.of(jar.getJarFileURL().toURI()))
          : Optional.empty();
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  static String name(Path file) {
    return file.getFileName().toString();
  }
}
