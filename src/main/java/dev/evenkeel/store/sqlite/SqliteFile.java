package dev.evenkeel.store.sqlite;

import dev.evenkeel.store.sql.Dialect;
import dev.evenkeel.store.sql.Engine;
import dev.evenkeel.store.sql.Schema;
import dev.evenkeel.store.sql.SqlStorage;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A log's SQLite file. */
public final class SqliteFile implements Engine {
  private static final int WAIT_FOR_OTHERS_MS = 30_000;
  private static final int FULL = 2;
  private final Path file;

  private SqliteFile(Path file) {
    this.file = file;
  }

  /** Opens the file for appending and reading; makes it and its tables where there are none. */
  public static Storage open(Path file) {
    var engine = new SqliteFile(file);
    ownersOnly(file);
    Schema.migrate(Schema.Target.of(engine.url()), "sqlite", flyway -> {}, engine::writing);
    return SqlStorage.open(engine);
  }

  /** Opens the file for reading alone; writes nothing, not even beside it. */
  public static Storage openToRead(Path file) {
    return SqlStorage.open(new Unwritten(file));
  }

  /** Bodies may be confidential. SQLite gives the files beside the database the same mode. */
  private static void ownersOnly(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // Its owner may have given it to a group on purpose.
      return;
    } catch (IOException e) {
      throw new StorageFailure("the log " + file + " cannot be made: " + e, e);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public Connection writing() throws SQLException {
    return foldedIn(checked(open()));
  }

  /**
   * What a writer that died left in the write-ahead log may be in the page cache alone: a sync that
   * failed is not made up for by a later one. Copied into the database and synced there, it is on
   * the disk before anybody is told so.
   */
  private static Connection foldedIn(Connection connection) throws SQLException {
    pragma(connection, "wal_checkpoint(PASSIVE)");
    return connection;
  }

  @Override
  public Connection reading() throws SQLException {
    return checked(open());
  }

  @Override
  public List<String> beginWriting() {
    return List.of("BEGIN IMMEDIATE");
  }

  @Override
  public List<String> beginReading() {
    return List.of("BEGIN");
  }

  private Connection open() throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
    config.enforceForeignKeys(true);
    // Nobody asks for them, and the driver would run a query after every insertion.
    config.setGetGeneratedKeys(false);
    return config.createConnection(url());
  }

  /** Asks the engine what it does instead of believing that it does what it was told. */
  private static Connection checked(Connection connection) throws SQLException {
    String journal = pragma(connection, "journal_mode").getFirst();
    String synchronous = pragma(connection, "synchronous").getFirst();
    if (!journal.equals("wal") || Integer.parseInt(synchronous) < FULL) {
      connection.close();
      throw new StorageFailure(
          "SQLite says journal_mode="
              + journal
              + " and synchronous="
              + synchronous
              + "; a receipt needs wal and 2 (FULL). Is the file on a network drive?");
    }
    return connection;
  }

  @Override
  public Dialect dialect() {
    return SqliteDialect.WORDS;
  }

  @Override
  public List<String> selfCheck(Connection connection) {
    return check(file, connection);
  }

  static List<String> check(Path file, Connection connection) {
    try {
      var said = new ArrayList<>(pragma(connection, "integrity_check"));
      said.remove("ok");
      // The engine fills up a page that the file's end cuts, and misses nothing where it is empty.
      long length = Files.size(file);
      long page = Long.parseLong(pragma(connection, "page_size").getFirst());
      if (length % page != 0) {
        said.add("the file has " + length + " bytes, which is no whole number of pages of " + page);
      }
      said.addAll(KnownSchema.differences(connection));
      return said;
    } catch (SQLException | IOException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> pragma(Connection connection, String name) throws SQLException {
    var said = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      while (rows.next()) {
        said.add(String.valueOf(rows.getString(1)));
      }
    }
    return said;
  }

  /**
   * A log that is only looked at. A write-ahead log that nobody has folded in yet can be read only
   * where its index may be written, so a directory that cannot be written is read as it lies.
   */
  private record Unwritten(Path file) implements Engine {
    @Override
    public Connection writing() throws SQLException {
      return reading();
    }

    @Override
    public Connection reading() throws SQLException {
      var config = new SQLiteConfig();
      config.setReadOnly(true);
      config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
      Path wal = file.resolveSibling(file.getFileName() + "-wal");
      boolean frozen = !Files.exists(wal);
      String path = file.toUri().getRawPath();
      return config.createConnection(
          "jdbc:sqlite:file:" + path + "?mode=ro" + (frozen ? "&immutable=1" : ""));
    }

    @Override
    public List<String> beginWriting() {
      throw new StorageFailure("this log was opened to be read");
    }

    @Override
    public List<String> beginReading() {
      return List.of("BEGIN");
    }

    @Override
    public Dialect dialect() {
      return SqliteDialect.WORDS;
    }

    @Override
    public List<String> selfCheck(Connection connection) {
      return check(file, connection);
    }
  }
}
