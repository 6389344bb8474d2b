package dev.evenkeel.source.database;

import dev.evenkeel.snapshot.Unread;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tables hold, without holding it; a tool's history tables among them.
 *
 * @param tables by path below the source, e.g. {@code public/table/users}
 * @param views what materialized views hold that were filled, by path; those whose query gives
 *     other rows each time it is asked are in {@code wavering} instead
 * @param wavering paths of these
 * @param sequences where each sequence stands, by its path; not part of any digest
 * @param unread tables whose rows may not be read, or not all of them
 */
public record RowDigests(
    Map<String, Rows> tables,
    Map<String, Filled> views,
    Set<String> wavering,
    Map<String, String> sequences,
    List<Unread> unread) {
  public RowDigests {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    views = Collections.unmodifiableMap(new TreeMap<>(views));
    wavering = Collections.unmodifiableSet(new TreeSet<>(wavering));
    sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    unread = List.copyOf(unread);
  }

  public RowDigests(Map<String, Rows> tables) {
    this(tables, Map.of(), Set.of(), Map.of(), List.of());
  }

  /**
   * One table's rows.
   *
   * @param count number of rows
   * @param digest independent of the order of rows and columns: equal digests, equal multisets
   */
  public record Rows(long count, String digest) {}

  /**
   * What a materialized view holds.
   *
   * @param fresh whether its query would give the same rows now
   */
  public record Filled(Rows rows, boolean fresh) {}
}
