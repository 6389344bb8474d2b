package dev.evenkeel.store.file;

import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Turn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** A turn among the processes of one machine: the system lets go of the lock when one dies. */
public final class TurnFile implements Turn {
  private final Path file;
  private Optional<FileChannel> open = Optional.empty();
  private Optional<FileLock> held = Optional.empty();

  public TurnFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public synchronized boolean take() {
    if (held.filter(FileLock::isValid).isPresent()) {
      return true;
    }
    close();
    try {
      PrivateFiles.directories(Objects.requireNonNull(file.getParent(), "an absolute path"));
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      open = Optional.of(channel);
      held = Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      close(); // somebody in this process has it
      return false;
    } catch (IOException e) {
      close();
      throw new StorageFailure("the lock " + file + " cannot be asked for: " + e, e);
    }
    if (held.isEmpty()) {
      close();
    }
    return held.isPresent();
  }

  @Override
  public synchronized void close() {
    held = Optional.empty();
    if (open.isPresent()) {
      try {
        open.get().close();
      } catch (IOException e) {
        throw new StorageFailure("the lock " + file + " cannot be given up: " + e, e);
      } finally {
        open = Optional.empty();
      }
    }
  }
}
