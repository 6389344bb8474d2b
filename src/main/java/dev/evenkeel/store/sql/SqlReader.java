package dev.evenkeel.store.sql;

import dev.evenkeel.trail.Filed;
import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;

/** Reads rows inside one transaction. */
class SqlReader implements Storage.Reader {
  /** Levels of which every hash is stored: leaves, and roots of complete tiles. */
  static final int TILE_LEVELS = 8;

  final Statements sql;
  private final Dialect dialect;

  SqlReader(Statements sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  @Override
  public Filed filed() {
    return Filing.filed(sql, dialect);
  }

  @Override
  public Frontier frontier() {
    return frontier(sql);
  }

  static Frontier frontier(Statements sql) {
    return sql.one("SELECT size, peaks FROM frontier WHERE \"only\" = 1", SqlReader::frontier)
        .orElseThrow(() -> new StorageFailure("the log's database has lost its frontier row"));
  }

  private static Frontier frontier(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(2);
    if (bytes == null || bytes.length % Hash.BYTES != 0) {
      throw new StorageFailure("the frontier row does not hold whole hashes");
    }
    var peaks = new ArrayList<Hash>();
    for (int at = 0; at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
      peaks.add(Hash.of(bytes, at, Hash.BYTES));
    }
    try {
      return new Frontier(row.getLong(1), peaks);
    } catch (IllegalArgumentException e) {
      throw new StorageFailure("the frontier row does not hold together: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<SignedNote> checkpoint() {
    return sql.one(
        "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1",
        row -> SignedNote.parse(row.getString(1)));
  }

  @Override
  public Optional<SignedNote> firstCheckpointWith(long index) {
    return sql.one(
        "SELECT note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1",
        row -> SignedNote.parse(row.getString(1)),
        index);
  }

  @Override
  public byte[] leaf(long index) {
    return sql.one("SELECT leaf FROM entry WHERE idx = ?", row -> row.getBytes(1), index)
        .orElseThrow(() -> new StorageFailure("the log's database has no entry " + index));
  }

  /** A row of before keys belonged to projects stands under the bare key, whosever it is. */
  @Override
  public OptionalLong indexOfKey(Optional<String> project, String key) {
    return sql
        .list(
            "SELECT idx, leaf FROM entry WHERE key IN (?, ?)",
            row -> new Found(row.getLong(1), new Rows.Leaf(row.getBytes(2))),
            Entry.request(project, key),
            key)
        .stream()
        .filter(found -> Entry.parse(found.leaf.bytes()).project().equals(project))
        .mapToLong(Found::index)
        .findFirst();
  }

  @Override
  public List<Long> indicesOfChange(String change) {
    return sql.list(
        "SELECT idx FROM entry WHERE change = ? ORDER BY change_seq",
        row -> row.getLong(1),
        change);
  }

  @Override
  public OptionalLong firstOfChange(String change) {
    return sql.one(
            "SELECT idx FROM entry WHERE change = ? AND change_seq = 0",
            row -> row.getLong(1),
            change)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Override
  public long countOfChange(String change) {
    return count("SELECT max(change_seq) FROM entry WHERE change = ?", change);
  }

  @Override
  public Optional<Hash> lastOfChange(String change) {
    return sql.one(
        "SELECT hash FROM entry WHERE change = ? ORDER BY change_seq DESC LIMIT 1",
        row -> Hash.of(row.getBytes(1)),
        change);
  }

  @Override
  public List<Long> indicesOfScope(String scope) {
    return sql.list(
        "SELECT idx FROM entry WHERE scope = ? ORDER BY scope_seq", row -> row.getLong(1), scope);
  }

  /** A type that this version does not know is fetched, and said to be unknown. */
  @Override
  public void entriesOfScope(
      String scope, long from, Set<RecordType> without, ObjLongConsumer<Entry> each) {
    String silent =
        without.stream().map(type -> "'" + type.word() + "'").collect(Collectors.joining(", "));
    sql.each(
        "SELECT idx, leaf FROM entry WHERE scope = ? AND scope_seq >= ?"
            + (silent.isEmpty() ? "" : " AND type NOT IN (" + silent + ")")
            + " ORDER BY scope_seq",
        row -> new Found(row.getLong(1), new Rows.Leaf(row.getBytes(2))),
        found -> each.accept(Entry.parse(found.leaf.bytes()), found.index),
        scope,
        from);
  }

  private record Found(long index, Rows.Leaf leaf) {}

  @Override
  public long countOfScope(String scope) {
    return count("SELECT max(scope_seq) FROM entry WHERE scope = ?", scope);
  }

  @Override
  public List<Long> openings(long before, int limit) {
    return sql.list(
        "SELECT idx FROM entry WHERE change_seq = 0 AND idx < ? ORDER BY idx DESC LIMIT ?",
        row -> row.getLong(1),
        before,
        limit);
  }

  /** Goes from scope to scope by the index: their entries, which may be many, are not visited. */
  @Override
  public List<String> scopes() {
    return sql.list(
        "WITH RECURSIVE seen (scope) AS (SELECT min(scope) FROM entry UNION ALL"
            + " SELECT (SELECT min(scope) FROM entry WHERE scope > seen.scope)"
            + " FROM seen WHERE scope IS NOT NULL)"
            + " SELECT scope FROM seen WHERE scope IS NOT NULL ORDER BY scope",
        row -> row.getString(1));
  }

  private long count(String highest, String of) {
    return sql.one(
            highest,
            row -> {
              long last = row.getLong(1);
              return row.wasNull() ? 0 : last + 1;
            },
            of)
        .orElse(0L);
  }

  @Override
  public Optional<Blob> blob(Hash commitment) {
    Optional<Blob> kept =
        sql.one(
            "SELECT salt, content FROM blob WHERE commitment = ? AND salt IS NOT NULL",
            row -> Blob.stored(row.getBytes(1), row.getBytes(2)),
            commitment.bytes());
    if (kept.isPresent() && !kept.get().commitment().equals(commitment)) {
      // Shown or decided upon, somebody else's bytes would pass for what was recorded.
      throw new StorageFailure(
          "the bytes kept under "
              + commitment.base64()
              + " are not what the record commits to; next: evenkeel trail verify names the record,"
              + " docs/trust.md says what to do");
    }
    return kept;
  }

  /** Adds up what stands between two stored levels from the lower one. */
  @Override
  public Hash at(int level, long index) {
    int above = level % TILE_LEVELS;
    List<Hash> hashes = stored(level - above, index << above, 1 << above);
    while (hashes.size() > 1) {
      var paired = new ArrayList<Hash>(hashes.size() / 2);
      for (int i = 0; i < hashes.size(); i += 2) {
        paired.add(Merkle.node(hashes.get(i), hashes.get(i + 1)));
      }
      hashes = paired;
    }
    return hashes.getFirst();
  }

  @Override
  public List<Hash> leaves(long from, int count) {
    return stored(0, from, count);
  }

  final List<Hash> stored(int level, long from, int count) {
    List<Hash> hashes =
        level == 0
            ? sql.list(
                "SELECT hash FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx",
                row -> Hash.of(row.getBytes(1)),
                from,
                from + count)
            : sql.list(
                "SELECT hash FROM subtree WHERE level = ? AND idx >= ? AND idx < ? ORDER BY idx",
                row -> Hash.of(row.getBytes(1)),
                level,
                from,
                from + count);
    if (hashes.size() != count) {
      throw new StorageFailure(
          "the log's database has "
              + hashes.size()
              + " of the "
              + count
              + " hashes from "
              + from
              + " on level "
              + level);
    }
    return hashes;
  }
}
