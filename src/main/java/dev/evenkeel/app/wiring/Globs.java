package dev.evenkeel.app.wiring;

import dev.evenkeel.environment.DeclaredPath;
import dev.evenkeel.source.file.NamedPath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Declared paths that name several files. */
final class Globs {
  private Globs() {}

  /** In the order declared, the files of one glob in the order of their names. */
  static List<NamedPath> expanded(List<DeclaredPath> declared) {
    var all = new ArrayList<NamedPath>();
    for (DeclaredPath path : declared) {
      if (path.glob() && !Files.exists(path.resolved())) {
        all.addAll(matching(path));
      } else {
        all.add(new NamedPath(path.resolved(), path.written()));
      }
    }
    return all;
  }

  /** The folder that the files of a declared path are named from: what stands before a glob. */
  static Path base(DeclaredPath declared) {
    Path whole = declared.resolved().toAbsolutePath().normalize();
    if (!declared.glob() || Files.exists(whole)) {
      Path above = whole.getParent();
      return Files.isDirectory(whole) || above == null ? whole : above;
    }
    String text = declared.text().value();
    int glob = 0;
    while ("*?[{".indexOf(text.charAt(glob)) < 0) {
      glob++;
    }
    String before = text.substring(0, text.substring(0, glob).lastIndexOf('/') + 1);
    return declared.folder().resolve(before).toAbsolutePath().normalize();
  }

  /** A glob that matches nothing stays a name: reading it says that there is no such file. */
  private static List<NamedPath> matching(DeclaredPath declared) {
    Path folder = declared.folder().toAbsolutePath().normalize();
    PathMatcher matcher =
        folder
            .getFileSystem()
            .getPathMatcher("glob:" + escaped(folder.toString()) + "/" + declared.text().value());
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (matcher.matches(file)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      found.clear();
    }
    if (found.isEmpty()) {
      return List.of(new NamedPath(declared.resolved(), declared.written()));
    }
    return found.stream()
        .sorted()
        .map(file -> new NamedPath(file, folder.relativize(file).toString()))
        .toList();
  }

  private static String escaped(String literal) {
    return literal.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }
}
