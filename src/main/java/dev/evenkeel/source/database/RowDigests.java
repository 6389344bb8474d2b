package dev.evenkeel.source.database;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tables hold, without holding it.
 *
 * @param tables by path below the source, e.g. {@code public/table/users}
 */
public record RowDigests(Map<String, Rows> tables) {
  public RowDigests {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /**
   * One table's rows.
   *
   * @param count number of rows
   * @param digest independent of the order of rows and columns: equal digests, equal multisets
   */
  public record Rows(long count, String digest) {}
}
