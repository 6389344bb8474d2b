package dev.evenkeel.sandbox.seed;

import java.util.List;

/**
 * A foreign key.
 *
 * @param target path of the table that is referred to
 * @param writtenTarget its name as SQL quotes it
 * @param writtenColumns names of the columns that are referred to, as SQL quotes them
 */
record Reference(
    List<String> columns, String target, String writtenTarget, List<String> writtenColumns) {
  Reference {
    columns = List.copyOf(columns);
    writtenColumns = List.copyOf(writtenColumns);
  }
}
