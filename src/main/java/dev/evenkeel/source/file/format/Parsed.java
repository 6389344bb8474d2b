package dev.evenkeel.source.file.format;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import java.util.ArrayList;
import java.util.List;

/**
 * What one file gave.
 *
 * @param trees its documents in the order read; only YAML and JSON lines may have other than one
 * @param unread what could not be read; {@code within} is empty for the whole file, else {@code
 *     document-3} or {@code line-12}
 */
public record Parsed(List<Tree> trees, List<Unread> unread) {
  public Parsed {
    trees = List.copyOf(trees);
    unread = List.copyOf(unread);
  }

  /**
   * One document of a file.
   *
   * @param within empty for the file's first document, {@code document-2} and so on for the others:
   *     an unreadable document keeps its number, so that the ones after it still pair
   * @param notes what was noticed in it, {@code within} counted from the root of this tree
   */
  public record Tree(List<String> within, Node root, List<Note> notes) {
    public Tree {
      within = List.copyOf(within);
      notes = List.copyOf(notes);
    }
  }

  public static Parsed of(Node root, List<Note> notes, List<Unread> unread) {
    return new Parsed(List.of(new Tree(List.of(), root, notes)), unread);
  }

  public static Parsed nothing(Unread unread) {
    return new Parsed(List.of(), List.of(unread));
  }

  /** The segments that name a file's n-th document, counted from one. */
  public static List<String> document(int number) {
    return number == 1 ? List.of() : List.of("document-" + number);
  }

  public List<Node> documents() {
    var roots = new ArrayList<Node>(trees.size());
    for (Tree tree : trees) {
      roots.add(tree.root());
    }
    return roots;
  }

  /** All notes, their {@code within} counted from the file. */
  public List<Note> notes() {
    var all = new ArrayList<Note>();
    for (Tree tree : trees) {
      for (Note note : tree.notes()) {
        all.add(Below.prefixed(tree.within(), note));
      }
    }
    return all;
  }
}
