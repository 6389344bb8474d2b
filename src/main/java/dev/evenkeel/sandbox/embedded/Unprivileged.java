package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a server that refuses to run as root (PostgreSQL does) as somebody else, where we are root:
 * in containers we usually are.
 *
 * @param prefix put before the command
 * @param owner whose the server's files must be, where it is another user to the kernel
 */
public record Unprivileged(List<String> prefix, Optional<Integer> owner) {
  private static final int NOBODY = 65534;

  /**
   * Each way, and whether files change hands for it. In a user namespace ours are nobody's, who
   * must have a number there: MariaDB gives the copy of a view's file to the owner of the view's,
   * and cannot where he has none. So the way without one comes last.
   */
  static final List<Unprivileged> WAYS =
      List.of(
          new Unprivileged(
              List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY),
              Optional.empty()),
          new Unprivileged(
              List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
              Optional.of(NOBODY)),
          new Unprivileged(List.of("runuser", "-u", "nobody", "--"), Optional.of(NOBODY)),
          new Unprivileged(List.of("unshare", "--user"), Optional.empty()));

  public Unprivileged {
    prefix = List.copyOf(prefix);
  }

  /**
   * The first way that works here.
   *
   * @param folder one of ours, whose owner we are
   * @param program what will be run
   */
  static Unprivileged of(Path folder, Path program, List<Unprivileged> ways) {
    if (!isRoot(folder)) {
      return new Unprivileged(List.of(), Optional.empty());
    }
    return ways.stream()
        .filter(way -> way.runs(program.toString(), "--version"))
        .findFirst()
        .orElseThrow(
            () ->
                new SandboxFailure(
                    "the server does not run as root, and none of unshare, setpriv and runuser"
                        + " can start "
                        + program
                        + " as another user",
                    "run as another user than root, or set XDG_CACHE_HOME to a folder that others"
                        + " can enter, or give a server: --sandbox URL"));
  }

  private static boolean isRoot(Path folder) {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether whoever would run a server can get into a folder at all. */
  static boolean anyEnters(Path folder) {
    return !isRoot(folder)
        || WAYS.stream().anyMatch(way -> way.runs("/bin/sh", "-c", "cd \"$0\"", folder.toString()));
  }

  private boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The command as the other user runs it. */
  public List<String> command(List<String> command) {
    var all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** Hands a tree over, where the other user is one to the kernel. */
  public void handOver(Path tree) throws IOException {
    if (owner.isPresent()) {
      int user = owner.get();
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }
}
