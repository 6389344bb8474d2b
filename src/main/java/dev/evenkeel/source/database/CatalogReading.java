package dev.evenkeel.source.database;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A catalog as trees.
 *
 * @param documents one of shape {@code Catalog} for each area that was read: schema, history,
 *     platform
 * @param unread object kinds found and not compared, parts that may not be read
 * @param notes residue and the like: an INVALID index, a NOT VALID constraint, a disabled trigger
 * @param storage identity of everything that holds rows, by its path below the source ({@code
 *     public/table/users}, {@code public/table/users/column/email}): dropped and made again under
 *     the same name is another identity
 * @param historyTables paths of the tables in which a migration tool keeps its history
 */
public record CatalogReading(
    List<Document> documents,
    List<Unread> unread,
    List<Note> notes,
    Map<String, String> storage,
    Set<String> historyTables) {
  public CatalogReading {
    documents = List.copyOf(documents);
    unread = List.copyOf(unread);
    notes = List.copyOf(notes);
    storage = Map.copyOf(storage);
    historyTables = Set.copyOf(historyTables);
  }

  public CatalogReading(
      List<Document> documents,
      List<Unread> unread,
      List<Note> notes,
      Map<String, String> storage) {
    this(documents, unread, notes, storage, Set.of());
  }
}
