package dev.evenkeel.sandbox.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Server binaries as they are packed in jars. */
public final class Archives {
  private Archives() {}

  /** Unpacks the one {@code .txz} that a jar holds. */
  public static void unpackTarball(Path jar, Path target) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      ZipEntry tarball =
          zip.stream()
              .map(ZipEntry.class::cast)
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no .txz"));
      try (var in = new BufferedInputStream(new XZInputStream(zip.getInputStream(tarball)))) {
        TarReader.unpack(in, target);
      }
    }
  }

  /**
   * Unpacks entries of a jar, of programs only what is loaded.
   *
   * @param place where an entry goes, relative to the target; empty leaves it out
   */
  public static void unpackEntries(Path jar, Path target, Function<String, Optional<String>> place)
      throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        Optional<String> name =
            entry.isDirectory() ? Optional.empty() : place.apply(entry.getName());
        if (name.isPresent()) {
          Path file = target.resolve(name.get()).normalize();
          if (!file.startsWith(target)) {
            throw new IOException("entry leads outside: " + entry.getName());
          }
          Files.createDirectories(file.resolveSibling(""));
          try (var in = zip.getInputStream(entry)) {
            Loadable.copy(in, file);
          }
        }
      }
    }
  }
}
