package dev.evenkeel.drill;

import java.util.List;
import java.util.Map;

/**
 * What a database that runs says of its migrations.
 *
 * @param entries of every tool's tables, in the order in which they were made
 * @param tables that are no tool's
 * @param doubts why it is not to be relied on: what could not be read, what did not end well
 */
public record LiveHistory(List<Entry> entries, List<String> tables, List<String> doubts) {
  public LiveHistory {
    entries = List.copyOf(entries);
    tables = List.copyOf(tables);
    doubts = List.copyOf(doubts);
  }

  /**
   * A row.
   *
   * @param tool whose table it stands in, as histories are called
   * @param key that names it
   * @param facets the rest of it, by column in lower case
   */
  public record Entry(String tool, String key, Map<String, String> facets) {
    public Entry {
      facets = Map.copyOf(facets);
    }
  }
}
