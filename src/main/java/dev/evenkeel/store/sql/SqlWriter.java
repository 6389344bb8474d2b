package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Spent;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.tree.Tile;
import java.time.Instant;
import java.util.Optional;

/** Writes rows inside one transaction. The edge is written once, at its end. */
final class SqlWriter extends SqlReader implements Storage.Writer {
  private Optional<Frontier> grown = Optional.empty();

  SqlWriter(Statements sql, Dialect dialect) {
    super(sql, dialect);
  }

  @Override
  public Frontier frontier() {
    return grown.orElseGet(super::frontier);
  }

  @Override
  public void append(Entry entry) {
    Frontier frontier = frontier();
    byte[] leaf = entry.leaf();
    Hash hash = Merkle.leaf(leaf);
    sql.update(
        "INSERT INTO entry (idx, leaf, hash, key, change, change_seq, scope, scope_seq, type)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        frontier.size(),
        leaf,
        hash.bytes(),
        entry.request(),
        entry.change(),
        entry.changeSeq(),
        entry.scope(),
        entry.scopeSeq(),
        entry.type().word());
    grown = Optional.of(frontier.append(hash));
    complete(0, frontier.size() + 1);
  }

  /** Stores the root of a tile that the last hash on a level has filled, and so on upwards. */
  private void complete(int level, long hashes) {
    if (hashes % Tile.FULL == 0) {
      long index = hashes / Tile.FULL - 1;
      Hash root = root((index * Tile.FULL) << level, ((index + 1) * Tile.FULL) << level);
      sql.update(
          "INSERT INTO subtree (level, idx, hash) VALUES (?, ?, ?)",
          level + TILE_LEVELS,
          index,
          root.bytes());
      complete(level + TILE_LEVELS, index + 1);
    }
  }

  @Override
  public Hash root(long from, long to) {
    long half = (to - from) / 2;
    // The tile's own root is not stored yet: add it up from its halves.
    return to - from >= Tile.FULL && Long.bitCount(to - from) == 1
        ? Merkle.node(super.root(from, from + half), super.root(from + half, to))
        : super.root(from, to);
  }

  @Override
  public void keep(Blob blob) {
    sql.update(
        "INSERT INTO blob (commitment, salt, content) VALUES (?, ?, ?)",
        blob.commitment().bytes(),
        blob.salt(),
        blob.content());
  }

  @Override
  public void erase(Hash commitment) {
    sql.update(
        "UPDATE blob SET salt = NULL, content = NULL WHERE commitment = ?", commitment.bytes());
  }

  @Override
  public Spent spend(String token, Instant now, Instant until, int most) {
    sql.update("DELETE FROM spent WHERE expires < ?", now.getEpochSecond());
    if (sql.one("SELECT 1 FROM spent WHERE token = ?", row -> true, token).isPresent()) {
      return Spent.BEFORE;
    }
    if (sql.one("SELECT count(*) FROM spent", row -> row.getLong(1)).orElse(0L) >= most) {
      return Spent.NO_ROOM;
    }
    sql.update("INSERT INTO spent (token, expires) VALUES (?, ?)", token, until.getEpochSecond());
    return Spent.NOW;
  }

  @Override
  public void sign(SignedNote checkpoint) {
    sql.update(
        "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
        Checkpoint.parse(checkpoint.text()).size(),
        checkpoint.toString());
  }

  void finish() {
    grown.ifPresent(
        frontier -> {
          var peaks = new byte[frontier.peaks().size() * Hash.BYTES];
          for (int i = 0; i < frontier.peaks().size(); i++) {
            frontier.peaks().get(i).copyTo(peaks, i * Hash.BYTES);
          }
          sql.update(
              "UPDATE frontier SET size = ?, peaks = ? WHERE \"only\" = 1", frontier.size(), peaks);
        });
  }
}
