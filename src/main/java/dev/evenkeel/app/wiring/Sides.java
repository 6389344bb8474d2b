package dev.evenkeel.app.wiring;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.difference.canonical.ImageReference;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.EnvironmentDeclaration;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.value.Nearest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a side's name stands for: an environment of evenkeel.yaml, also where a file has that
 * name; then files; anything else is an error with the nearest names.
 */
public final class Sides {
  private static final String IMAGE_PREFIX = "image:";
  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final Optional<Declaration> declaration;

  public Sides(Console console, Optional<Declaration> declaration) {
    this.console = console;
    this.declaration = declaration;
  }

  public Side named(String name) {
    Optional<EnvironmentDeclaration> declared = declaration.map(d -> d.environments().get(name));
    if (declared.isPresent()) {
      if (exists(name)) {
        console
            .err()
            .println(
                "evenkeel: "
                    + name
                    + " is the environment of evenkeel.yaml; write ./"
                    + name
                    + " for the file of that name");
      }
      return new Side.Declared(declared.get());
    }
    if (name.equals(STANDARD_INPUT)) {
      return new Side.StandardInput();
    }
    if (exists(name)) {
      return new Side.Files(name, List.of(at(name)));
    }
    if (name.indexOf(',') > 0) {
      return layers(name);
    }
    if (isImage(name)) {
      throw new UsageError(
          name
              + ": an image reference; this version compares files, and no images. Name a file, a"
              + " directory or an environment");
    }
    throw new UsageError(unknown(name));
  }

  private Side layers(String name) {
    var files = new ArrayList<NamedPath>();
    var missing = new ArrayList<String>();
    for (String one : name.split(",", -1)) {
      if (exists(one)) {
        files.add(at(one));
      } else {
        missing.add(unknown(one));
      }
    }
    if (!missing.isEmpty()) {
      throw new UsageError(missing);
    }
    return new Side.Files(name, files);
  }

  private boolean exists(String name) {
    try {
      return !name.isEmpty() && Files.exists(console.directory().resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private NamedPath at(String name) {
    return new NamedPath(console.directory().resolve(name), name);
  }

  /** By DESIGN's contract: a registry host, a digest, or the prefix. */
  private static boolean isImage(String name) {
    return name.startsWith(IMAGE_PREFIX)
        || name.contains("@sha256:")
        || (name.indexOf('/') > 0
            && (name.substring(0, name.indexOf('/')).indexOf('.') > 0
                || name.substring(0, name.indexOf('/')).indexOf(':') > 0)
            && !name.startsWith(".")
            && ImageReference.parse(name).isPresent());
  }

  private String unknown(String name) {
    var known = new ArrayList<String>();
    declaration.ifPresent(d -> known.addAll(d.environments().keySet()));
    known.addAll(siblings(name));
    List<String> near = Nearest.to(name, known, 3);
    String expected =
        declaration.isPresent()
            ? "neither an environment of evenkeel.yaml ("
                + String.join(", ", declaration.get().environments().keySet())
                + ") nor a file or directory here"
            : "no file or directory here, and there is no evenkeel.yaml that declares it";
    return name + ": " + expected + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near));
  }

  private List<String> siblings(String name) {
    int slash = name.lastIndexOf('/');
    String folder = slash < 0 ? "" : name.substring(0, slash + 1);
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(console.directory().resolve(folder))) {
      all.forEach(path -> names.add(folder + path.getFileName()));
    } catch (IOException | InvalidPathException e) {
      // There is nothing near to offer; the message says what was looked for.
      return List.of();
    }
    return names;
  }
}
