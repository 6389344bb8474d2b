package dev.evenkeel.source.database.postgresql;

import java.util.List;
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
}
