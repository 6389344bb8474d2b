package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.CatalogReader;
import dev.evenkeel.source.database.CatalogReading;
import dev.evenkeel.source.database.RowDigests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a PostgreSQL server of 13 to 18 by catalog SQL. On a newer one it says what it does not
 * know.
 */
public final class PostgresqlCatalog implements CatalogReader {
  private static final String NEXT =
      "see what the server says; where a lock is held, read again later, else give the role that"
          + " reads the right to select from the catalog";

  private final List<Part> parts;

  private PostgresqlCatalog(List<Part> parts) {
    this.parts = parts;
  }

  public PostgresqlCatalog() {
    this(Parts.ALL);
  }

  /**
   * Without the server's version and settings. What a migration can change stays: extensions, what
   * is set for the database, roles.
   */
  public static PostgresqlCatalog ofDatabase() {
    return new PostgresqlCatalog(
        Parts.ALL.stream().filter(part -> !Platform.OF_THE_SERVER.contains(part)).toList());
  }

  @Override
  public CatalogReading read(Connection connection) throws SQLException {
    return Session.reading(connection, this::read);
  }

  @Override
  public RowDigests rows(Connection connection) throws SQLException {
    RowDigests first = Session.reading(connection, RowReader::read);
    boolean stale = first.views().values().stream().anyMatch(view -> !view.fresh());
    // Each reading is a transaction of its own: only another one has another now().
    return stale
        ? ViewReader.steady(
            first,
            Session.reading(connection, ViewReader::given),
            Session.reading(connection, ViewReader::given))
        : first;
  }

  @Override
  public String mark(Connection connection) throws SQLException {
    return CatalogMark.read(connection);
  }

  @Override
  public List<Note> behind(Connection connection) throws SQLException {
    return Session.reading(connection, SequencePositions::behind);
  }

  private CatalogReading read(Session session) throws SQLException {
    var all = new Building(session.version());
    ask(session, present(session), all);
    if (!all.placed("pg_subscription").isEmpty()) {
      ask(session, List.of(Replication.CONNECTIONS), all);
    }
    Coverage.unknownCatalogs(session, all);
    History history = History.of(all.columns);
    history.read(session, all);
    var documents = new ArrayList<Document>();
    documents.add(document("schema", all.schema, all.gap));
    documents.add(document("platform", all.platform, all.platformGap));
    if (!history.paths().isEmpty() || all.gap.isPresent()) {
      documents.add(document("history", history.tree(), all.gap));
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

  private static Document document(String area, Branch tree, Optional<String> gap) {
    Node root =
        gap.isPresent()
            ? new Node.Unreadable(gap.get(), NEXT, Origin.of("catalog"), 0)
            : tree.mapping();
    return new Document(List.of(), root, new Shape.Catalog(area));
  }

  private static void ask(Session session, List<Part> parts, Building all) throws SQLException {
    var answers =
        session.ask(parts.stream().map(part -> part.sql().apply(session.version())).toList());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      switch (answers.get(i)) {
        case Session.Answer.Given given ->
            given.rows().all().forEach(row -> part.place().accept(row, all));
        case Session.Answer.Refused refused -> refused(part, refused, all);
      }
    }
  }

  /**
   * Objects that were not told are not absent: without one part nothing that stands on one side
   * alone means anything, so the whole is unreadable.
   */
  private static void refused(Part part, Session.Answer.Refused refused, Building all) {
    String why =
        "the server did not tell the %s: %s (%s)"
            .formatted(part.name(), refused.message(), refused.state());
    if (part.equals(Replication.CONNECTIONS)) {
      Replication.unseen(all, why, NEXT);
      return;
    }
    boolean ofPlatform = part.equals(Extensions.PART) || Platform.PARTS.contains(part);
    if (ofPlatform) {
      all.platformGap = Optional.of(why);
    } else {
      all.gap = Optional.of(why);
    }
    all.unread.add(
        new Unread(
            ofPlatform ? "platform" : Building.SCHEMA_AREA,
            List.of(Building.DATABASE, part.name()),
            "catalog",
            why,
            NEXT));
  }
}
