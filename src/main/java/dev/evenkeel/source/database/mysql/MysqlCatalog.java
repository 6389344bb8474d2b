package dev.evenkeel.source.database.mysql;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import dev.evenkeel.source.database.TreeDraft;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalog of the database that a connection to MySQL or MariaDB is in. */
public final class MysqlCatalog implements CatalogReader {
  @Override
  public CatalogReading read(Connection connection) throws SQLException {
    Flavor flavor = Flavor.of(connection);
    String database = String.valueOf(connection.getCatalog());
    var unread = new ArrayList<Unread>();
    var notes = new ArrayList<Note>();
    var scope = new Scope(connection, flavor, database, new TreeDraft(), unread, notes);
    Rights.read(scope);
    Tables.read(scope);
    Columns.read(scope);
    Indexes.read(scope);
    Constraints.read(scope);
    Views.read(scope);
    Triggers.read(scope);
    Routines.read(scope);
    Events.read(scope);
    Partitions.read(scope);
    var history = new TreeDraft();
    Set<String> tables = History.read(scope, history);
    var platform = new TreeDraft();
    Settings.read(scope, platform);
    List<Document> documents =
        List.of(
            scope.tree().document("schema"),
            history.document("history"),
            platform.document("platform"));
    Set<String> paths = tables.stream().map(name -> "table/" + name).collect(Collectors.toSet());
    return new CatalogReading(documents, unread, notes, Storage.read(scope), paths);
  }

  @Override
  public String mark(Connection connection) throws SQLException {
    return CatalogMark.read(connection);
  }

  @Override
  public RowDigests rows(Connection connection) throws SQLException {
    return Rows.read(connection);
  }
}
