package dev.evenkeel.sandbox.seed;

import java.util.List;

/**
 * A table that rows are made for.
 *
 * @param path as row digests name it
 * @param written its name as SQL quotes it
 * @param columns that take a value; generated ones are left out
 */
record Table(
    String path,
    String written,
    List<Column> columns,
    List<Reference> references,
    List<CheckConstraint> checks) {
  Table {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
    checks = List.copyOf(checks);
  }

  /** Whether a row may refer to nothing by this key. */
  boolean mayStayEmpty(Reference reference) {
    return columns.stream()
        .anyMatch(column -> reference.columns().contains(column.name()) && column.nullable());
  }
}
