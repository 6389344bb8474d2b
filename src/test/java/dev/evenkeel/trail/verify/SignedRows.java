package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Frontier;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows that fit each other and a checkpoint signed over them, by an operator who has the key. */
record SignedRows(List<Entry> all, List<StoredBlob> kept) implements Rows {
  static final SignerKey KEY = SignerKey.of("example.org/log", new byte[32]);

  static TrailVerifier.Terms terms() {
    return new TrailVerifier.Terms(KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
  }

  Verification verified() {
    return TrailVerifier.verify(this, terms());
  }

  @Override
  public List<String> selfCheck() {
    return List.of();
  }

  @Override
  public void entries(Consumer<Row> each) {
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      var columns =
          new Columns(
              entry.key(),
              entry.change(),
              entry.changeSeq(),
              entry.scope(),
              entry.scopeSeq(),
              entry.type().word());
      each.accept(new Row(i, new Leaf(entry.leaf()), entry.leafHash(), columns));
    }
  }

  @Override
  public void checkpoints(Consumer<StoredCheckpoint> each) {
    String head = Checkpoint.of(KEY.verifier().name(), all.size(), frontier().root()).text();
    each.accept(new StoredCheckpoint(all.size(), SignedNote.sign(head, KEY).toString()));
  }

  @Override
  public void subtrees(Consumer<Subtree> each) {}

  @Override
  public void blobs(Consumer<StoredBlob> each) {
    kept.forEach(each);
  }

  @Override
  public Frontier frontier() {
    Frontier frontier = Frontier.EMPTY;
    for (Entry entry : all) {
      frontier = frontier.append(entry.leafHash());
    }
    return frontier;
  }
}
