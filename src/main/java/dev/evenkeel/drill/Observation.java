package dev.evenkeel.drill;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Unread;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database as a drill saw it at one moment.
 *
 * @param schema the trees that must be equal for the schema to be equal
 * @param storage identity of everything that holds rows, by its path: dropped and made again under
 *     the same name is another identity
 * @param rows what each table held, by its path; empty where nobody asked
 * @param views what each populated materialized view held, by its path; empty where nobody asked
 * @param unread what could not be looked at
 */
public record Observation(
    List<Document> schema,
    Map<String, String> storage,
    Optional<Map<String, Rows>> rows,
    Map<String, Filled> views,
    List<Unread> unread) {
  public Observation {
    schema = List.copyOf(schema);
    storage = Map.copyOf(storage);
    rows = rows.map(Map::copyOf);
    views = Map.copyOf(views);
    unread = List.copyOf(unread);
  }

  public Observation(
      List<Document> schema,
      Map<String, String> storage,
      Optional<Map<String, Rows>> rows,
      List<Unread> unread) {
    this(schema, storage, rows, Map.of(), unread);
  }

  /**
   * What one materialized view held.
   *
   * @param fresh whether its query would have given the same
   */
  public record Filled(Rows rows, boolean fresh) {}

  /**
   * What one table held.
   *
   * @param digest independent of the order of rows and columns
   */
  public record Rows(long count, String digest) {}
}
