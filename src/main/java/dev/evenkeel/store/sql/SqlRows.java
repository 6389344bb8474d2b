package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                new Leaf(bytes(row, 2, "entry " + row.getLong(1))),
                hash(row, 3, "entry " + row.getLong(1)),
                new Columns(
                    text(row, 4),
                    text(row, 5),
                    row.getLong(6),
                    text(row, 7),
                    row.getLong(8),
                    text(row, 9))),
        each);
  }

  @Override
  public void checkpoints(Consumer<StoredCheckpoint> each) {
    sql.each(
        "SELECT size, note FROM checkpoint ORDER BY size",
        row -> new StoredCheckpoint(row.getLong(1), text(row, 2)),
        each);
  }

  @Override
  public void subtrees(Consumer<Subtree> each) {
    sql.each(
        "SELECT level, idx, hash FROM subtree ORDER BY level, idx",
        row -> new Subtree(row.getInt(1), row.getLong(2), hash(row, 3, "subtree")),
        each);
  }

  @Override
  public void blobs(Consumer<StoredBlob> each) {
    sql.each(
        "SELECT commitment, salt, content FROM blob ORDER BY commitment",
        row -> {
          Hash filed = hash(row, 1, "blob");
          byte[] salt = row.getBytes(2);
          return new StoredBlob(
              filed,
              salt == null
                  ? Optional.empty()
                  : Optional.of(Blob.stored(salt, bytes(row, 3, "blob " + filed.base64()))));
        },
        each);
  }

  /** Whoever can write the file can take the table's own checks out of it. */
  private static byte[] bytes(ResultSet row, int column, String of) throws SQLException {
    byte[] bytes = row.getBytes(column);
    if (bytes == null) {
      throw new StorageFailure("the log's database has no bytes in column " + column + " of " + of);
    }
    return bytes;
  }

  private static Hash hash(ResultSet row, int column, String of) throws SQLException {
    byte[] bytes = bytes(row, column, of);
    if (bytes.length != Hash.BYTES) {
      throw new StorageFailure(
          "the log's database has "
              + bytes.length
              + " bytes for a hash of 32 in column "
              + column
              + " of "
              + of);
    }
    return Hash.of(bytes);
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public Frontier frontier() {
    return SqlReader.frontier(sql);
  }
}
