package dev.evenkeel.operation;

import dev.evenkeel.difference.ItemPaths;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Secrecy;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an environment: each source in turn, secrets covered before anything else sees them. */
public final class TakeSnapshot {
  /**
   * A source by its name.
   *
   * @param name as declared
   * @param owner nearest declared owner, kept when reading fails altogether
   */
  public record Named(String name, Optional<String> owner, Source source) {}

  private TakeSnapshot() {}

  public static Snapshot of(
      String environment, Tokens tokens, List<Named> sources, Secrecy secrecy) {
    var readings = new ArrayList<Reading>(sources.size());
    for (Named named : sources) {
      readings.add(covered(read(named), tokens, secrecy));
    }
    return new Snapshot(environment, tokens, readings);
  }

  /** A reader that breaks is one source that could not be read, not the end of the run. */
  private static Reading read(Named named) {
    try {
      return named.source().read();
    } catch (RuntimeException | StackOverflowError e) {
      // The exception's text may quote what was read; its class says enough to report it.
      var unread =
          new Unread(
              "config",
              List.of(),
              named.name(),
              "the reader failed with " + e.getClass().getSimpleName() + " in " + where(e),
              "please report it with the kind of source and its size");
      return new Reading(
          named.name(), named.owner(), List.of(), List.of(unread), List.of(), Set.of());
    }
  }

  private static String where(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.evenkeel.")) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "a library";
  }

  private static Reading covered(Reading reading, Tokens tokens, Secrecy secrecy) {
    List<Document> documents =
        reading.documents().stream()
            .map(
                document ->
                    secrecy.cover(ItemPaths.of(reading.source(), document, tokens), document))
            .toList();
    return new Reading(
        reading.source(),
        reading.owner(),
        documents,
        reading.unread(),
        reading.notes(),
        reading.targets());
  }
}
