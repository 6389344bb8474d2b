package dev.evenkeel.source.database.postgresql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every class of objects, each behind what it refers to. */
final class Parts {
  static final List<Part> ALL =
      Stream.of(
              Names.PARTS,
              Relations.PARTS,
              List.of(Columns.PART),
              Types.PARTS,
              List.of(Constraints.PART, Indexes.PART, Sequences.PART, Routines.PART),
              List.of(Routines.AGGREGATES),
              Triggers.PARTS,
              Operators.PARTS,
              TextSearch.PARTS,
              Foreign.PARTS,
              Replication.PARTS,
              Database.PARTS,
              List.of(Extensions.PART),
              Platform.PARTS,
              Coverage.PARTS,
              Comments.PARTS)
          .flatMap(List::stream)
          .toList();

  private Parts() {}

  /** Which of the catalogs that parts are among hold something a user made, one row of truths. */
  static String presence(List<Part> parts) {
    return parts.stream()
        .map(Part::among)
        .filter(catalog -> !catalog.isEmpty())
        .distinct()
        .map(Parts::isThere)
        .collect(Collectors.joining("", "SELECT true AS always", ""));
  }

  private static String isThere(String catalog) {
    String id =
        switch (catalog) {
          case "pg_inherits" -> "inhrelid";
          case "pg_sequence" -> "seqrelid";
          case "pg_range" -> "rngtypid";
          case "pg_aggregate" -> "aggfnoid";
          case "pg_seclabel" -> "objoid";
          default -> "oid";
        };
    String kind = catalog.equals("pg_type") ? " AND " + Types.NO_ROW_TYPE : "";
    return ",\nEXISTS (SELECT 1 FROM %s WHERE %s >= %d%s) AS %s"
        .formatted(catalog, id, Part.FIRST_USER_OID, kind, catalog);
  }

  static List<Part> present(List<Part> parts, Rows presence) {
    Rows.Row there = presence.all().getFirst();
    return parts.stream().filter(part -> part.among().isEmpty() || there.is(part.among())).toList();
  }
}
