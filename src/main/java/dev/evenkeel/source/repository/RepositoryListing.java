package dev.evenkeel.source.repository;

import dev.evenkeel.environment.draft.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files below a folder. Links are not followed, folders of tools and of foreign code are left
 * out, and it stops at 100,000 files.
 */
public final class RepositoryListing {
  private static final int MOST_FILES = 100_000;
  private static final int HEAD_BYTES = 16 * 1024;
  private static final Set<String> NOT_OURS =
      Set.of(
          "node_modules",
          "vendor",
          "third_party",
          "target",
          "build",
          "dist",
          "out",
          "venv",
          "__pycache__",
          "bower_components");
  private static final Set<String> HIDDEN_BUT_OURS =
      Set.of(".deploy", ".k8s", ".kubernetes", ".helm", ".docker", ".config", ".env", ".envs");

  private RepositoryListing() {}

  /**
   * Lists the folder.
   *
   * @param kustomize whether a program that renders kustomizations is at hand
   * @throws IOException where the folder itself cannot be listed
   */
  public static Listing of(Path root, boolean kustomize) throws IOException {
    var files = new ArrayList<String>();
    Files.walkFileTree(root, new Visitor(root, files));
    return new Listing(files, name -> head(root.resolve(name)), kustomize);
  }

  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // a file that cannot be read tells the draft nothing; the comparison will say so
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> files;

    private Visitor(Path root, List<String> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.equals(root) ? "" : folder.getFileName().toString();
      boolean skip =
          NOT_OURS.contains(name) || (name.startsWith(".") && !HIDDEN_BUT_OURS.contains(name));
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(root.relativize(file).toString().replace('\\', '/'));
      }
      return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
