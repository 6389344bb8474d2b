package dev.evenkeel.source.database;

import dev.evenkeel.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a multiset of rows: SHA-256 of each row, added up. Rows may come in any order, and
 * so may their columns; a row that is there twice counts twice.
 */
public final class RowSum {
  private static final int LANES = 4;

  private RowSum() {}

  /** Reads the rows to their end. */
  public static RowDigests.Rows of(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<Integer> byName =
        IntStream.rangeClosed(1, columns.getColumnCount())
            .boxed()
            .sorted(Comparator.comparing(i -> label(columns, i)))
            .toList();
    long[] sum = new long[LANES];
    long count = 0;
    MessageDigest sha = Sha256.begin();
    while (rows.next()) {
      for (int column : byName) {
        cell(sha, label(columns, column).getBytes(StandardCharsets.UTF_8));
        cell(
            sha,
            isBinary(columns.getColumnType(column)) ? rows.getBytes(column) : text(rows, column));
      }
      add(sum, sha.digest());
      count++;
    }
    ByteBuffer bytes = ByteBuffer.allocate(LANES * Long.BYTES);
    for (long lane : sum) {
      bytes.putLong(lane);
    }
    return new RowDigests.Rows(count, HexFormat.of().formatHex(bytes.array()));
  }

  /** What has no text of its own; drivers give the bytes of these alone. */
  private static boolean isBinary(int type) {
    return switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.BIT -> true;
      default -> false;
    };
  }

  private static byte @Nullable [] text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static void cell(MessageDigest sha, byte @Nullable [] bytes) {
    int length = bytes == null ? -1 : bytes.length;
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    if (bytes != null) {
      sha.update(bytes);
    }
  }

  private static void add(long[] sum, byte[] digest) {
    ByteBuffer lanes = ByteBuffer.wrap(digest);
    for (int i = 0; i < LANES; i++) {
      sum[i] += lanes.getLong();
    }
  }

  private static String label(ResultSetMetaData columns, int column) {
    try {
      return columns.getColumnLabel(column);
    } catch (SQLException e) {
      throw new IllegalStateException("a result without names of columns", e);
    }
  }
}
