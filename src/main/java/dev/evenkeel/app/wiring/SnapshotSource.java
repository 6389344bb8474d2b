package dev.evenkeel.app.wiring;

import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.NamedPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The source of the same name in a snapshot that was taken elsewhere. */
record SnapshotSource(String name, Optional<String> owner, NamedPath file) implements Source {
  @Override
  public Reading read() {
    return switch (SnapshotFiles.read(file)) {
      case SnapshotFiles.Outcome.Unusable unusable -> nothing(unusable.unread());
      case SnapshotFiles.Outcome.Taken taken ->
          taken
              .snapshot()
              .reading(name)
              .map(
                  reading ->
                      new Reading(
                          name,
                          owner.or(reading::owner),
                          reading.documents(),
                          reading.unread(),
                          reading.notes(),
                          reading.targets()))
              .orElseGet(
                  () ->
                      nothing(
                          new Unread(
                              "config",
                              List.of(),
                              file.written(),
                              "the snapshot holds no source " + name,
                              "take it again with that source declared")));
    };
  }

  private Reading nothing(Unread unread) {
    return new Reading(name, owner, List.of(), List.of(unread), List.of(), Set.of());
  }
}
