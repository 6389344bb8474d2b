package dev.evenkeel.app.cli.trail;

import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.record.TrailLimits;
import dev.evenkeel.trail.verify.PackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An evidence pack in a folder. It is written aside and takes its name once it is whole. */
final class PackFolder implements PackFiles, AutoCloseable {
  private final Path folder;
  private Optional<Path> aside = Optional.empty();

  PackFolder(Path folder) {
    this.folder = folder;
  }

  void write(String name, byte[] bytes) {
    try {
      Path file = aside().resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "lies in the pack"));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new StorageFailure("the pack " + folder + " cannot be written: " + e, e);
    }
  }

  private Path aside() throws IOException {
    if (aside.isEmpty()) {
      Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "no root");
      aside = Optional.of(Files.createTempDirectory(parent, folder.getFileName() + ".part-"));
    }
    return aside.get();
  }

  void finish() {
    try {
      Files.move(aside(), folder);
      aside = Optional.empty();
    } catch (IOException e) {
      throw new StorageFailure("the pack " + folder + " cannot take its name: " + e, e);
    }
  }

  /** Removes what did not become whole. */
  @Override
  public void close() {
    aside.ifPresent(
        part -> {
          try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
              Files.deleteIfExists(file);
            }
          } catch (IOException e) {
            throw new StorageFailure("the half-written pack " + part + " stays: " + e, e);
          }
        });
  }

  @Override
  public Set<String> names() {
    try (Stream<Path> files = Files.walk(folder)) {
      var names = new TreeSet<String>();
      files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .limit(TrailLimits.PACK_FILES + 1L)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      if (names.size() > TrailLimits.PACK_FILES) {
        throw Pack.tooMany("the folder " + folder);
      }
      return names;
    } catch (IOException e) {
      throw new StorageFailure("the pack " + folder + " cannot be listed: " + e, e);
    }
  }

  /** A manifest may list anything; only plain files inside the pack are read. */
  @Override
  public Optional<byte[]> read(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > Pack.largest(name)) {
        throw Pack.tooLarge(name, Files.size(file));
      }
      byte[] bytes = in.readNBytes(Pack.largest(name) + 1);
      if (bytes.length > Pack.largest(name)) {
        throw Pack.tooLarge(name, bytes.length); // it grew meanwhile
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageFailure("the pack's file " + name + " cannot be read: " + e, e);
    }
  }
}
