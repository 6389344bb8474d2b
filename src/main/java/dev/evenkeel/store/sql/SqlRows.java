package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every row, for a verifier. */
final class SqlRows implements Rows {
  private final Statements sql;
  private final Function<java.sql.Connection, List<String>> selfCheck;

  SqlRows(Statements sql, Function<java.sql.Connection, List<String>> selfCheck) {
    this.sql = sql;
    this.selfCheck = selfCheck;
  }

  @Override
  public List<String> selfCheck() {
    return selfCheck.apply(sql.connection());
  }

  @Override
  public void entries(Consumer<Row> each) {
    sql.each(
        "SELECT idx, leaf, hash, key, change, change_seq, scope, scope_seq, type FROM entry"
            + " ORDER BY idx",
        row ->
            new Row(
                row.getLong(1),
                new Leaf(row.getBytes(2)),
                Hash.of(row.getBytes(3)),
                new Columns(
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getString(7),
                    row.getLong(8),
                    row.getString(9))),
        each);
  }

  @Override
  public void checkpoints(Consumer<StoredCheckpoint> each) {
    sql.each(
        "SELECT size, note FROM checkpoint ORDER BY size",
        row -> new StoredCheckpoint(row.getLong(1), row.getString(2)),
        each);
  }

  @Override
  public void subtrees(Consumer<Subtree> each) {
    sql.each(
        "SELECT level, idx, hash FROM subtree ORDER BY level, idx",
        row -> new Subtree(row.getInt(1), row.getLong(2), Hash.of(row.getBytes(3))),
        each);
  }

  @Override
  public void blobs(Consumer<StoredBlob> each) {
    sql.each(
        "SELECT commitment, salt, content FROM blob ORDER BY commitment",
        row -> {
          byte[] salt = row.getBytes(2);
          return new StoredBlob(
              Hash.of(row.getBytes(1)),
              salt == null ? Optional.empty() : Optional.of(Blob.stored(salt, row.getBytes(3))));
        },
        each);
  }

  @Override
  public Frontier frontier() {
    return new SqlReader(sql).frontier();
  }
}
