package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.Below;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One file of configuration. */
public final class FileSource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final NamedPath file;

  public FileSource(String name, Optional<String> owner, NamedPath file) {
    this.name = name;
    this.owner = owner;
    this.file = file;
  }

  @Override
  public Reading read() {
    var documents = new ArrayList<Document>();
    var unread = new ArrayList<Unread>();
    var notes = new ArrayList<Note>();
    read(file, List.of(), documents, unread, notes);
    return new Reading(name, owner, documents, unread, notes, Set.of(file.target()));
  }

  /** Reads one file below the given segments. */
  static void read(
      NamedPath file,
      List<String> within,
      List<Document> documents,
      List<Unread> unread,
      List<Note> notes) {
    Parsed parsed = parse(file);
    for (Parsed.Tree tree : parsed.trees()) {
      List<String> path = Below.joined(within, tree.within());
      documents.add(Document.plain(path, tree.root()));
      for (Note note : tree.notes()) {
        notes.add(Below.prefixed(path, note));
      }
    }
    for (Unread problem : parsed.unread()) {
      unread.add(Below.prefixed(within, problem));
    }
  }

  /** Opens the file and reads it by its format; whatever goes wrong is in the result. */
  public static Parsed parse(NamedPath file) {
    return switch (FileBytes.read(file)) {
      case FileBytes.Refused refused -> Parsed.nothing(refused.unread());
      case FileBytes.Whole whole -> FormatReaders.read(whole.bytes(), file);
    };
  }
}
