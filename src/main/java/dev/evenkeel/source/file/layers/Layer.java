package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Format;
import java.util.List;

/**
 * One layer as read.
 *
 * @param documents its trees in the order read, at least one
 * @param notes what its reader noticed
 */
record Layer(NamedPath file, List<Node.Mapping> documents, List<Note> notes) {
  Layer {
    documents = List.copyOf(documents);
    notes = List.copyOf(notes);
  }

  /** The file's name without its extension. */
  String stem() {
    String name = file.fileName();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** Whether its keys are names of environment variables. */
  boolean isEnv() {
    return Format.ofName(file.fileName()) == Format.ENV;
  }
}
