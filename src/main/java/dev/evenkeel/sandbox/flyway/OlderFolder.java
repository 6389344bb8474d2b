package dev.evenkeel.sandbox.flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.filesystem.FileSystemResource;
import org.jspecify.annotations.Nullable;

/** A folder of migrations as it was before some of its files came; nothing is copied. */
final class OlderFolder implements ResourceProvider {
  private final Location location;
  private final List<Path> files;

  /**
   * @param newer files that are not there yet, relative to the folder
   */
  OlderFolder(Path folder, Set<String> newer) {
    location = Location.fromPath("filesystem:", folder.toString());
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !isOf(newer, folder.relativize(file).toString().replace('\\', '/')))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of migrations was read before", e);
    }
  }

  /** A script's own settings go with it. */
  private static boolean isOf(Set<String> newer, String file) {
    return newer.contains(file)
        || (file.endsWith(".conf")
            && newer.contains(file.substring(0, file.length() - ".conf".length())));
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return files.stream()
        .map(this::resource)
        .filter(file -> file.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file -> matches(String.valueOf(file.getFileName()), prefix, suffixes))
        .map(this::resource)
        .toList();
  }

  private static boolean matches(String name, String prefix, String[] suffixes) {
    return name.startsWith(prefix)
        && Arrays.stream(suffixes)
            .anyMatch(
                suffix -> name.endsWith(suffix) && name.length() > (prefix + suffix).length());
  }

  private LoadableResource resource(Path file) {
    return new FileSystemResource(location, file.toString(), StandardCharsets.UTF_8, false);
  }
}
