package dev.evenkeel.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * Which tables hold rows after seeding.
 *
 * @param tables each table that is there, but those in which a migration tool keeps its history
 */
public record SeedReport(List<Table> tables) {
  public SeedReport {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param path below the source, as {@code RowDigests} names it, e.g. {@code public/table/users}
   * @param rows that seeding put in, or that are there after a file of them ran
   * @param unseeded why it holds no row; what becomes of its rows was then not looked at, which is
   *     not the same as nothing being lost
   */
  public record Table(String path, int rows, Optional<String> unseeded) {}

  /** The tables of which a drill can say nothing. */
  public List<Table> unseeded() {
    return tables.stream().filter(table -> table.unseeded().isPresent()).toList();
  }

  /** One line for people. */
  public String coverage() {
    int seeded = tables.size() - unseeded().size();
    return seeded + " of " + tables.size() + " tables hold rows";
  }
}
