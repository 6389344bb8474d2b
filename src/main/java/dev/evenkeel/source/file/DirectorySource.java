package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Reading;
import dev.evenkeel.snapshot.Source;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** All files below a directory; each one's relative path names its documents. */
public final class DirectorySource implements Source {
  private final String name;
  private final Optional<String> owner;
  private final NamedPath directory;

  public DirectorySource(String name, Optional<String> owner, NamedPath directory) {
    this.name = name;
    this.owner = owner;
    this.directory = directory;
  }

  @Override
  public Reading read() {
    FileTree tree = FileTree.of(directory);
    var documents = new ArrayList<Document>();
    var unread = new ArrayList<Unread>(tree.unread());
    var notes = new ArrayList<Note>(tree.notes());
    for (FileTree.Leaf leaf : tree.files()) {
      FileSource.read(leaf.file(), leaf.within(), documents, unread, notes);
    }
    return new Reading(name, owner, documents, unread, notes, Set.of(directory.target()));
  }
}
