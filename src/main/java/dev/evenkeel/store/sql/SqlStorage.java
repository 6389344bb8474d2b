package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A log in an SQL database. One connection writes and one reads, each used by one thread at a time.
 * A commit that failed is never tried again on the same connection: after a failed fsync the pages
 * count as clean, and a second one would lie.
 */
public final class SqlStorage implements Storage {
  private final Engine engine;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private final Statements writes;
  private final Statements reads;
  private boolean broken;

  private SqlStorage(Engine engine, Statements writes, Statements reads) {
    this.engine = engine;
    this.writes = writes;
    this.reads = reads;
  }

  public static SqlStorage open(Engine engine) {
    try {
      return new SqlStorage(
          engine, new Statements(engine.writing()), new Statements(engine.reading()));
    } catch (SQLException e) {
      throw new StorageFailure("the log's database does not open: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    writing.lock();
    try {
      if (broken) {
        throw new StorageFailure("the log's database failed before; open it anew");
      }
      return committed(work);
    } finally {
      writing.unlock();
    }
  }

  private <T> T committed(Function<Writer, T> work) {
    boolean done = false;
    engine.beginWriting().forEach(writes::run);
    try {
      var writer = new SqlWriter(writes, engine.dialect());
      T result = work.apply(writer);
      writer.finish();
      broken = true;
      writes.run("COMMIT");
      broken = false;
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(writes);
      }
    }
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return seen(() -> work.apply(new SqlReader(reads, engine.dialect())));
  }

  @Override
  public <T> T audit(Function<Rows, T> work) {
    return seen(() -> work.apply(new SqlRows(reads, engine::selfCheck)));
  }

  private <T> T seen(java.util.function.Supplier<T> work) {
    reading.lock();
    try {
      engine.beginReading().forEach(reads::run);
      return work.get();
    } finally {
      rollBack(reads);
      reading.unlock();
    }
  }

  private static void rollBack(Statements sql) {
    try {
      sql.run("ROLLBACK");
    } catch (StorageFailure e) {
      // The transaction died with its connection; nothing of it is on the disk.
      return;
    }
  }

  @Override
  public void close() {
    try {
      reads.close();
    } finally {
      writes.close();
    }
  }
}
