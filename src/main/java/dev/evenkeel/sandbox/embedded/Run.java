package dev.evenkeel.sandbox.embedded;

import dev.evenkeel.sandbox.Ending;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** One run's folder. It goes with its process: at the end, at a signal, or by the next run. */
public final class Run implements Closeable {
  private static final String LOCK = "lock";

  /**
   * This process's own. Their locks are never asked for: the kernel lets go of all locks on a file
   * when its process closes any channel to it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final String id;
  private final Path folder;
  private final FileChannel channel;
  private final Deque<Runnable> ends = new ConcurrentLinkedDeque<>();
  private final Ending ending;

  private Run(String id, Path folder, FileChannel channel) {
    this.id = id;
    this.folder = folder;
    this.channel = channel;
    this.ending = Ending.with(this::end);
  }

  static Run begin(Path runs) throws IOException {
    String id = newId();
    Path folder = Trees.makePassable(runs.resolve(id));
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileLock lock = channel.lock();
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(
        folder.resolve("owner"),
        "process "
            + self.pid()
            + self.info().startInstant().map(at -> ", started " + at).orElse("")
            + (lock.isShared() ? ", shared" : "")
            + "\n");
    OURS.add(folder);
    return new Run(id, folder, channel);
  }

  private static String newId() {
    var id = new StringBuilder();
    var random = new SecureRandom();
    for (int i = 0; i < 8; i++) {
      id.append(Character.forDigit(random.nextInt(36), 36));
    }
    return id.toString();
  }

  /** Unlike any other run's: eight letters and digits. */
  public String id() {
    return id;
  }

  /** A folder of this run's. */
  public Path folder(String name) {
    return folder.resolve(name);
  }

  /** What is to be done before the folder goes; the latest first. */
  public void atEnd(Runnable end) {
    ends.push(end);
  }

  @Override
  public void close() {
    ending.close();
  }

  private void end() {
    for (Runnable each : ends) {
      each.run();
    }
    try {
      Trees.delete(folder);
      channel.close();
      OURS.remove(folder);
      Memory.tidy(folder.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder whose lock can be had belongs to nobody. */
  static void removeIfDead(Path folder) throws IOException {
    if (OURS.contains(folder)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        remove(folder);
      }
    } catch (NoSuchFileException e) {
      // It was killed before it had a lock, or it is going by itself just now.
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    Servers.endThoseIn(folder);
    Trees.delete(folder);
  }
}
