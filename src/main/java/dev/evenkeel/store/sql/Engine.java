package dev.evenkeel.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs from engine to engine. Connections come in auto-commit; transactions are SQL. */
public interface Engine {
  Connection writing() throws SQLException;

  Connection reading() throws SQLException;

  /** Begins a transaction that excludes every other writer, of other processes too. */
  List<String> beginWriting();

  /** Begins a transaction that sees one moment. */
  List<String> beginReading();

  Dialect dialect();

  /** What the engine says of its own files. */
  List<String> selfCheck(Connection connection);
}
