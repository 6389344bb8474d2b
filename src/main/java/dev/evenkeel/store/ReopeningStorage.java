package dev.evenkeel.store;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A log that stays open for months. After a failure its database is opened anew, with the checks
 * that belong to opening; what failed is never tried again by itself, since whether it landed is
 * for its writer to find out with the same key.
 */
public final class ReopeningStorage implements Storage {
  private final Supplier<Storage> opening;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private Optional<Storage> open = Optional.empty();
  private volatile boolean failed;
  private boolean closed;

  /** Opens at once, so that what cannot be opened is known at the start. */
  public ReopeningStorage(Supplier<Storage> opening) {
    this.opening = opening;
    this.open = Optional.of(opening.get());
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    return used(storage -> storage.write(work));
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return used(storage -> storage.read(work));
  }

  @Override
  public <T> T audit(Function<Rows, T> work) {
    return used(storage -> storage.audit(work));
  }

  private <T> T used(Function<Storage, T> use) {
    reopen();
    lock.readLock().lock();
    try {
      return use.apply(
          open.orElseThrow(() -> new StorageFailure("the log's database is not open")));
    } catch (StorageFailure e) {
      // Without a cause it is an answer about rows, not a connection that broke.
      failed |= e.getCause() != null;
      throw e;
    } finally {
      lock.readLock().unlock();
    }
  }

  private void reopen() {
    if (!failed) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (!failed || closed) {
        return;
      }
      open.ifPresent(ReopeningStorage::abandon);
      open = Optional.empty();
      open = Optional.of(opening.get());
      failed = false;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void abandon(Storage storage) {
    try {
      storage.close();
    } catch (StorageFailure e) {
      // It failed already; what it held is let go of with its connections.
      return;
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      open.ifPresent(Storage::close);
      open = Optional.empty();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
