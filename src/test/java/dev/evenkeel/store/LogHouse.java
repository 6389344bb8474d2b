package dev.evenkeel.store;

import dev.evenkeel.store.file.MarkFile;
import dev.evenkeel.store.sqlite.SqliteFile;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A log in a directory, as tests use it. */
public final class LogHouse implements AutoCloseable {
  public static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);

  public final Path database;
  public final MarkFile mark;
  public final Storage storage;
  public final TransparencyLog log;

  public LogHouse(Path directory) {
    this(directory, directory.resolve("away").resolve("mark"));
  }

  public LogHouse(Path directory, Path markFile) {
    this(SqliteFile.open(directory.resolve("trail.db")), directory.resolve("trail.db"), markFile);
  }

  /** A log whose rows are somewhere else. */
  public LogHouse(Storage storage, Path markFile) {
    this(storage, markFile, markFile);
  }

  private LogHouse(Storage storage, Path database, Path markFile) {
    this.storage = storage;
    this.database = database;
    mark = new MarkFile(markFile);
    log =
        new TransparencyLog(
            storage,
            mark,
            KEY,
            Clock.fixed(Instant.parse("2026-11-26T17:00:00Z"), ZoneOffset.UTC),
            new SecureRandom());
  }

  public static Submission submission(String key, String change, RecordType type, String body) {
    return new Submission(
        key,
        change,
        type,
        Optional.empty(),
        Optional.of("production"),
        Optional.empty(),
        Optional.of(Attachment.json(body.getBytes(StandardCharsets.UTF_8))),
        List.of());
  }

  /** A submission that differs from others by its number alone. */
  public static Submission numbered(int number) {
    return submission(
        "key-" + number, "change-" + number % 3, RecordType.TEST_RESULT, "{\"n\":" + number + "}");
  }

  public TlogProof record(int number) {
    return switch (log.append(numbered(number))) {
      case Outcome.Recorded recorded -> recorded.receipt();
      case Outcome.Repeated repeated -> repeated.receipt();
      case Outcome.Conflict conflict -> throw new AssertionError(conflict.toString());
      case Outcome.Unfit unfit -> throw new AssertionError(unfit.toString());
    };
  }

  @Override
  public void close() {
    storage.close();
  }
}
