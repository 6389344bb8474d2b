package dev.evenkeel.trail;

import dev.evenkeel.trail.tree.EntryBundle;
import dev.evenkeel.trail.tree.Tile;
import java.util.ArrayList;
import java.util.List;

/** The log as anybody may read it: a checkpoint and tiles (c2sp.org/tlog-tiles). Derived. */
public final class Published {
  /** Takes one file; the path has slashes and no dots that lead upwards. */
  @FunctionalInterface
  public interface Sink {
    void file(String path, byte[] bytes);
  }

  private Published() {}

  /** Hands over every file of the log as of its newest checkpoint; none of an empty log. */
  public static void write(Storage.Reader reader, Sink sink) {
    for (Tile tile : Tile.all(reader.frontier().size())) {
      sink.file(tile.path(), tile.bytes(reader));
      if (tile.level() == 0) {
        sink.file(tile.entriesPath(), entries(reader, tile));
      }
    }
    reader.checkpoint().ifPresent(note -> sink.file("checkpoint", note.bytes()));
  }

  /** The entries that a tile of the lowest level stands for. */
  public static byte[] entries(Storage.Reader reader, Tile tile) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < tile.width(); i++) {
      leaves.add(reader.leaf(tile.number() * Tile.FULL + i));
    }
    return EntryBundle.write(leaves);
  }
}
