package dev.evenkeel.source.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads one engine's catalog. The connection is only read from; a read-only role suffices. */
public interface CatalogReader {
  /**
   * Everything that is compared, by catalog SQL.
   *
   * @throws SQLException only where the server is gone; a part that may not be read is data of the
   *     reading
   */
  CatalogReading read(Connection connection) throws SQLException;

  /** Counts and digests of the rows of every table, for drills. */
  RowDigests rows(Connection connection) throws SQLException;
}
