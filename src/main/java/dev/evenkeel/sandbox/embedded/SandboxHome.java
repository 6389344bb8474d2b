package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.SandboxFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which sandboxes live: {@code kept/} holds what is made once (unpacked servers, data
 * folders fresh from their set-up), {@code runs/} one folder for each run that is under way. A run
 * holds a lock, which the kernel lets go when its process dies, however it dies: that is how the
 * next one knows what was left behind. Where memory is a folder, runs live there.
 */
public final class SandboxHome {
  private static final Object ONE_AT_A_TIME = new Object();
  private final Path folder;
  private final List<Unprivileged> ways;

  /**
   * @param folder made where it is missing
   */
  public SandboxHome(Path folder) {
    this(folder, Unprivileged.WAYS);
  }

  /**
   * @param ways to run a server that does not run as root, where we are root
   */
  SandboxHome(Path folder, List<Unprivileged> ways) {
    this.folder = folder.toAbsolutePath();
    this.ways = List.copyOf(ways);
  }

  /** In the first folder that can be made, and that whoever runs the server can enter. */
  public static SandboxHome inOneOf(List<Path> folders) {
    for (Path each : folders) {
      try {
        Path made = Trees.makePassable(each.toAbsolutePath());
        if (Unprivileged.anyEnters(made)) {
          return new SandboxHome(made);
        }
      } catch (IOException e) {
        // The next one may do; where none does, using the first one says why.
      }
    }
    return new SandboxHome(folders.getFirst());
  }

  /** As whom a server is run here. */
  public Unprivileged user(Path program) {
    return Unprivileged.of(folder, program, ways);
  }

  /** Makes something in the folder it is given. */
  public interface Making {
    void make(Path target) throws IOException;
  }

  /**
   * What is made once and kept: written aside and renamed, so that it is whole where it is there.
   *
   * @param name unlike any other's whose content is another
   */
  public Path kept(String name, Making making) {
    Path target = folder.resolve("kept").resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    return alone(
        () -> {
          if (!Files.isDirectory(target)) {
            Path aside = folder.resolve("kept").resolve(".new-" + name);
            Trees.delete(aside);
            Trees.makePassable(folder.resolve("kept"));
            Trees.makePassable(aside);
            making.make(aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
          }
          return target;
        });
  }

  /** Begins a run, and first removes what runs left behind whose process is no more. */
  public Run begin() {
    return alone(
        () -> {
          Path runs = Trees.makePassable(folder.resolve("runs"));
          Optional<Path> quick = Memory.folder(folder);
          for (Path left : list(runs)) {
            Run.removeIfDead(left);
          }
          if (quick.isPresent()) {
            for (Path left : list(quick.get())) {
              Run.removeIfDead(left);
            }
          }
          return Run.begin(quick.filter(Memory::hasRoom).orElse(runs));
        });
  }

  private static List<Path> list(Path runs) throws IOException {
    try (Stream<Path> each = Files.list(runs)) {
      return each.sorted().toList();
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T alone(Work<T> work) {
    synchronized (ONE_AT_A_TIME) {
      try {
        Trees.makePassable(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.lock()) {
          if (!lock.isValid()) {
            throw new IOException("the lock was lost");
          }
          return work.run();
        }
      } catch (IOException e) {
        throw new SandboxFailure(
            "the sandbox's folder " + folder + " cannot be used: " + e,
            "make it writable, or choose another one: set XDG_CACHE_HOME or TMPDIR",
            e);
      }
    }
  }
}
