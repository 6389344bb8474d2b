package dev.evenkeel.app.cli.trail;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.verify.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An evidence pack in a folder. It is written aside and takes its name once it is whole. */
final class PackFolder implements PackFiles {
  private final Path folder;
  private final Path aside;

  PackFolder(Path folder) {
    this.folder = folder;
    this.aside = folder.resolveSibling(folder.getFileName() + ".part");
  }

  void write(String name, byte[] bytes) {
    try {
      Path file = aside.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "lies in the pack"));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new StorageFailure("the pack " + aside + " cannot be written: " + e, e);
    }
  }

  void finish() {
    try {
      Files.move(aside, folder);
    } catch (IOException e) {
      throw new StorageFailure("the pack " + folder + " cannot take its name: " + e, e);
    }
  }

  @Override
  public Set<String> names() {
    try (Stream<Path> files = Files.walk(folder)) {
      var names = new TreeSet<String>();
      files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
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
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageFailure("the pack's file " + name + " cannot be read: " + e, e);
    }
  }
}
