package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a PostgreSQL server of 13 to 18 by catalog SQL. On a newer one it says what it does not
 * know.
 */
public final class PostgresqlCatalog implements CatalogReader {
  private final List<Part> parts;

  private PostgresqlCatalog(List<Part> parts) {
    this.parts = parts;
  }

  public PostgresqlCatalog() {
    this(Parts.ALL);
  }

  /**
   * Without what the database shares with the others of its server: version, settings, roles.
   * Extensions stay.
   */
  public static PostgresqlCatalog ofDatabase() {
    return new PostgresqlCatalog(
        Parts.ALL.stream().filter(part -> !Platform.PARTS.contains(part)).toList());
  }

  @Override
  public CatalogReading read(Connection connection) throws SQLException {
    return Session.reading(connection, this::read);
  }

  @Override
  public RowDigests rows(Connection connection) throws SQLException {
    return Session.reading(connection, RowReader::read);
  }

  private CatalogReading read(Session session) throws SQLException {
    var all = new Building(session.version());
    ask(session, present(session), all);
    if (all.holds("pg_subscription")) {
      ask(session, List.of(Replication.CONNECTIONS), all);
    }
    Coverage.unknownCatalogs(session, all);
    History history = History.of(all.columns);
    history.read(session, all);
    var documents = new ArrayList<Document>();
    documents.add(document("schema", all.schema));
    documents.add(document("platform", all.platform));
    if (!history.paths().isEmpty()) {
      documents.add(document("history", history.tree()));
    }
    return new CatalogReading(documents, all.unread, all.notes, all.storage, history.paths());
  }

  /** The parts that can say something; all of them where the server does not tell. */
  private List<Part> present(Session session) throws SQLException {
    return switch (session.ask(List.of(Parts.presence(parts))).getFirst()) {
      case Session.Answer.Given given -> Parts.present(parts, given.rows());
      case Session.Answer.Refused refused -> parts;
    };
  }

  private static Document document(String area, Branch tree) {
    return new Document(List.of(), tree.mapping(), new Shape.Catalog(area));
  }

  static void ask(Session session, List<Part> parts, Building all) throws SQLException {
    var answers =
        session.ask(parts.stream().map(part -> part.sql().apply(session.version())).toList());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      switch (answers.get(i)) {
        case Session.Answer.Given given ->
            given.rows().all().forEach(row -> part.place().accept(row, all));
        case Session.Answer.Refused refused ->
            all.unread.add(
                new Unread(
                    Building.SCHEMA_AREA,
                    List.of(Building.DATABASE, part.name()),
                    "catalog",
                    "the server did not tell the "
                        + part.name()
                        + ": "
                        + refused.message()
                        + " ("
                        + refused.state()
                        + ")",
                    "give the role that reads the right to select from the catalog, or read as"
                        + " another role"));
      }
    }
  }
}
