package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.state.Outline;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The outlines of a log's environments, kept from one reading to the next so that only what is new
 * is read. They belong to one history: to a size and its root. A log that has another root at that
 * size, or is shorter, is read from its beginning.
 */
public final class Outlines {
  private final Map<String, Outline> scopes = new TreeMap<>();
  private long size;
  private Hash root = Merkle.EMPTY;
  private long read;

  /** Of nothing. */
  public Outlines() {}

  /** As they were kept. */
  Outlines(long size, Hash root, Map<String, Outline> scopes) {
    this.size = size;
    this.root = root;
    this.scopes.putAll(scopes);
  }

  /** Brought to what a reader sees. */
  Outline of(String scope, Storage.Reader reader) {
    belongTo(reader);
    // Taken out while it grows: one that was read in part is of no use.
    Outline outline = Optional.ofNullable(scopes.remove(scope)).orElseGet(Outline::empty);
    long records = reader.countOfScope(scope);
    if (outline.records() < records) {
      read += records - outline.records();
      reader.entriesOfScope(
          scope, outline.records(), Outline.silent(), (entry, index) -> outline.take(index, entry));
      outline.reaches(records);
    }
    scopes.put(scope, outline);
    return outline;
  }

  private void belongTo(Storage.Reader reader) {
    Frontier frontier = reader.frontier();
    if (frontier.size() == size && frontier.root().equals(root)) {
      return;
    }
    if (frontier.size() < size || !reader.root(0, size).equals(root)) {
      scopes.clear();
    }
    size = frontier.size();
    root = frontier.root();
  }

  /** How many records they have grown by. */
  public long grown() {
    return read;
  }

  long size() {
    return size;
  }

  Hash root() {
    return root;
  }

  Map<String, Outline> scopes() {
    return Map.copyOf(scopes);
  }
}
