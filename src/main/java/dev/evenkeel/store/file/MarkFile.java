package dev.evenkeel.store.file;

import dev.evenkeel.trail.HighWater;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The high-water mark in a file of its own, away from the log's directory. */
public final class MarkFile implements HighWater {
  private final Path file;

  /** Locks of files are held by processes, so threads need one of their own. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  public MarkFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<SignedNote> read() {
    try {
      return Optional.of(SignedNote.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageFailure("the high-water mark " + file + " cannot be read: " + e, e);
    } catch (Malformed e) {
      throw new StorageFailure(
          "the high-water mark " + file + " is no checkpoint (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void advance(SignedNote checkpoint) {
    if (size(read()) >= size(Optional.of(checkpoint))) {
      return;
    }
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    THREADS.lock();
    try {
      PrivateFiles.directories(Objects.requireNonNull(file.getParent(), "an absolute path"));
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && size(read()) < size(Optional.of(checkpoint))) {
          PrivateFiles.replace(file, checkpoint.bytes());
        }
      }
    } catch (IOException e) {
      throw new StorageFailure(
          "the high-water mark " + file + " cannot be moved, so no receipt is handed out: " + e, e);
    } finally {
      THREADS.unlock();
    }
  }

  private static long size(Optional<SignedNote> checkpoint) {
    return checkpoint.map(note -> Checkpoint.parse(note.text()).size()).orElse(-1L);
  }
}
