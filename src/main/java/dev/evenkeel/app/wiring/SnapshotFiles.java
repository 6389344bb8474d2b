package dev.evenkeel.app.wiring;

import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.snapshot.file.SnapshotReader;
import dev.evenkeel.source.file.FileSource;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Snapshots that were taken elsewhere. */
final class SnapshotFiles {
  /** A snapshot file's first key stands within its first bytes. */
  private static final int HEAD = 512;

  private static final String SCHEMA = "https://evenkeel.dev/schemas/snapshot/";

  /** What reading one gives. */
  sealed interface Outcome {
    record Taken(Snapshot snapshot) implements Outcome {}

    record Unusable(Unread unread) implements Outcome {}
  }

  private SnapshotFiles() {}

  /** Whether the file says near its beginning that it is a snapshot. */
  static boolean claims(NamedPath file) {
    if (!Files.isRegularFile(file.path())) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file.path())) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.stripLeading().startsWith("{") && head.contains(SCHEMA);
    } catch (IOException e) {
      return false;
    }
  }

  static Outcome read(NamedPath file) {
    Parsed parsed = FileSource.parse(file);
    if (!parsed.unread().isEmpty() || parsed.trees().isEmpty()) {
      return parsed.unread().isEmpty()
          ? unusable(file, "it is empty")
          : new Outcome.Unusable(parsed.unread().getFirst());
    }
    try {
      return new Outcome.Taken(SnapshotReader.read(parsed.trees().getFirst().root()));
    } catch (SnapshotReader.NoSnapshot e) {
      return unusable(file, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome unusable(NamedPath file, String why) {
    return new Outcome.Unusable(
        new Unread(
            "config",
            List.of(),
            file.written(),
            "no usable snapshot: " + why,
            "take it again with `evenkeel snapshot`"));
  }
}
