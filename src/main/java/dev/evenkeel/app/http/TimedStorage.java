package dev.evenkeel.app.http;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import java.util.function.Function;

/** A store whose transactions are timed. */
public final class TimedStorage implements Storage {
  private final Storage storage;
  private final Metrics metrics;

  public TimedStorage(Storage storage, Metrics metrics) {
    this.storage = storage;
    this.metrics = metrics;
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    long began = System.nanoTime();
    T result = storage.write(work);
    metrics.commits.took(System.nanoTime() - began);
    return result;
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return storage.read(work);
  }

  @Override
  public <T> T audit(Function<Rows, T> work) {
    return storage.audit(work);
  }

  @Override
  public void close() {
    storage.close();
  }
}
