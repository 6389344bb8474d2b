package dev.evenkeel.app.cli;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import java.util.Optional;

/** What {@code doctor} says of a database: which server answered, and with which rights. */
final class DatabaseHealth {
  private DatabaseHealth() {}

  /** Nothing for a source that is no database, or that did not answer. */
  static String of(Reading reading) {
    Optional<Note> built = note(reading, "built-in-sandbox");
    if (built.isPresent()) {
      var on = built.get().details();
      return ", built on " + on.get("engine") + " " + on.get("version");
    }
    return reading.documents().stream()
        .filter(
            document ->
                document.shape() instanceof Document.Shape.Catalog catalog
                    && catalog.area().equals("platform"))
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .findFirst()
        .map(platform -> server(platform) + rights(reading))
        .orElse("");
  }

  private static String server(Mapping platform) {
    String engine = platform.text("server", "engine");
    return ", "
        + (engine == null ? "postgresql" : engine)
        + " "
        + platform.text("server", "version");
  }

  private static String rights(Reading reading) {
    return note(reading, "account-may-write").isPresent()
        ? ", read in a session that only reads by an account that may write"
        : ", read by an account that only reads";
  }

  private static Optional<Note> note(Reading reading, String kind) {
    return reading.notes().stream().filter(note -> note.kind().equals(kind)).findFirst();
  }
}
