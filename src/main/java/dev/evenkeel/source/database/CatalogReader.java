package dev.evenkeel.source.database;

import dev.evenkeel.snapshot.Note;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads one engine's catalog. The connection is only read from; a read-only role suffices. */
public interface CatalogReader {
  /**
   * Everything that is compared, by catalog SQL.
   *
   * @throws SQLException only where the server is gone; a part that may not be read is data of the
   *     reading
   */
  CatalogReading read(Connection connection) throws SQLException;

  /**
   * Another text whenever an object of the catalog was made, changed or dropped; for whoever reads
   * while others are at work, since no server tells its whole catalog in one moment. What belongs
   * to a session alone, as a temporary table does, is no part of it.
   */
  default String mark(Connection connection) throws SQLException {
    return "";
  }

  /**
   * Sequences that will hand out a number which their column holds already. Of the rows the
   * greatest number alone is looked at, where an index gives it, and it is not told.
   */
  default List<Note> behind(Connection connection) throws SQLException {
    return List.of();
  }

  /** Counts and digests of the rows of every table, for drills. */
  RowDigests rows(Connection connection) throws SQLException;
}
