package dev.evenkeel.source.migrations;

import dev.evenkeel.plan.MigrationFile;
import dev.evenkeel.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a migration tool would find in a folder. Links are followed, as the tools do. */
public final class MigrationFolder {
  /** Bytes of one file; a larger one is data, not a migration that anybody reviews. */
  public static final long FILE_BYTES = 16L * 1024 * 1024;

  /** Levels of folders below the one that was named. */
  public static final int DEPTH = 16;

  /** Files that are looked at, whatever they hold. */
  public static final int FILES = 20_000;

  private static final Set<String> KEPT_APART =
      Set.of(".git", ".hg", ".svn", ".jj", "node_modules");

  /** What a layout reads; of all else only the name matters. */
  private static final Set<String> TEXTS =
      Set.of("sql", "conf", "toml", "plan", "sum", "json", "xml", "yaml", "yml", "fizz");

  private final Path root;
  private final List<MigrationFile> files = new ArrayList<>();
  private final List<Plan.Problem> problems = new ArrayList<>();

  private MigrationFolder(Path root) {
    this.root = root;
  }

  /** Never throws for what it finds: what cannot be read is among the problems. */
  public static MigrationFiles read(Path root) {
    var folder = new MigrationFolder(root);
    if (!Files.isDirectory(root)) {
      folder.lost(root, "is no folder that can be opened", "name the folder of the migrations");
    } else {
      folder.walk();
    }
    folder.files.sort(Comparator.comparing(MigrationFile::path));
    return new MigrationFiles(folder.files, folder.problems);
  }

  private void walk() {
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor());
    } catch (IOException e) {
      lost(root, "could not be walked: " + e.getClass().getSimpleName(), "see to the folder");
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean apart = !folder.equals(root) && KEPT_APART.contains(name(folder));
      return apart ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (files.size() >= FILES) {
        lost(
            file,
            "is one more than " + FILES + " files",
            "name the folder of the migrations alone");
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isDirectory()) {
        lost(file, "lies more than " + DEPTH + " folders deep", "name a folder nearer to it");
      } else if (attributes.isRegularFile()) {
        one(file, attributes.size());
      } else {
        lost(file, "is no regular file, and was not opened", "take it out of the folder");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      lost(
          file,
          "could not be opened (" + e.getClass().getSimpleName() + ")",
          "give the reader access, or mend the link");
      return FileVisitResult.CONTINUE;
    }
  }

  private void one(Path file, long size) {
    if (!TEXTS.contains(extension(file))) {
      files.add(new MigrationFile(relative(file), ""));
    } else if (size > FILE_BYTES) {
      add(
          "migration-too-large",
          file,
          "holds " + size + " bytes; at most " + FILE_BYTES + " are read",
          "load such data by another way than a migration");
    } else {
      text(file);
    }
  }

  private void text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) FILE_BYTES + 1);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      files.add(
          new MigrationFile(relative(file), text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException e) {
      add("migration-not-text", file, "is no UTF-8", "store it as UTF-8");
    } catch (IOException e) {
      lost(file, "could not be read (" + e.getClass().getSimpleName() + ")", "see to the file");
    }
  }

  private void lost(Path file, String seen, String next) {
    add("migration-unreadable", file, seen, next);
  }

  private void add(String kind, Path file, String seen, String next) {
    String at = file.equals(root) ? root.toString() : relative(file);
    problems.add(new Plan.Problem(kind, at + ":1", at + " " + seen, next, true));
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String extension(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
