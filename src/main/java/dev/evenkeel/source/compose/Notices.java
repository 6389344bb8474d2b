package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.List;

/** What reading a project met beside its values. */
final class Notices {
  private static final String AREA = "config";

  private final List<Unread> unread = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  void unread(Unread problem) {
    unread.add(problem);
  }

  void unread(List<String> within, String at, String why, String next) {
    unread.add(new Unread(AREA, within, at, why, next));
  }

  void note(Note note) {
    notes.add(note);
  }

  List<Unread> unread() {
    return unread;
  }

  List<Note> notes() {
    return notes;
  }
}
