package dev.evenkeel.trail;

import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every row of a store as it stands there, for a verifier that believes none of them. */
public interface Rows {
  /** What the store's engine says of its own files; empty where it finds nothing wrong. */
  List<String> selfCheck();

  /** Calls for each entry's row by its index, in the order of the indices. */
  void entries(Consumer<Row> each);

  /** Calls for each checkpoint's row, in the order of the sizes. */
  void checkpoints(Consumer<StoredCheckpoint> each);

  /** Calls for each derived hash of a complete subtree. */
  void subtrees(Consumer<Subtree> each);

  /** Calls for each kept or erased blob. */
  void blobs(Consumer<StoredBlob> each);

  Frontier frontier();

  /**
   * An entry's row: the leaf, and beside it what was copied out of it to be found.
   *
   * @param hash the leaf hash as stored
   */
  record Row(long index, Leaf leaf, Hash hash, Columns columns) {}

  /**
   * What a row says beside the leaf.
   *
   * @param scope project and environment
   */
  record Columns(
      String key, String change, long changeSeq, String scope, long scopeSeq, String type) {}

  /** A leaf's bytes. */
  final class Leaf {
    private final byte[] bytes;

    public Leaf(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * A checkpoint's row.
   *
   * @param size the size it is filed under
   * @param note the note as text
   */
  record StoredCheckpoint(long size, String note) {}

  /** A derived hash. */
  record Subtree(int level, long index, Hash hash) {}

  /**
   * A blob's row.
   *
   * @param filed the commitment it is filed under
   * @param blob nothing where it was erased
   */
  record StoredBlob(Hash filed, Optional<Blob> blob) {}
}
