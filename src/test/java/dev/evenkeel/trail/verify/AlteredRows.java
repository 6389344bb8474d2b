package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.GrownTree;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Proofs;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of a log of five records in which a second key took over from the first one: announced
 * by record 1, the first one retired by record 3. Sound until somebody alters them.
 */
final class AlteredRows implements Rows {
  static final SignerKey FIRST = key(1);
  static final SignerKey SECOND = key(2);
  static final SignerKey STRANGER = key(3);
  private static final SecureRandom RANDOM = new SecureRandom();

  final List<String> says = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  final List<StoredCheckpoint> heads = new ArrayList<>();
  final List<Subtree> subtrees = new ArrayList<>();
  final List<StoredBlob> blobs = new ArrayList<>();
  Optional<String> broken = Optional.empty();

  AlteredRows() {
    record(RecordType.OVERRIDE, "why", "one");
    record(RecordType.KEY_ROTATED, notice(KeyNotice.Act.ANNOUNCES, FIRST, SECOND));
    record(RecordType.OVERRIDE, "why", "two");
    record(RecordType.KEY_ROTATED, notice(KeyNotice.Act.RETIRES, SECOND, FIRST));
    record(RecordType.OVERRIDE, "why", "three");
    head(1, FIRST);
    head(2, FIRST, SECOND);
    head(3, FIRST, SECOND);
    head(5, SECOND);
  }

  static byte[] notice(KeyNotice.Act act, SignerKey by, SignerKey key) {
    return new KeyNotice(KeyNotice.Role.LOG, act, by.verifier(), key.verifier()).body("r", by, key);
  }

  private void record(RecordType type, String member, String value) {
    record(type, ("{\"" + member + "\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a record that follows those before it. */
  void record(RecordType type, byte[] body) {
    int index = rows.size();
    Blob blob = Blob.of(body, RANDOM);
    blobs.add(new StoredBlob(blob.commitment(), Optional.of(blob)));
    Entry entry =
        new Entry(
            "k" + index,
            "CHG",
            index,
            index == 0 ? Optional.empty() : Optional.of(rows.getLast().hash()),
            type,
            Optional.empty(),
            Optional.empty(),
            index,
            Instant.EPOCH,
            Optional.empty(),
            Optional.of(Commitment.to(new Attachment("body", "application/json", body), blob)),
            List.of());
    var columns =
        new Columns(
            entry.key(),
            entry.change(),
            entry.changeSeq(),
            entry.scope(),
            entry.scopeSeq(),
            entry.type().word());
    rows.add(new Row(index, new Leaf(entry.leaf()), entry.leafHash(), columns));
  }

  private void head(int size, SignerKey... keys) {
    heads.add(new StoredCheckpoint(size, signed(size, root(size), keys).toString()));
  }

  static SignedNote signed(long size, Hash root, SignerKey... keys) {
    return SignedNote.sign(Checkpoint.of("example.org/log", size, root).text(), keys);
  }

  Hash root(int size) {
    return tree(size).root(0, size);
  }

  private GrownTree tree(int size) {
    var tree = new GrownTree(Frontier.EMPTY);
    rows.subList(0, size).forEach(row -> tree.append(row.hash()));
    return tree;
  }

  /** What the writer of a record was handed out with the head of a size. */
  TlogProof receipt(long index, int size, SignerKey... keys) {
    return TlogProof.of(Proofs.inclusion(tree(size), index, size), signed(size, root(size), keys));
  }

  @Override
  public List<String> selfCheck() {
    return says;
  }

  @Override
  public void entries(Consumer<Row> each) {
    rows.forEach(each);
    broken.ifPresent(
        why -> {
          throw new StorageFailure(why);
        });
  }

  @Override
  public void checkpoints(Consumer<StoredCheckpoint> each) {
    heads.forEach(each);
  }

  @Override
  public void subtrees(Consumer<Subtree> each) {
    subtrees.forEach(each);
  }

  @Override
  public void blobs(Consumer<StoredBlob> each) {
    blobs.forEach(each);
  }

  @Override
  public Frontier frontier() {
    Frontier frontier = Frontier.EMPTY;
    for (Row row : rows) {
      frontier = frontier.append(row.hash());
    }
    return frontier;
  }

  private static SignerKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed);
  }
}
