package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads what each table of a database wants of a row. */
interface TableReader {
  List<Table> read(Connection connection) throws SQLException;
}
