package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.Below;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The files below a directory, sorted by name, hidden ones like all others. Links are followed,
 * each loop is said once. Left out is what version control keeps for itself, with a note, and the
 * {@code ..data} of a mounted ConfigMap where each of its files is linked beside it.
 *
 * @param files in the order of their paths
 * @param unread directories that could not be listed, and loops
 * @param notes what was left out
 */
public record FileTree(List<Leaf> files, List<Unread> unread, List<Note> notes) {
  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn", ".jj", ".bzr");

  /**
   * One file.
   *
   * @param within the segments of its path below the directory
   */
  public record Leaf(List<String> within, NamedPath file) {
    public Leaf {
      within = List.copyOf(within);
    }
  }

  public FileTree {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    notes = List.copyOf(notes);
  }

  public static FileTree of(NamedPath directory) {
    var walk = new Walk();
    walk.enter(directory, List.of());
    return new FileTree(walk.files, walk.unread, walk.notes);
  }

  private static final class Walk {
    final List<Leaf> files = new ArrayList<>();
    final List<Unread> unread = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Path> entered = new ArrayList<>();

    void enter(NamedPath directory, List<String> within) {
      List<String> names;
      Path real;
      try {
        real = directory.path().toRealPath();
        names = names(directory.path());
      } catch (IOException e) {
        problem(directory, within, "cannot be listed: " + reason(e), "see that it can be opened");
        return;
      }
      if (entered.contains(real)) {
        problem(
            directory,
            within,
            "a link back to a directory that contains it",
            "remove the link, or leave the directory out of the source");
        return;
      }
      entered.add(real);
      for (String name : names) {
        NamedPath child = directory.child(name);
        List<String> below = Below.joined(within, List.of(name));
        if (VERSION_CONTROL.contains(name)) {
          skip(child, below);
        } else if (!Files.isDirectory(child.path())) {
          files.add(new Leaf(below, child));
        } else if (!(name.startsWith("..") && standsBeside(child.path(), directory.path()))) {
          enter(child, below);
        }
      }
      entered.removeLast();
    }

    private void skip(NamedPath left, List<String> within) {
      notes.add(
          Note.of(
              "directory-skipped",
              within,
              left.written(),
              "version control's own data, which is no configuration and was not compared"));
    }

    /** Whether each entry of a directory is the one of that name in the directory beside it. */
    private static boolean standsBeside(Path hidden, Path parent) {
      try {
        for (String name : names(hidden)) {
          if (!Files.isSameFile(hidden.resolve(name), parent.resolve(name))) {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        return false; // entering it says what is wrong with it
      }
    }

    private void problem(NamedPath directory, List<String> within, String why, String next) {
      unread.add(new Unread("config", within, directory.written(), why, next));
    }

    private static List<String> names(Path directory) throws IOException {
      var names = new ArrayList<String>();
      try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
        for (Path child : children) {
          names.add(String.valueOf(child.getFileName()));
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      Collections.sort(names);
      return names;
    }

    private static String reason(IOException e) {
      boolean told = e instanceof FileSystemException system && system.getReason() != null;
      return told
          ? String.valueOf(((FileSystemException) e).getReason())
          : e.getClass().getSimpleName();
    }
  }
}
